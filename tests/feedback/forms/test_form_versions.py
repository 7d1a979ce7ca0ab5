"""Publishing a form's page freezes what it says; answers name the version that they were given to."""

from django.core.exceptions import ValidationError

from wagtail.models import Locale

import pytest

from feedback.forms.frozen_forms import frozen_version
from feedback.models import NOTICE_ELEMENTS, Form, FormVersion
from tests.factories import feedback as make
from tests.furniture import furnished


def publish(form_page) -> None:
    form_page.save_revision().publish()


@furnished
def form_page(home):
    return make.make_page(home)


def test_the_record_is_made_with_its_page_and_has_a_history(form_page):
    form = Form.objects.get()
    assert (form.slug, form_page.form) == ("survey", form)
    assert form.history.get().history_actor == "system:page"


def test_a_draft_freezes_nothing(form_page):
    form_page.save_revision()
    assert not FormVersion.objects.exists()


def test_publishing_freezes_words_questions_choices_and_notice(form_page):
    publish(form_page)
    version = FormVersion.objects.get()
    assert (version.number, version.title) == (1, {"en": "Survey"})
    assert set(version.notice) == set(NOTICE_ELEMENTS)
    first, second = version.questions.all()
    assert (first.key, first.kind, first.label) == ("aaaa", "long_text", {"en": "What is missing?"})
    assert [choice["key"] for choice in second.choices] == ["c0", "c1"]


def test_publishing_unchanged_words_makes_no_new_version(form_page):
    publish(form_page)
    publish(form_page)
    assert FormVersion.objects.count() == 1


def test_changed_words_make_a_new_version_and_keep_the_old_one(form_page):
    publish(form_page)
    form_page.questions = form_page.questions.stream_block.to_python(
        make.question_blocks(label="What is unclear?")
    )
    publish(form_page)
    labels = [
        version.questions.get(key="aaaa").label["en"] for version in FormVersion.objects.order_by("number")
    ]
    assert labels == ["What is missing?", "What is unclear?"]


def test_a_retired_question_stays_in_the_version_in_which_it_was_asked(form_page):
    publish(form_page)
    form_page.questions = form_page.questions.stream_block.to_python(make.question_blocks()[:1])
    publish(form_page)
    assert [version.questions.count() for version in FormVersion.objects.order_by("number")] == [2, 1]


def test_a_key_cannot_come_to_mean_another_kind_of_question(form_page):
    publish(form_page)
    blocks = make.question_blocks()
    blocks[0]["type"] = "short_text"
    form_page.questions = form_page.questions.stream_block.to_python(blocks)
    with pytest.raises(ValidationError, match="cannot become another kind"):
        publish(form_page)


@pytest.mark.parametrize("element", NOTICE_ELEMENTS)
def test_a_form_cannot_be_published_without_one_of_the_eight_parts(form_page, element):
    setattr(form_page, f"notice_{element}", "")
    with pytest.raises(ValidationError):
        publish(form_page)
    form_page.refresh_from_db()
    assert not form_page.live and not FormVersion.objects.exists()


def test_all_languages_are_frozen_at_once_under_the_same_keys(form_page):
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    publish(form_page)
    other = form_page.copy_for_translation(spanish, copy_parents=True).specific
    other.title = "Encuesta"
    other.questions = other.questions.stream_block.to_python(make.question_blocks(label="¿Qué falta?"))
    publish(other)
    version = FormVersion.objects.order_by("-number").first()
    assert version.title == {"en": "Survey", "es": "Encuesta"}
    assert version.questions.get(key="aaaa").label == {"en": "What is missing?", "es": "¿Qué falta?"}
    assert Form.objects.count() == 1


def test_a_published_form_can_be_answered_and_the_answer_names_its_version(form_page, client):
    from tests.feedback.helpers import payload

    publish(form_page)
    answer = {"key": payload()["key"], "q-aaaa": "My county.", "q-bbbb": "c1"}
    assert client.post("/feedback/survey/", answer).status_code == 303
    made = Form.objects.get().submissions.get()
    assert made.version.number == 1 and made.answers == {"bbbb": "c1"}


def test_an_unpublished_form_is_gone_from_the_public(form_page, client):
    publish(form_page)
    form_page.refresh_from_db()
    form_page.unpublish()
    assert client.get("/feedback/survey/").status_code == 404


def test_a_frozen_version_is_read_once_for_each_process(form_page, django_assert_num_queries):
    publish(form_page)
    version = FormVersion.objects.get()
    frozen_version(version.pk, version.sha256)
    with django_assert_num_queries(0):
        frozen_version(version.pk, version.sha256)


def test_the_page_shows_an_editor_what_is_asked(form_page, client_for, publisher):
    form_page.save_revision()
    response = form_page.make_preview_request()
    assert response.status_code == 200
