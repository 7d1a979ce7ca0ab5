"""A link works from 3 hours before its conversation until 2 hours after, and never again once it has ended."""

from datetime import timedelta

import pytest

from cms import clock
from cms.web import one_time_keys
from engagement.conversations.services import cancel_conversation
from engagement.evening.services import end_link, renew_link
from engagement.models import Conversation, EveningLink
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import evening_links as evening
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=1)


@furnished
def talk():
    return make.conversation()


@furnished
def link(talk):
    return evening.link(talk)


def at(link, moment):
    return clock.at(moment(link.conversation))


def words(client, link):
    answer = client.get(evening.address(link))
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("moment", "status", "said"),
    [
        (lambda it: it.starts_at - 3 * HOURS - timedelta(seconds=1), 200, "This link will work starting at"),
        (lambda it: it.starts_at - 3 * HOURS, 200, "Who registered"),
        (lambda it: it.ends_at + 2 * HOURS - timedelta(seconds=1), 200, "Who registered"),
        (lambda it: it.ends_at + 2 * HOURS, 410, "This link is no longer active"),
    ],
)
def test_the_page_is_there_in_its_hours_only(client, link, moment, status, said):
    with at(link, moment):
        found, text = words(client, link)
    assert found == status and said in text
    assert ("Who registered" in text) is (said == "Who registered")


def test_a_move_moves_the_hours(client, link, talk):
    with at(link, lambda it: it.starts_at):
        Conversation.objects.filter(pk=talk.pk).update(
            starts_at=talk.starts_at + timedelta(days=7), ends_at=talk.ends_at + timedelta(days=7)
        )
        assert "This link will work starting at" in words(client, link)[1]


def test_a_canceled_conversation_ends_its_links(client, link, talk):
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Fire"})
    with at(link, lambda it: it.starts_at):
        assert words(client, link)[0] == 410


def test_a_closed_conversation_ends_its_links(client, link, talk):
    Conversation.objects.filter(pk=talk.pk).update(status="closed")
    with at(link, lambda it: it.starts_at):
        assert words(client, link)[0] == 410


def test_a_link_that_was_ended_by_hand_stays_ended(client, link):
    end_link(actor=make.ACTOR, link=link)
    with at(link, lambda it: it.starts_at):
        assert words(client, link)[0] == 410
        assert client.post(evening.address(link), {"act": "came"}).status_code == 410


def test_a_renewed_link_ends_the_old_code(client, link):
    old = evening.address(link)
    renew_link(actor=make.ACTOR, link=link)
    with at(link, lambda it: it.starts_at):
        assert client.get(old).status_code == 404
        assert client.get(evening.address(EveningLink.objects.get())).status_code == 200


@pytest.mark.parametrize("code", ["x", "TL-2222-2222-2222-2222"])
def test_an_unknown_code_is_no_page(client, link, code):
    for tail in ("", "state/"):
        assert client.get(f"/conversations/evening/{code}/{tail}").status_code == 404


def test_the_page_is_kept_by_nobody_and_found_by_nobody(client, link):
    with at(link, lambda it: it.starts_at):
        answer = client.get(evening.address(link))
    assert "no-store" in answer["Cache-Control"] and answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer" and not client.cookies


def test_the_database_holds_no_code(link):
    assert one_time_keys.receipt_code(link.key) not in str(EveningLink.objects.values())
    assert "key" not in {field.name for field in EveningLink.history.model._meta.fields}


def test_a_page_that_is_open_when_its_link_ends_can_do_nothing_more(client):
    running = live.talk()
    link = evening.link(running)
    with clock.at(running.ends_at + 2 * HOURS):
        answer = evening.press(client, link, "walk_in", people="2")
    assert answer.status_code == 410 and not running.walk_ins.exists()
