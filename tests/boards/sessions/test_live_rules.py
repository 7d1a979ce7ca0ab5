"""Each act on a running meeting is an event; what the law does not allow is refused (BK-03, BK-12, BK-20, BK-30)."""

import json

import pytest

from boards.bodies.rosters import roster_of
from boards.choices import PresenceMode
from boards.event_choices import EventKind
from boards.exceptions import CommentFirst, NeedsReason, NotPossibleNow
from boards.models import Appointment, LiveState, Motion, RemoteMember, Vote
from boards.motion_choices import Choice
from boards.rules.thresholds import MeetingState
from boards.sessions.adjournment import make_final
from boards.sessions.comment_windows import open_comment, record_earlier_hearing
from boards.sessions.incidents import report_disturbance
from boards.sessions.motions import amend_motion, withdraw_motion
from boards.sessions.pauses import pause, resume
from boards.sessions.recusals import recuse, return_member
from boards.sessions.services import call_item, correct, end_meeting
from boards.sessions.votes import close_vote, record_vote
from cms import clock
from cms.exceptions import RuleBroken
from cms.records import ledger, verification
from tests.factories import boards as make
from tests.factories import committees, live
from tests.furniture import furnished

ACTOR = live.ACTOR


@furnished
def board():
    return make.body(5)


@furnished
def running(board, set_clock):
    made = live.begin(live.meeting(board), room=5)
    set_clock(live.minute(10))
    return made


def refused(rule: str, act, error=RuleBroken):
    with pytest.raises(error) as found:
        act()
    assert found.value.rule == rule
    return str(found.value)


@pytest.mark.engine
def test_a_meeting_is_told_in_events_that_are_sealed_when_its_end_is_final(running):
    on = live.item(running, 2)
    assert live.decide(on, ayes=4).passed
    end_meeting(actor=ACTOR, meeting=running)
    make_final(actor=ACTOR, meeting=running)
    rest = ["item", "comment_opened", "comment_closed", "motion", *["vote"] * 5, "vote_closed", "ended"]
    assert live.kinds(running) == ["began", *["came"] * 5, *rest]
    result = running.events.get(kind=EventKind.VOTE_CLOSED).facts
    assert (result["ayes"], result["needed"], result["base"], result["passed"]) == (4, 4, 5, True)
    assert result["names"] == {"aye": [f"Person {n}" for n in range(1, 5)], "no": ["Person 5"]}
    assert list(verification.breaks()) == []
    sealed = ledger.entries_for("event", [str(each.pk) for each in running.events.all()])
    assert sealed.count() == running.events.count()


def test_a_corrected_vote_names_the_event_it_corrects(running):
    on = live.item(running, 2)
    live.heard(on)
    moved, seat = live.move(on), live.seats(running)[0]
    for choice in ("no", "aye", "aye"):
        record_vote(actor=ACTOR, motion=moved, seat=seat, choice=choice)
    first, second = running.events.filter(kind__startswith="vote").order_by("number")
    assert (second.kind, second.corrects, second.facts["was"]) == ("vote_righted", first, "no")
    correct(actor=ACTOR, event=first, words="Person 1 said aye at once.")
    last = running.events.last()
    assert (last.kind, last.corrects, last.facts["words"]) == (
        "correction", first, {"en": "Person 1 said aye at once."},
    )  # fmt: skip
    refused("BK-30", lambda: correct(actor=ACTOR, event=first, words=" "), NeedsReason)


def test_below_quorum_only_adjourning_is_possible(board):
    """BK-03, BK-19."""
    made = live.begin(live.meeting(board), room=2)
    on = live.item(made, 2)
    with live.at(5):
        refused("BK-19", lambda: call_item(actor=ACTOR, item=on))
        words = refused("BK-19", lambda: live.heard(on))
        assert words.startswith("2 members are present and 3 are required.")
        refused("BK-03", lambda: live.move(on))
        call_item(actor=ACTOR, item=live.item(made, 1))
        end_meeting(actor=ACTOR, meeting=made)
    made.refresh_from_db()
    assert made.is_over


