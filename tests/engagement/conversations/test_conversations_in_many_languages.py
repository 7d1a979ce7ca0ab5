"""The way of the public, from the list to recap and news, leaves no text of ours in English (issue 5, Show 7)."""

from django.conf import settings
from django.test import Client

import pytest

from engagement.choices import PollState
from engagement.models import LiveQuestion, Poll, PollOption
from tests.factories import engagement as make
from tests.translated_texts import lacking, listening

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.FORM_LANGUAGES if code != "en"]


def walk(language: str, *addresses: str, **how) -> None:
    for address in addresses:
        page = Client().get(f"/{language}{address}", **how)
        assert page.status_code in (200, 404), address
        if "html" in page["Content-Type"]:
            assert f'<html lang="{language}"' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_page_registration_and_receipt_speak_it(home, language):
    talk = make.conversation(capacity=1)
    url = f"/{language}/conversations/{talk.slug}/register/"
    with listening() as asked:
        walk(language, "/conversations/", f"/conversations/{talk.slug}/", "/conversations/?words=zebra")
        assert Client().post(url, {"email": "no address", "party_size": "99"}).status_code == 422
        for name in ("Ana", "Luis"):
            sent = Client().post(url, {"key": make.key(), "name": name, "email": "a@x.example"})
            assert sent.status_code == 303
            receipt = sent["Location"].split(f"/{language}", 1)[1]
            walk(language, receipt, f"{receipt}change/")
    assert lacking(asked, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_live_page_recap_and_news_speak_it(home, language):
    talk = make.conversation()
    poll = Poll.objects.create(conversation=talk, question={"en": "Ready?"}, state=PollState.OPEN)
    PollOption.objects.create(poll=poll, label={"en": "Yes"})
    LiveQuestion.objects.create(conversation=talk, nonce="n", participant="p", text="Why?", state="shown")
    told = make.held()
    make.group(told, "Parents", 40, shares={make.theme(told, "Show my county", 60, against=12): 20})
    make.poll(told, {"Yes": 40, "No": 30}, present=86)
    make.post_recap(told)
    with listening() as asked:
        walk(language, f"/conversations/{talk.slug}/live/", follow=True)
        walk(language, f"/conversations/{told.slug}/", "/conversations/who-took-part/", "/news/subscribe/")
        assert Client().post(f"/{language}/news/subscribe/", {"email": "x"}).status_code == 422
    assert lacking(asked, language) == []
