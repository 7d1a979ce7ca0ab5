"""A co-host with a link shows, changes and hides what people wrote in answer to a poll (BK-23, PRV-14)."""

import pytest

from engagement.choices import Duty
from engagement.models import PollText
from tests.factories import conversations as live
from tests.factories import evening_links as evening
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
PRIVATE = "call Ana, 916-555-0142"


@furnished
def talk():
    return live.talk()


@furnished
def link(talk):
    return evening.link(talk, Duty.CO_HOST, "Co-host in Spanish")


@furnished
def poll(talk):
    return live.asks(talk, "cloud")


def test_an_answer_is_shown_and_hidden_by_the_link(client, link, poll):
    live.writes(poll, "maps")
    assert "1 answer is waiting to be read." in client.get(evening.address(link)).text
    row = PollText.objects.get()
    assert evening.press(client, link, "show_answer", text=row.pk, shown_text="").status_code == 303
    assert evening.press(client, link, "hide_answer", text=row.pk, reason="private").status_code == 303
    row.refresh_from_db()
    assert (row.state, row.reason) == ("hidden", "private")
    assert {each.history_actor for each in row.history.all()} == {"Co-host in Spanish (link)"}


def test_what_looks_private_is_shown_only_changed(client, link, poll):
    live.writes(poll, PRIVATE)
    row = PollText.objects.get()
    assert evening.press(client, link, "show_answer", text=row.pk, shown_text="").status_code == 409
    sent = evening.press(client, link, "show_answer", text=row.pk, shown_text="someone to call")
    assert sent.status_code == 303
    page = client.get(evening.address(link)).text
    assert "someone to call" in page and "555-0142" not in page


def test_all_at_once_and_other_conversations_are_for_staff(client, link, poll):
    live.writes(poll, "maps")
    assert evening.press(client, link, "show_answers", poll=poll.pk).status_code == 404
    other = live.asks(live.talk(), "cloud")
    live.writes(other, "time")
    row = PollText.objects.get(text="time")
    assert evening.press(client, link, "show_answer", text=row.pk, shown_text="").status_code == 404
    assert not PollText.objects.exclude(state="waiting").exists()


def test_a_link_for_the_door_reads_no_answers(client, talk, poll):
    live.writes(poll, "maps")
    door = evening.link(talk, Duty.DOOR, "Side door")
    row = PollText.objects.get()
    assert evening.press(client, door, "show_answer", text=row.pk, shown_text="").status_code == 404