def test_no_vote_goes_on_once_the_quorum_is_lost(running):
    on = live.item(running, 2)
    live.heard(on)
    moved = live.move(on)
    live.come(running, live.seats(running)[2:], None)
    seat = live.seats(running)[0]
    refused("BK-03", lambda: record_vote(actor=ACTOR, motion=moved, seat=seat, choice="aye"))
    refused("BK-03", lambda: close_vote(actor=ACTOR, motion=moved))
    assert not Vote.objects.exists()


def test_an_item_that_is_no_action_takes_a_vote_only_when_confirmed_and_the_event_says_so(running):
    """BK-12."""
    on = live.item(running, 1)
    refused("BK-12", lambda: live.move(on))
    live.move(on, confirmed=True)
    assert running.events.get(kind=EventKind.MOTION).facts["confirmed"] == "BK-12"


def test_a_motion_needs_a_second_and_both_present_and_one_at_a_time(running):
    on, seats = live.item(running, 2), live.seats(running)
    with pytest.raises(NotPossibleNow):
        live.move(on, seconder=seats[0])
    live.come(running, [seats[0]], None)
    with pytest.raises(NotPossibleNow):
        live.move(on)
    live.move(on, mover=seats[2])
    with pytest.raises(NotPossibleNow):
        live.move(on, mover=seats[2])
    assert Motion.objects.count() == 1


def test_an_adopted_amendment_replaces_the_main_motion(running):
    on, seats = live.item(running, 2), live.seats(running)
    live.heard(on)
    main = live.move(on)
    words = {"en": "That results are shown by county and school."}
    change = amend_motion(actor=ACTOR, motion=main, text=words, mover=seats[2], seconder=seats[3])
    with pytest.raises(NotPossibleNow):
        live.call(main, ayes=5)
    assert live.call(change, ayes=4).passed
    main.refresh_from_db()
    fresh = Motion.objects.get(state="moved")
    assert (main.state, fresh.text, fresh.mover, fresh.amends) == ("amended", words, main.mover, None)
    told = running.events.get(kind=EventKind.AMENDED).facts
    assert (told["motion"], told["by"], told["into"]) == (main.pk, change.pk, fresh.pk)
    assert live.call(fresh, ayes=5).passed


def test_a_failed_amendment_leaves_the_main_motion(running):
    on, seats = live.item(running, 2), live.seats(running)
    live.heard(on)
    main = live.move(on)
    change = amend_motion(actor=ACTOR, motion=main, text=live.WORDS, mover=seats[2], seconder=seats[3])
    live.call(change, ayes=1)
    record_vote(actor=ACTOR, motion=main, seat=seats[0], choice="aye")
    assert LiveState.objects.get().state["motion"]["pk"] == main.pk
    words = lambda: amend_motion(  # noqa: E731
        actor=ACTOR, motion=main, text=live.WORDS, mover=seats[2], seconder=seats[3]
    )
    refused("BK-30", words)
    assert live.call(main, ayes=5).passed


