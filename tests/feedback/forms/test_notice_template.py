"""A new form starts from the site's privacy notice, may differ, and a screen says where it does (PRV-04)."""

import re

import pytest

from feedback.models import (
    NOTICE_ELEMENTS,
    FeedbackFormPage,
    FeedbackIndexPage,
    FormTranslation,
    FormVersion,
    NoticeTemplate,
)
from tests.factories import feedback as make
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/desk/forms/notice/"
WORDS = {element: f"{element} words" for element in NOTICE_ELEMENTS}
SPANISH = {element: f"texto de {element}" for element in NOTICE_ELEMENTS}
FIND = ask.block("short_text", "find", "What is missing?")


@furnished
def desk(client_for, editor):
    return client_for(editor)


def save(desk, language: str = "en", **words):
    return desk.post(f"{URL}?to={language}", words)


def test_it_is_saved_in_each_language_with_who_changed_it(desk, editor):
    assert save(desk, **WORDS)["Location"] == f"{URL}?to=en"
    save(desk, "vi", agency="Cơ quan")
    rows = {each.language: each.words for each in NoticeTemplate.objects.all()}
    assert rows == {"en": WORDS, "vi": {"agency": "Cơ quan"}}
    assert NoticeTemplate.objects.get(language="en").history.get().history_actor == str(editor)
    assert "Cơ quan" in desk.get(f"{URL}?to=vi").content.decode()


def test_saving_the_same_writes_no_history(desk):
    save(desk, **WORDS)
    save(desk, **WORDS)
    assert NoticeTemplate.history.count() == 1


def test_a_text_that_is_too_long_is_refused_beside_its_box_and_stays(desk):
    response = save(desk, **WORDS | {"agency": "w" * 1001})
    html = response.content.decode()
    assert response.status_code == 422 and 'id="id_agency_problem"' in html and "w" * 1001 in html
    assert not NoticeTemplate.objects.exists()


@pytest.mark.parametrize("code", ["xx", "../etc"])
def test_a_language_that_is_not_offered_has_no_template(desk, code):
    assert desk.get(URL, {"to": code}).status_code == 404


def test_a_new_form_starts_with_it(desk, home):
    save(desk, **WORDS)
    index = home.add_child(instance=FeedbackIndexPage(title="Give feedback", slug="feedback"))
    html = desk.get(f"/admin/pages/add/feedback/feedbackformpage/{index.pk}/").content.decode()
    for words in WORDS.values():
        assert re.search(rf"<textarea[^>]*>\s*{words}</textarea>", html), words


def test_a_form_that_exists_keeps_its_own_text(desk, home):
    page = make.make_page(home)
    save(desk, agency="Changed later")
    html = desk.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "agency words" in html and "Changed later" not in html


def test_the_screen_says_where_a_form_differs(desk, home):
    save(desk, **WORDS | {"agency": "Another office", "access": ""})
    ask.publish(home, [FIND])
    html = desk.get("/desk/forms/survey/notice/").content.decode()
    assert "1 part differs from the template" in html and "Another office" in html and "agency words" in html
    assert html.count("the same") == 6 and "not in the template" in html


def test_a_form_with_the_text_of_the_template_says_so(desk, home):
    save(desk, **WORDS)
    ask.publish(home, [FIND])
    assert "No part differs from the template" in desk.get("/desk/forms/survey/notice/").content.decode()


def test_other_languages_follow_the_template_where_the_form_does(desk, home, client):
    save(desk, **WORDS)
    save(desk, "es", **SPANISH)
    page = ask.publish(home, [FIND])
    FormTranslation.objects.create(form=page.form, language="es", words={"title": "Encuesta"})
    page.notice_agency = "An office of its own"
    page.save_revision().publish()
    notice = FormVersion.objects.first().notice
    assert notice["access"] == {"en": "access words", "es": "texto de access"}
    assert notice["agency"] == {"en": "An office of its own"}
    html = desk.get("/desk/forms/survey/languages/?to=es").content.decode()
    assert html.count("from the site’s template") == 7


def test_a_text_that_follows_the_template_is_not_copied_when_the_table_is_saved(desk, home):
    save(desk, **WORDS)
    save(desk, "es", **SPANISH)
    ask.publish(home, [FIND])
    typed = {"w-notice.access": SPANISH["access"], "w-notice.agency": "Otra oficina"}
    desk.post("/desk/forms/survey/languages/?to=es", typed)
    assert FormTranslation.objects.get().words == {"notice.agency": "Otra oficina"}
    rows = desk.get("/desk/forms/survey/notice/?to=es").content.decode()
    assert "1 part differs from the template" in rows


@pytest.mark.parametrize("changed", ["en", "es"])
def test_a_translation_keeps_its_notice_when_the_template_changes(desk, home, changed):
    save(desk, **WORDS)
    save(desk, "es", **SPANISH)
    page = ask.publish(home, [FIND])
    FormTranslation.objects.create(form=page.form, language="es", words={"title": "Encuesta"})
    page.save_revision().publish()
    before = FormVersion.objects.first().notice
    save(desk, changed, **{element: f"new {element}" for element in NOTICE_ELEMENTS})
    page.title = "Reworded"
    page.save_revision().publish()
    assert FormVersion.objects.count() == 3 and FormVersion.objects.first().notice == before
    assert before["access"] == {"en": "access words", "es": "texto de access"}
    kept = FormTranslation.objects.get()
    assert kept.history.first().history_change_reason == "kept its notice when the template changed"


def test_what_is_public_keeps_its_translation_though_a_draft_differs(desk, home):
    save(desk, **WORDS)
    save(desk, "es", **SPANISH)
    page = ask.publish(home, [FIND])
    FormTranslation.objects.create(form=page.form, language="es", words={"title": "Encuesta"})
    page.notice_access = "Rights, reworded"
    page.save_revision()
    save(desk, access="Another access")
    assert FormTranslation.objects.get().words["notice.access"] == "texto de access"


def test_without_a_page_there_is_nothing_to_compare(desk, home):
    make.make_form("other")
    assert desk.get("/desk/forms/other/notice/").status_code == 404
    assert FeedbackFormPage.objects.count() == 0


def test_analysts_and_the_public_have_no_such_screens(home, client_for, analyst, client):
    assert client_for(analyst).get(URL).status_code == 404
    assert client.get(URL).status_code == 302
