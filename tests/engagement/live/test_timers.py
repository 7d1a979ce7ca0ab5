"""Timers of polls, parts and rounds. A poll closes by itself only if staff chose so."""

from datetime import timedelta

import pytest

from cms import clock
from cms.exceptions import RuleBroken
from cms.jobs import queue
from engagement.live.polls import close_due_polls, open_poll, time_poll
from engagement.live.rounds import end_round, start_round
from engagement.live.run_sheet import run_of
from engagement.live.services import start_part
from engagement.models import Ballot, Poll, Round, WalkIn
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return live.talk()


@furnished
def draft(talk):
    return live.poll(talk, is_open=False)


@pytest.fixture
def desk(client_for, editor, talk):
    browser = client_for(editor)

    def act(name="live", **facts):
        address = f"/desk/conversations/{talk.slug}/{name}/"
        return browser.post(address, facts) if facts else browser.get(address)

    return act


def later(set_clock, minutes):
    set_clock(clock.now() + timedelta(minutes=minutes))


def answer(client, talk, poll):
    sent = {"act": "answer", "poll": poll.pk, "options": [live.options(poll)[0]]}
    return client.post(live.address(talk), sent)


def test_a_poll_whose_time_is_up_says_so_and_stays_open(client, desk, talk, draft, set_clock):
    desk(act="open", poll=draft.pk, minutes="5")
    assert "5 minutes left" in desk().content.decode()
    later(set_clock, 6)
    assert close_due_polls() == 0
    assert "Time is up" in desk().content.decode()
    assert "Time is up" in client.get(f"/conversations/{talk.slug}/projector/").content.decode()
    assert answer(client, talk, draft).status_code == 303


def test_a_poll_that_closes_by_itself_takes_no_answer_after_its_time_and_is_counted(
    client, desk, talk, draft, set_clock
):
    desk(act="open", poll=draft.pk, minutes="5", closes_itself="on")
    live.answers(draft, live.options(draft)[0], 12)
    later(set_clock, 5)
    assert answer(client, talk, draft).status_code == 409
    assert Ballot.objects.count() == 12
    page = client.get(live.address(talk)).content.decode()
    assert "The answers are being counted." in page and "Send my answer" not in page
    assert "engagement.poll_timers" in queue.run_due()
    closed = Poll.objects.get()
    assert (closed.state, closed.n_answered) == ("closed", 12)
    assert closed.history.first().history_actor == "system:timer"


def test_a_timer_does_not_count_more_answers_than_the_door_counted_people(
    client, desk, talk, draft, set_clock
):
    WalkIn.objects.create(conversation=talk, people=1, nonce="walk-in-1")
    desk(act="open", poll=draft.pk, minutes="5", closes_itself="on")
    live.answers(draft, live.options(draft)[0], 12)
    later(set_clock, 5)
    assert close_due_polls() == 0
    assert answer(client, talk, draft).status_code == 409
    page = desk().content.decode()
    assert "12 people answered, 1 was counted at the door. Enter how many are present." in page
    assert "it is not counted until you close it" in page and "It closes automatically" not in page
    desk(act="close", poll=draft.pk, n_present="14")
    assert (Poll.objects.get().state, Poll.objects.get().n_present) == ("closed", 14)


def test_it_is_given_more_minutes_while_it_is_open(draft, set_clock):
    opened = open_poll(actor=live.ACTOR, poll=draft, minutes=5, closes_itself=True)
    later(set_clock, 4)
    assert time_poll(actor=live.ACTOR, poll=opened, minutes=10, closes_itself=True).minutes_left == 10
    assert time_poll(actor=live.ACTOR, poll=opened).ends_at is None


def test_only_an_open_poll_has_a_timer_set(draft):
    with pytest.raises(RuleBroken, match="not open"):
        time_poll(actor=live.ACTOR, poll=draft, minutes=5)


def test_closing_by_itself_needs_minutes(desk, draft):
    assert desk(act="open", poll=draft.pk, closes_itself="on").status_code == 409
    assert Poll.objects.get().state == "draft"


@pytest.mark.parametrize("minutes", ["0", "-1", "601", "x"])
def test_minutes_that_are_none_come_back(desk, draft, minutes):
    assert desk(act="open", poll=draft.pk, minutes=minutes).status_code == 422
    assert Poll.objects.get().state == "draft"


def test_a_part_lasts_as_long_as_the_facilitator_says(desk, talk, set_clock):
    desk("run", act="start", segment=live.keys(talk)[0], minutes="45")
    part = run_of(talk).now
    assert part.minutes == 20 and part.ends_at == part.began_at + timedelta(minutes=45)


def test_a_round_shows_on_the_run_sheet_phones_and_note_pages(client, desk, talk, set_clock):
    notes = live.notes_address(live.group(talk))
    desk("run", act="start_round", minutes="8")
    assert "Round 1" in desk("run").content.decode() and "8 minutes left" in desk("run").content.decode()
    for address in (live.address(talk), notes):
        assert "Round 1 in small groups" in client.get(address).content.decode()
    desk("run", act="end_round")
    assert "Round 1 in small groups" not in client.get(notes).content.decode()
    desk("run", act="start_round", minutes="8")
    assert Round.objects.last().number == 2


def test_one_round_runs_at_a_time(talk):
    start_round(actor=live.ACTOR, conversation=talk, minutes=8)
    with pytest.raises(RuleBroken, match="A round is running"):
        start_round(actor=live.ACTOR, conversation=talk, minutes=8)


def test_a_round_needs_minutes(desk):
    assert desk("run", act="start_round").status_code == 409
    assert not Round.objects.exists()


def test_a_round_ends_with_its_part_and_ending_none_changes_nothing(talk):
    start_round(actor=live.ACTOR, conversation=talk, minutes=8)
    start_part(actor=live.ACTOR, conversation=talk, segment=live.keys(talk)[1])
    assert Round.objects.get().ended_at
    end_round(actor=live.ACTOR, conversation=talk)
    assert Round.objects.count() == 1


def test_a_conversation_that_is_over_has_no_rounds():
    with pytest.raises(RuleBroken, match="over or canceled"):
        start_round(actor=live.ACTOR, conversation=make.held(), minutes=8)