def test_withdrawing_takes_the_open_amendment_along(running):
    on, seats = live.item(running, 2), live.seats(running)
    main = live.move(on)
    amend_motion(actor=ACTOR, motion=main, text=live.WORDS, mover=seats[2], seconder=seats[3])
    withdraw_motion(actor=ACTOR, motion=main)
    assert set(Motion.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert live.kinds(running)[-2:] == ["withdrawn", "withdrawn"]


def test_a_recused_seat_does_not_count_and_has_its_row_without_voting(running):
    on, seats = live.item(running, 2), live.seats(running)
    with pytest.raises(NeedsReason):
        recuse(actor=ACTOR, item=on, seat=seats[4], reason=" ")
    recuse(actor=ACTOR, item=on, seat=seats[4], reason="My employer runs the survey.")
    assert len(roster_of(running).present) == 5
    members = roster_of(running, on)
    assert (len(members.present), members.state, members.places[4].state) == (
        4, MeetingState.CAN_DECIDE, "recused",
    )  # fmt: skip
    live.heard(on)
    with pytest.raises(NotPossibleNow):
        live.move(on, mover=seats[4])
    moved = live.move(on)
    refused("BK-30", lambda: record_vote(actor=ACTOR, motion=moved, seat=seats[4], choice="aye"))
    assert live.call(moved, ayes=4).passed
    assert Vote.objects.get(seat=seats[4]).choice == Choice.RECUSED
    return_member(actor=ACTOR, item=on, seat=seats[4])
    assert live.kinds(running)[-1] == "returned"


def test_one_vote_adopts_the_parts_of_a_consent_block_but_those_taken_out(board):
    items = [("consent", "Consent"), ("action", "One", {"parent": "1"}), ("action", "Two", {"parent": "1"})]
    made = live.begin(live.meeting(board, items=items), room=5)
    with live.at(10):
        live.decide(live.item(made, 3), ayes=5)
        live.decide(live.item(made, 1), ayes=5)
    assert made.events.filter(kind=EventKind.VOTE_CLOSED).last().facts["adopts"] == [live.item(made, 2).pk]


def test_comment_heard_at_a_committee_of_members_is_taken_as_heard(board, running):
    """BK-20, the exception."""
    before = live.begin(live.meeting(committees.of_members(board)), room=3)
    stranger = live.begin(live.meeting(make.body(3, slug="advisers", kind="advisory")), room=3)
    on, heard_before = live.item(running, 2), live.item(before, 2)
    live.heard(live.item(stranger, 2))
    refused(
        "BK-20",
        lambda: record_earlier_hearing(actor=ACTOR, item=on, heard_before=live.item(stranger, 2)),
    )
    take = lambda: record_earlier_hearing(  # noqa: E731
        actor=ACTOR, item=on, heard_before=heard_before
    )
    refused("BK-20", take)
    live.heard(heard_before)
    assert take().heard_before == heard_before
    assert live.call(live.move(on), ayes=4).passed
    refused("BK-20", take)


def test_a_cure_links_to_the_closed_action_of_an_earlier_meeting(board, running):
    """BK-35."""
    old = live.decide(live.item(running, 2), ayes=5)
    later = live.begin(live.meeting(board, day=make.DAY.replace(day=23)), room=5)
    with live.at(10, later.day):
        moved = live.move(live.item(later, 2), cures=old)
        assert (moved.cures, old.cured_by.get()) == (old, moved)
        withdraw_motion(actor=ACTOR, motion=moved)
        refused("BK-35", lambda: live.move(live.item(later, 2), cures=moved))


def test_comment_belongs_to_no_closing_or_calling_of_a_withdrawn_item(board):
    made = live.begin(live.meeting(board, items=[("action", "Gone", {"withdrawn": True})]), room=5)
    with live.at(5):
        refused("BK-14", lambda: call_item(actor=ACTOR, item=live.item(made, 1)))
        refused("BK-14", lambda: open_comment(actor=ACTOR, item=live.item(made, 1)))


def test_what_is_said_off_the_agenda_takes_no_vote(board):
    """BK-21."""
    made = live.begin(live.meeting(board, items=[("comment", "Public comment")]), room=5)
    with live.at(5):
        refused("BK-21", lambda: live.move(live.item(made, 1), confirmed=True))


def test_an_alternate_sits_for_a_holder_and_votes_by_name(board, running):
    seat = live.seats(running)[4]
    other = Appointment(seat=seat, person_name="Alternate 5", capacity="alternate", starts_on=make.DAY)
    other.save()
    stranger = Appointment.objects.get(seat__position=1)
    live.come(running, [seat], None)
    with pytest.raises(NotPossibleNow):
        live.come(running, [seat], appointment=stranger)
    live.come(running, [seat], appointment=other)
    live.decide(live.item(running, 2), ayes=5)
    assert Vote.objects.get(seat=seat).name == "Alternate 5"


def test_quorum_and_what_can_be_decided_are_known_for_each_past_moment(board):
    made = live.begin(live.meeting(board), room=2)
    seats = live.seats(made)
    with live.at(10):
        live.come(made, seats[2:3])
    with live.at(20):
        live.come(made, seats[3:5])
    with live.at(30):
        live.come(made, seats[4:5], None)
    states = [MeetingState.NO_QUORUM, MeetingState.NO_DECISION, MeetingState.CAN_DECIDE]
    assert [roster_of(made, at=live.minute(n)).state for n in (5, 15, 25)] == states


def test_in_recess_nothing_but_resuming_and_adjourning_is_possible(running):
    on = live.item(running, 2)
    live.heard(on)
    moved, seat = live.move(on), live.seats(running)[0]
    pause(actor=ACTOR, meeting=running, until=live.minute(30))
    acts = [
        lambda: record_vote(actor=ACTOR, motion=moved, seat=seat, choice="aye"),
        lambda: close_vote(actor=ACTOR, motion=moved),
        lambda: call_item(actor=ACTOR, item=live.item(running, 1)),
        lambda: live.come(running, [seat], None),
        lambda: pause(actor=ACTOR, meeting=running),
    ]
    for act in acts:
        with pytest.raises(NotPossibleNow):
            act()
    resume(actor=ACTOR, meeting=running)
    with pytest.raises(NotPossibleNow):
        resume(actor=ACTOR, meeting=running)
    assert live.call(moved, ayes=5).passed


def test_a_disturbance_names_act_warning_and_who_decided(running):
    """BK-24b."""
    facts = {
        "what": "Shouting over speakers, removed",
        "warned_at": live.minute(5),
        "decided_by": "The chair",
    }
    for left_out in facts:
        given = facts | {left_out: None if left_out == "warned_at" else " "}
        refused("BK-24b", lambda given=given: report_disturbance(actor=ACTOR, meeting=running, **given))
    refused(
        "BK-24b",
        lambda: report_disturbance(actor=ACTOR, meeting=running, **facts | {"warned_at": live.minute(11)}),
    )
    report_disturbance(actor=ACTOR, meeting=running, **facts)
    assert running.events.last().facts["decided_by"] == "The chair"


def test_the_live_state_follows_each_event_and_holds_nothing_internal(running):
    on = live.item(running, 2)
    appointment = Appointment.objects.get(seat__position=1)
    RemoteMember.objects.create(meeting=running, appointment=appointment, reach="canary-reach")
    live.heard(on)
    moved = live.move(on)
    for place, seat in enumerate(live.seats(running)[:3]):
        record_vote(actor=ACTOR, motion=moved, seat=seat, choice="no" if place else "aye")
    running.live_state.refresh_from_db()
    state = running.live_state.state
    assert running.live_state.version == state["version"] == running.events.last().number
    assert (state["item"]["label"], state["counts"]["present"]) == ("2", 5)
    assert state["counts"]["state"] == MeetingState.CAN_DECIDE
    assert (state["tally"]["aye"], state["tally"]["no"], state["tally"]["left"]) == (1, 2, 2)
    assert [row["choice"] for row in state["roll"]] == ["aye", "no", "no", "", ""]
    assert (state["log"][0]["kind"], state["log"][0]["facts"]["name"]) == ("vote", "Person 3")
    assert "canary" not in json.dumps(state)
    withdraw_motion(actor=ACTOR, motion=moved)
    end_meeting(actor=ACTOR, meeting=running)
    running.live_state.refresh_from_db()
    assert running.live_state.state["status"] == "ended"


def test_no_vote_before_comment_whatever_the_kind_on_an_action_item(running):
    """BK-20."""
    on, seat = live.item(running, 2), live.seats(running)[0]
    for kind in ("decision", "procedure", "minutes"):
        moved = live.move(on, kind=kind)
        act = lambda moved=moved: record_vote(  # noqa: E731
            actor=ACTOR, motion=moved, seat=seat, choice="aye"
        )
        refused("BK-20", act, CommentFirst)
        withdraw_motion(actor=ACTOR, motion=moved)


def test_a_meeting_outside_its_session_takes_no_act(board):
    made = live.meeting(board)
    with clock.at(live.minute(0)):
        with pytest.raises(NotPossibleNow):
            call_item(actor=ACTOR, item=live.item(made, 1))
        with pytest.raises(NotPossibleNow):
            live.come(made, live.seats(made)[:1], PresenceMode.ROOM)
        with pytest.raises(NotPossibleNow):
            end_meeting(actor=ACTOR, meeting=made)
    assert live.kinds(made) == []
