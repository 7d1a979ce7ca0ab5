"""A canceled conversation reads as canceled, once; the home page says when no conversation is planned."""

from django.core.cache import cache
from django.test import Client

import pytest

from engagement.conversations.services import cancel_conversation
from engagement.models import Conversation
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
AGENDA = [{"type": "segment", "value": {"minutes": 20, "title": "Welcome", "text": ""}}]


@furnished
def canceled(home):
    talk = make.conversation()
    page = make.page_of(talk)
    page.agenda = AGENDA
    page.save_revision().publish()
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "The hall flooded."})
    return Conversation.objects.get(pk=talk.pk)


def _text(path: str) -> str:
    cache.clear()
    return Client().get(path).text


def test_the_list_says_canceled_once_with_the_reason(canceled):
    row = _text("/conversations/").partition('id="past"')[2].partition("</li>")[0]
    assert row.count("Canceled") == 1 and "The hall flooded." in row


def test_its_agenda_is_what_was_planned(canceled):
    page = _text(f"/conversations/{canceled.slug}/")
    assert "Welcome" in page and "What was planned" in page and "Schedule" not in page


def test_a_planned_one_shows_what_happens_when(home):
    page = make.page_of(make.conversation())
    page.agenda = AGENDA
    page.save_revision().publish()
    shown = _text(page.get_url())
    assert "Schedule" in shown and "What was planned" not in shown


def test_the_reason_carries_its_language_on_a_page_in_another(canceled):
    shown = _text(f"/vi/conversations/{canceled.slug}/")
    assert '<span lang="en" dir="ltr">The hall flooded.</span>' in shown


def test_the_home_page_offers_no_canceled_conversation(canceled):
    door = _text("/").partition('id="door-conversation"')[2].partition("</section>")[0]
    assert "No conversations are planned right now." in door and "/conversations/" in door
    assert canceled.name["en"] not in door


def test_the_home_page_offers_the_next_one_in_a_language_that_exists(home):
    make.index(spanish=True)
    talk = make.conversation()
    make.page_of(talk, "es").unpublish()
    door = _text("/es/").partition('id="door-conversation"')[2].partition("</section>")[0]
    assert talk.name["en"] in door and 'lang="en" dir="ltr"' in door
    assert "No hay ninguna conversación prevista" not in door
