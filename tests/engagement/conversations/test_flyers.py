"""Flyers to print: public facts only, in each language, with a QR code of the address that is typed beside it."""

from datetime import timedelta

import pytest

from cms.records.history import record
from engagement.choices import ServiceStatus
from engagement.conversations.services import cancel_conversation
from engagement.models import Conversation, LanguageService
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    made = make.hybrid(5, 5, spanish=True)
    for language, status in (("es", ServiceStatus.PROVIDED), ("ko", ServiceStatus.REQUESTED)):
        row = LanguageService(conversation=made, language=language, status=status)
        record(row, actor=make.ACTOR, reason="test")
    return made


def _text(cast, talk, end="", prefix=""):
    answer = cast["editor"].get(f"{prefix}/desk/conversations/{talk.slug}/flyer/{end}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_what_when_where_and_that_one_can_just_come(cast, talk):
    text = _text(cast, talk)
    for words in (str(talk), "1 Library Way", "https://stream.example/1", "You can just show up.", "Pacific"):
        assert words in text, words
    assert "Spanish: Live interpretation" in text and "Korean" not in text.split('class="flyer"')[1]
    assert f"/conversations/{talk.slug}</strong>" in text and 'class="square-code"' in text


def test_it_is_in_the_language_of_its_address(cast, talk):
    text = _text(cast, talk, prefix="/es")
    assert talk.name["es"] in text and f"/es/conversations/{talk.slug}</strong>" in text
    assert f'href="/desk/conversations/{talk.slug}/flyer/" lang="en"' in text


def test_the_one_for_the_room_leads_to_the_live_page_by_its_short_address(cast, talk, client):
    text = _text(cast, talk, "room/", prefix="/es")
    assert f"/p/{talk.pk}</strong>" in text and "/es/p/" not in text
    assert client.get(f"/p/{talk.pk}/").status_code == 302


def test_it_names_no_one_and_no_seats(cast, talk):
    make.registration(talk, name="Rosálba Núñez", mode="in_person")
    assert "Rosálba" not in _text(cast, talk) + _text(cast, talk, "room/")


def test_there_is_none_before_the_conversation_is_public(cast):
    text = _text(cast, make.conversation(live=False))
    assert "not public yet" in text and 'class="flyer"' not in text


def test_there_is_none_of_a_canceled_conversation(cast, talk):
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm", "es": "Tormenta"})
    text = _text(cast, talk)
    assert "This conversation is canceled." in text and 'class="flyer"' not in text


def test_there_is_none_of_a_conversation_that_is_over(cast, talk):
    past = talk.starts_at - timedelta(days=30)
    Conversation.objects.filter(pk=talk.pk).update(starts_at=past, ends_at=past + timedelta(hours=1))
    assert 'class="flyer"' not in _text(cast, talk)


@pytest.mark.parametrize("role", ["analyst", "clerk", "administrator", "resident"])
def test_who_may_not_run_the_door_prints_none(cast, talk, role):
    for end in ("", "room/"):
        answer = cast[role].get(f"/desk/conversations/{talk.slug}/flyer/{end}")
        assert answer.status_code in (403, 404)


def test_the_desk_leads_to_flyer_files_tags_and_messages(cast, talk):
    for path in (f"/desk/conversations/{talk.slug}/", f"/desk/conversations/{talk.slug}/door/"):
        text = cast["editor"].get(path).content.decode()
        ends = ("door/list.xlsx", "door/list.csv", "door/name-tags/", "message/")
        assert all(f"/desk/conversations/{talk.slug}/{end}" in text for end in ends)
        assert f"/desk/conversations/{talk.slug}/flyer/" in text
