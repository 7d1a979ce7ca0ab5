"""The empty form is drawn once per frozen version and language; what one reader gets never depends on another."""

import re

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

import pytest

from feedback.forms.frozen_forms import frozen_version
from feedback.models import FormVersion, Submission
from feedback.submissions.public_form.blank_forms import blank_form
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.public_form.sections import sections_of
from feedback.submissions.public_form.upload_fields import settle_files
from tests.factories import feedback as make
from tests.factories import hostile_files as files
from tests.feedback.filling import PAGED, WITH_FILE, open_paged, sent, upload
from tests.furniture import furnished

KEY = re.compile(r'name="key" value="([^"]+)"')
LANGUAGES = [code for code, _name in settings.FORM_LANGUAGES]


@furnished
def filed(home):
    return make.open_form(home, "filed", questions=WITH_FILE)


@furnished
def paged(home):
    return open_paged(home)


def frozen_of(form):
    version = FormVersion.objects.filter(form=form).latest("number")
    return frozen_version(version.pk, version.sha256)


def drawn_anew(frozen, slug: str, page: int | None) -> str:
    form = AnswerForm(frozen, slug, page=page)
    settle_files(form, [])
    return render_to_string("feedback/_questions.html", {"form": form, "sections": sections_of(form)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_what_would_be_drawn_anew(form, filed, paged, language):
    for each, page in ((form, None), (filed, None), (paged, 1)):
        with translation.override(language):
            kept = [blank_form(frozen_of(each), each.slug).drawn for _time in range(2)]
            anew = drawn_anew(frozen_of(each), each.slug, page)
        assert {KEY.sub("", html) for html in kept} == {KEY.sub("", anew)}


def test_each_reader_gets_a_key_of_their_own_that_is_taken_once(client, filed):
    keys = [KEY.search(client.get("/feedback/filed/").content.decode())[1] for _reader in range(2)]
    for number, key in enumerate([*keys, keys[0]]):
        answer = sent("filed", q_missing=f"Number {number % 2}.") | {"key": key}
        assert client.post("/feedback/filed/", answer).status_code == 303
    assert len(set(keys)) == 2 and Submission.objects.count() == 2


def test_a_new_version_shows_at_once(client, home):
    page = make.make_page(home)
    page.save_revision().publish()
    assert "What is missing?" in client.get("/feedback/survey/").content.decode()
    page.questions[0].value["label"] = "What else is missing?"
    page.save_revision().publish()
    assert "What else is missing?" in client.get("/feedback/survey/").content.decode()


def test_what_one_person_typed_and_added_does_not_show_to_the_next(client, filed):
    before = KEY.sub("", client.get("/feedback/filed/").content.decode())
    answer = sent("filed", q_missing="me@example.org", **{"q-proof": upload(files.pdf())})
    refused = client.post("/feedback/filed/", answer)
    html = refused.content.decode()
    assert refused.status_code == 422 and "me@example.org" in html and "Saved: proof.pdf" in html
    assert KEY.sub("", client.get("/feedback/filed/").content.decode()) == before


def test_a_question_is_required_for_the_next_person_too(client, home):
    make.open_form(home, "must", questions=[*PAGED[:1], ("proof", "file", {"required": True})])
    kept = client.post("/feedback/must/", sent("must", **{"q-proof": upload(files.pdf())}))  # without "who"
    assert kept.status_code == 422 and "Saved: proof.pdf" in kept.content.decode()
    refused = client.post("/feedback/must/", sent("must", q_who="red"))
    assert refused.status_code == 422 and "id_q-proof_problem" in refused.content.decode()


@pytest.mark.engine
def test_showing_it_takes_one_statement(client, form, django_assert_max_num_queries):
    client.get("/feedback/survey/")
    with django_assert_max_num_queries(1):
        client.get("/feedback/survey/")
