"""The way of an applicant, from the list to receipt and letters, leaves no text of ours in English (ACC-05)."""

from datetime import timedelta

from django.conf import settings
from django.test import Client

import pytest

from boards.appointments.services import answer_the_rest, appoint
from boards.models import Application
from cms import clock
from cms.models import OutboxMessage
from cms.web import one_time_keys
from tests.boards.appointments.test_applying import sent
from tests.factories import applications as make
from tests.furniture import furnished
from tests.translated_texts import lacking, listening

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.FORM_LANGUAGES if code != "en"]


@pytest.fixture(autouse=True)
def all_modules_loaded(db):
    """The first request loads every view; some of them read words while they are loaded."""
    Client().get("/applications/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_call_form_and_receipt_speak_it(home, language, set_clock):
    found = make.call()
    set_clock(make.at(make.OPENS + timedelta(days=3)))
    browser, way = Client(), f"/{language}/applications/"
    with listening() as asked:
        for address in (way, f"{way}{found.slug}/", f"{way}{found.slug}/apply/", f"{way}mine/"):
            page = browser.get(address)
            assert page.status_code == 200 and f'<html lang="{language}"' in page.text
        for changes in (
            {"name": "", "employer": ""},
            {"email": "", "statement": "916-555-0123"},
            {"earlier": "x"},
        ):
            assert sent(browser, found, f"{way}{found.slug}/apply/", **changes).status_code == 422
        receipt = sent(browser, found, f"{way}{found.slug}/apply/", language=language)["Location"]
        for address in (receipt, f"{receipt}change/", f"{receipt}withdraw/"):
            assert browser.get(address).status_code == 200
        key = one_time_keys.issue("boards.application.withdraw")
        assert browser.post(f"{receipt}withdraw/", {"key": key, "website": ""}).status_code == 303
        assert browser.get(receipt).status_code == 200
        set_clock(make.at(make.CLOSES + timedelta(days=1)))
        assert browser.get(f"{way}{found.slug}/apply/").status_code == 200
    assert lacking(asked, language) == []


@furnished
def carried(editor):
    return make.carried(editor)


@pytest.mark.parametrize("language", LANGUAGES)
def test_receipts_and_letters_speak_it_to_the_end(carried, language):
    """From the vote on: the mail on receiving it belongs to the test above."""
    found, first, rest, motion = carried
    Application.objects.update(language=language)
    first.refresh_from_db()
    browser = Client()
    with listening() as asked, clock.at(make.at(make.VOTED + timedelta(days=1))):
        codes = [one_time_keys.receipt_code(each.nonce) for each in (first, rest[0])]
        for code in codes:
            browser.get(f"/{language}/applications/mine/{code}/")
        seat, day = found.seats.get(position=9), make.VOTED + timedelta(days=1)
        appoint(actor=make.ACTOR, motion=motion, application=first, seat=seat, starts_on=day)
        answer_the_rest(actor=make.ACTOR, call=found)
        for code in codes:
            assert browser.get(f"/{language}/applications/mine/{code}/").status_code == 200
        assert browser.get(f"/{language}/applications/{found.slug}/").status_code == 200
    assert OutboxMessage.objects.filter(language=language).count() == 2
    assert lacking(asked, language) == []
