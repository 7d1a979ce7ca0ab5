"""Attendance entered by mistake: taken back within two minutes, it is in the staff log and nowhere else (BK-30)."""

from datetime import timedelta

import pytest

from boards.bodies.rosters import roster_of
from boards.event_choices import EventKind
from boards.minutes import draft
from boards.models import LiveState, Presence
from boards.sessions.adjournment import make_final
from boards.sessions.services import call_item, end_meeting
from cms import clock
from cms.records import ledger, verification
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

NOW = make.starts() + timedelta(hours=1)
BOUNDARIES = [(1, 59, True), (2, 0, True), (2, 1, False)]


@furnished
def running(home, set_clock):
    """Four of five are present."""
    body = make.body(5)
    make.pages(home, body)
    meeting = make.in_session(make.posted(body), present=4)
    set_clock(NOW)
    return meeting


@furnished
def console(client_for, clerk, running):
    return Console(client_for(clerk), running)


def after(minutes: int, seconds: int = 0):
    return clock.at(NOW + timedelta(minutes=minutes, seconds=seconds))


def press(console: Console, place: int, how: str) -> str:
    seat = live.seats(console.meeting)[place - 1]
    return console.said("presence/", {"presence": f"{seat.pk}:{how}"})


def kinds(meeting) -> list[str]:
    return live.kinds(meeting)[6:]


@pytest.mark.parametrize(("minutes", "seconds", "is_slip"), BOUNDARIES)
def test_an_arrival_entered_by_mistake_counts_for_nothing(console, running, minutes, seconds, is_slip):
    assert "Undo arrival" not in press(console, 5, "room")
    with after(minutes, seconds):
        page = press(console, 5, "slip")
    row = Presence.objects.get(seat=live.seats(running)[4])
    assert (row.is_slip, EventKind.SLIP in kinds(running)) == (is_slip, is_slip)
    assert ("4 present" in page) is is_slip
    names = [person["name"] for person in draft(running)["people"]["present"]]
    assert ("Person 5" not in names) is is_slip
    assert (len(roster_of(running).present) == 4) is is_slip
    if not is_slip:
        assert "can be undone only within 2 minutes" in page


@pytest.mark.parametrize(("minutes", "seconds", "is_slip"), BOUNDARIES)
def test_a_departure_entered_by_mistake_never_happened(console, running, minutes, seconds, is_slip):
    assert "Undo departure" in press(console, 4, "left")
    with after(minutes, seconds):
        press(console, 4, "slip")
    row = Presence.objects.get(seat=live.seats(running)[3])
    assert (row.left_at is None, row.is_slip) == (is_slip, False)
    assert len(roster_of(running).present) == (4 if is_slip else 3)


def test_the_staff_log_keeps_it_and_the_live_page_does_not(console, running):
    press(console, 5, "room")
    page = press(console, 5, "slip")
    assert "Person 5 arrived" in page
    came, slip = running.events.order_by("number")[6:]
    assert slip.facts == {"seat": came.facts["seat"], "name": "Person 5", "undoes": [came.number]}
    assert f"Person 5: entry made by mistake, undone (line {came.number})" in page
    shown = LiveState.objects.get(meeting=running).state
    assert "Person 5" not in str(shown["log"])
    assert (shown["counts"]["present"], shown["version"]) == (4, slip.number)


@pytest.mark.parametrize(("minutes", "seconds", "asks"), BOUNDARIES)
def test_who_leaves_within_two_minutes_is_asked_about(console, running, minutes, seconds, asks):
    press(console, 5, "room")
    with after(minutes, seconds):
        page = press(console, 5, "left")
    assert ("Undo arrival" in page, "Left the meeting" in page) == (asks, asks)
    assert (EventKind.LEFT in kinds(running)) is not asks


def test_a_real_departure_within_two_minutes_is_recorded(console, running):
    press(console, 5, "room")
    with after(1):
        press(console, 5, "left")
        press(console, 5, "gone")
    assert kinds(running) == [EventKind.CAME, EventKind.LEFT]
    assert not Presence.objects.filter(is_slip=True).exists()


def test_who_was_taken_back_can_arrive_again(console, running):
    press(console, 5, "room")
    press(console, 5, "slip")
    assert "can be undone only within 2 minutes" in press(console, 5, "slip")
    press(console, 5, "remote")
    row = Presence.objects.counted().get(seat=live.seats(running)[4])
    assert (row.mode, row.left_at) == ("remote", None)


def test_a_change_of_how_they_attend_is_no_slip(console, running):
    page = press(console, 4, "remote")
    assert "Undo arrival" not in page
    assert "can be undone only within 2 minutes" in press(console, 4, "slip")


def test_nothing_is_taken_back_once_the_member_seconded(console, running):
    press(console, 5, "room")
    item, seats = make.action_item(running), live.seats(running)
    live.heard(item)
    live.move(item, mover=seats[0], seconder=seats[4])
    assert "The member has taken part" in press(console, 5, "slip")
    assert EventKind.SLIP not in kinds(running)


def test_no_departure_is_taken_back_once_a_vote_counted_it(console, running):
    item = make.action_item(running)
    live.heard(item)
    moved = live.move(item)
    press(console, 4, "left")
    live.call(moved, ayes=3)
    assert "or a vote has been taken" in press(console, 4, "slip")


def test_no_arrival_is_taken_back_once_business_rested_on_its_quorum(console, running):
    press(console, 4, "left")
    press(console, 3, "left")
    press(console, 5, "room")
    live.heard(make.action_item(running))
    assert "with a quorum that depended on this member" in press(console, 5, "slip")
    with after(1):
        live.come(running, live.seats(running)[2:3])
        press(console, 5, "slip")
    assert EventKind.SLIP not in kinds(running)


def test_an_arrival_is_taken_back_after_the_roll_call_was_called_below_quorum(console, running):
    press(console, 4, "left")
    press(console, 3, "left")
    press(console, 5, "room")
    call_item(actor=make.ACTOR, item=live.item(running, 1))
    press(console, 5, "slip")
    assert EventKind.SLIP in kinds(running)


def test_an_arrival_on_which_no_quorum_rested_is_taken_back_after_business(console, running):
    press(console, 5, "room")
    live.heard(make.action_item(running))
    press(console, 5, "slip")
    assert EventKind.SLIP in kinds(running)


def test_a_slip_is_sealed_with_the_rest_and_the_record_verifies(console, running):
    press(console, 5, "room")
    press(console, 5, "slip")
    end_meeting(actor=make.ACTOR, meeting=running)
    make_final(actor=make.ACTOR, meeting=running)
    slip = Presence.objects.get(is_slip=True)
    assert ledger.is_sealed(slip)
    assert list(verification.breaks()) == []
    Presence.objects.filter(pk=slip.pk).update(is_slip=False)
    assert len(list(verification.breaks())) == 1


def test_only_one_seat_of_this_body_at_a_time_is_taken_back(console):
    for entry in ("99999:slip", "all:slip", "all:gone"):
        assert console.send("presence/", {"presence": entry}).status_code == 404
