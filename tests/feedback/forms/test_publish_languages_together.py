"""One act publishes all languages of a form; what is not complete is named, and a person decides."""

from datetime import UTC, datetime

from wagtail.models import Locale

import pytest

from feedback.forms.services import save_translation
from feedback.models import NOTICE_ELEMENTS, FeedbackFormPage, FormTranslation, FormVersion
from tests.factories import feedback as make
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/desk/forms/survey/publish/"
FIND = ask.block("one_choice", "find", "Can you find it?", choices=ask.items("Yes", "No"), about_you=False)
PLACES = [
    "title",
    "find.label",
    "find.choice.yes",
    "find.choice.no",
    *(f"notice.{e}" for e in NOTICE_ELEMENTS),
]


@furnished
def form_page(home):
    return ask.draft(home, [FIND])


@furnished
def desk(client_for, publisher):
    return client_for(publisher)


def translate(form_page, publisher, language: str = "vi", places=PLACES) -> None:
    words = {place: f"{language} {place}" for place in places}
    save_translation(actor=publisher, form=form_page.form, language=language, words=words)


def spanish_draft(form_page) -> FeedbackFormPage:
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    other = form_page.copy_for_translation(spanish, copy_parents=True).specific
    other.questions = ask.stream([FIND | {"value": FIND["value"] | {"label": "¿Lo encuentra?"}}])
    other.save_revision()
    return other


def label(version: FormVersion) -> dict[str, str]:
    return version.questions.get(key="find").label


def test_pages_and_texts_become_public_as_one_version(form_page, desk, publisher, client):
    spanish_draft(form_page)
    translate(form_page, publisher)
    assert desk.post(URL).status_code == 302
    version = FormVersion.objects.get()
    assert label(version) == {"en": "Can you find it?", "es": "¿Lo encuentra?", "vi": "vi find.label"}
    assert version.frozen_by == str(publisher)
    assert FeedbackFormPage.objects.live().count() == 2
    assert client.get("/es/feedback/survey/").status_code == 200


def test_the_screen_names_the_languages_and_what_is_missing(form_page, desk, publisher):
    translate(form_page, publisher, places=[place for place in PLACES if place != "find.choice.no"])
    html = desk.get(URL).content.decode()
    assert "1 part missing or out of date" in html and "Can you find it?: Answer" in html
    assert "its page has a draft that is not public" in html


def test_an_incomplete_language_is_not_published_before_someone_decides(form_page, desk, publisher):
    translate(form_page, publisher, places=["title"])
    response = desk.post(URL)
    html = response.content.decode()
    assert response.status_code == 422 and "Decide how to publish this language" in html
    assert 'id="id_vi_problem"' in html and not FormVersion.objects.exists()


def test_it_is_published_without_that_language(form_page, desk, publisher, client):
    translate(form_page, publisher, places=["title", "find.label"])
    desk.post(URL, {"vi": "without"})
    assert label(FormVersion.objects.get()) == {"en": "Can you find it?"}
    assert FormTranslation.objects.get().words["title"] == "vi title", "what was typed stays"
    assert "left out last time" in desk.get(URL).content.decode()


def test_a_language_left_out_stays_out_when_the_page_is_published_alone(form_page, desk, publisher):
    translate(form_page, publisher, places=["title", "find.label"])
    desk.post(URL, {"vi": "without"})
    ask.publish_again(FeedbackFormPage.objects.get(), [FIND], title="Reworded")
    assert set(FormVersion.objects.first().title) == {"en"}


def test_or_with_what_there_is(form_page, desk, publisher):
    translate(form_page, publisher, places=["title"])
    desk.post(URL, {"vi": "partly"})
    assert FormVersion.objects.get().title == {"en": "Survey", "vi": "vi title"}


def test_a_page_that_is_left_out_is_not_published(form_page, desk):
    other = spanish_draft(form_page)
    other.notice_access = ""
    other.save_revision(clean=False)
    desk.post(URL, {"es": "without"})
    other.refresh_from_db()
    assert not other.live and label(FormVersion.objects.get()) == {"en": "Can you find it?"}


def test_a_language_that_is_complete_again_is_offered_again(form_page, desk, publisher):
    translate(form_page, publisher, places=["title"])
    desk.post(URL, {"vi": "without"})
    translate(form_page, publisher)
    desk.post(URL)
    assert "vi" in FormVersion.objects.first().title and not FormTranslation.objects.get().is_left_out


def test_a_page_published_by_itself_offers_its_language_again(form_page, desk):
    other = spanish_draft(form_page)
    other.notice_access = ""
    other.save_revision(clean=False)
    desk.post(URL, {"es": "without"})
    other.notice_access = "Acceso"
    other.save_revision().publish()
    assert label(FormVersion.objects.first())["es"] == "¿Lo encuentra?"
    assert not FormTranslation.objects.get().is_left_out


def test_a_draft_with_a_problem_stops_all_of_it(form_page, desk):
    form_page.notice_access = ""
    form_page.save_revision(clean=False)
    response = desk.post(URL)
    assert response.status_code == 409 and "cannot be published as it is" in response.content.decode()
    assert not FormVersion.objects.exists() and not FeedbackFormPage.objects.live().exists()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"locked": True}, "is locked or under review"),
        ({"go_live_at": datetime(2999, 1, 1, tzinfo=UTC)}, "is scheduled to be published"),
    ],
)
def test_a_page_that_is_locked_or_has_a_later_date_stops_all_of_it(form_page, desk, facts, words):
    other = spanish_draft(form_page)
    for name, value in facts.items():
        setattr(other, name, value)
    other.save()
    other.save_revision()
    response = desk.post(URL)
    html = response.content.decode()
    assert response.status_code == 409 and words in html and "(Español)" in html
    assert not FormVersion.objects.exists() and not FeedbackFormPage.objects.live().exists()


def test_publishing_the_same_again_says_that_nothing_changed(form_page, desk):
    desk.post(URL)
    html = desk.post(URL, follow=True).content.decode()
    assert "Nothing changed" in html and FormVersion.objects.count() == 1


@pytest.mark.parametrize("wrong", ["", "later"])
def test_another_choice_is_refused(form_page, desk, publisher, wrong):
    translate(form_page, publisher, places=["title"])
    assert desk.post(URL, {"vi": wrong}).status_code == 422


def test_a_form_without_a_page_is_not_published_here(home, desk):
    make.make_form("other")
    assert desk.get("/desk/forms/other/publish/").status_code == 404


def test_editors_do_not_publish(form_page, client_for, editor):
    assert client_for(editor).post(URL).status_code == 404
