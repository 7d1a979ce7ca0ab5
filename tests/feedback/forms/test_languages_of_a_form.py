"""The words of a form side by side: what is missing or changed since is marked, kept, and frozen in when published."""

import pytest

from feedback.forms.services import save_translation
from feedback.models import FormTranslation, FormVersion
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/desk/forms/survey/languages/?to=vi"
FIND = ask.block("one_choice", "find", "Can you find it?", choices=ask.items("Yes", "No"), about_you=False)


@furnished
def form_page(home):
    return ask.publish(home, [FIND, ask.block("long_text", "why", "Why not?")])


def translate(browser, **words):
    names = {f"w-{place.replace('_', '.', 1)}": text for place, text in words.items()}
    return browser.post(URL, names)


def test_what_is_not_translated_is_marked_beside_its_source(form_page, client_for, editor):
    html = client_for(editor).get(URL).content.decode()
    assert "Can you find it?" in html and "not translated" in html and "0 % translated" in html
    assert 'name="w-find.label"' in html and 'lang="vi"' in html


def test_words_are_kept_with_who_and_what_they_were_translated_from(form_page, client_for, editor):
    response = translate(client_for(editor), find_label="Quý vị có tìm thấy không?")
    kept = FormTranslation.objects.get()
    assert response.status_code == 302
    assert kept.words == {"find.label": "Quý vị có tìm thấy không?"}
    assert (kept.language, kept.changed_by, set(kept.sources)) == ("vi", str(editor), {"find.label"})
    assert kept.history.get().history_actor == str(editor)


def test_when_the_first_language_changes_its_translation_is_marked_until_confirmed(
    form_page, client_for, editor
):
    browser = client_for(editor)
    translate(browser, find_label="Quý vị có tìm thấy không?")
    changed = FIND | {"value": FIND["value"] | {"label": "Could you find it?"}}
    ask.publish_again(form_page, [changed])
    assert "the first language has changed since" in browser.get(URL).content.decode()
    browser.post(URL, {"w-find.label": "Quý vị có tìm thấy không?", "ok-find.label": "on"})
    assert "the first language has changed since" not in browser.get(URL).content.decode()


def test_an_emptied_box_takes_the_words_away_and_saving_the_same_changes_nothing(
    form_page, client_for, editor
):
    browser = client_for(editor)
    translate(browser, find_label="Một")
    translate(browser, find_label="Một")
    assert FormTranslation.history.count() == 1
    translate(browser, find_label="")
    assert FormTranslation.objects.get().words == {}


def test_publishing_again_freezes_them_in_and_the_public_reads_them(form_page, client_for, publisher, client):
    browser = client_for(publisher)
    translate(browser, find_label="Quý vị có tìm thấy không?", find_choice="")
    browser.post(URL, {"w-find.choice.yes": "Có", "w-find.label": "Quý vị có tìm thấy không?"})
    response = browser.post("/desk/forms/survey/publish/", {"vi": "partly"})
    assert response.status_code == 302 and FormVersion.objects.count() == 2
    html = client.get("/vi/feedback/survey/").content.decode()
    assert "Quý vị có tìm thấy không?" in html
    assert (
        '<span lang="en" dir="ltr">Why not?</span>' in html and '<span lang="en" dir="ltr">No</span>' in html
    )
    browser.post("/desk/forms/survey/publish/", {"vi": "partly"})
    assert FormVersion.objects.count() == 2


def test_words_of_a_page_come_before_words_typed_here(form_page, client_for, editor):
    from wagtail.models import Locale

    save_translation(actor=editor, form=form_page.form, language="es", words={"find.label": "De la tabla"})
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    other = form_page.copy_for_translation(spanish, copy_parents=True).specific
    ask.publish_again(other, [FIND | {"value": FIND["value"] | {"label": "De la página"}}])
    version = FormVersion.objects.order_by("-number").first()
    assert version.questions.get(key="find").label["es"] == "De la página"
    html = client_for(editor).get("/desk/forms/survey/languages/?to=es").content.decode()
    assert "from the page" in html and 'name="w-find.label"' not in html


@pytest.mark.parametrize("code", ["en", "xx", "../etc"])
def test_its_own_language_and_one_that_is_not_offered_have_no_table(form_page, client_for, editor, code):
    assert client_for(editor).get("/desk/forms/survey/languages/", {"to": code}).status_code == 404


def test_words_that_are_too_long_are_named_and_kept(form_page, client_for, editor):
    response = translate(client_for(editor), find_label="w" * 2001)
    html = response.content.decode()
    assert response.status_code == 422 and "w" * 2001 in html and "2000" in html
    assert not FormTranslation.objects.exists()


@pytest.mark.engine
def test_the_list_tells_state_versions_and_languages(
    form_page, client_for, analyst, home, django_assert_max_num_queries
):
    browser = client_for(analyst)
    html = browser.get("/desk/forms/").content.decode()
    assert "Open" in html and "1 version" in html and "100 %" in html
    for number in range(3):
        ask.publish(home, [FIND], slug=f"more-{number}")
    with django_assert_max_num_queries(16):
        assert "more-2" in browser.get("/desk/forms/").content.decode()
