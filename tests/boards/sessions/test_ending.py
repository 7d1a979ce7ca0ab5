"""Adjourning asks first, can be taken back for ten minutes, and is final after that (BK-19, BK-21, BK-33)."""

from datetime import datetime, timedelta

import pytest

from boards.choices import MeetingStatus, MinutesState, SpeakerState
from boards.decisions.services import table_item
from boards.event_choices import EventKind
from boards.exceptions import NeedsReason
from boards.minutes import draft
from boards.minutes.services import post_minutes
from boards.models import CommentWindow, LiveState, Meeting
from boards.sessions.adjournment import settle_due
from boards.sessions.comment_windows import open_comment
from boards.sessions.incidents import lose_access
from boards.sessions.pauses import pause
from boards.sessions.services import call_item, end_meeting
from boards.sessions.speakers import add_speaker, call_speaker
from cms import clock
from cms.components.dates import clock_time
from cms.records import ledger, verification
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console, with_closed_item
from tests.furniture import furnished

ITEMS = [
    ("information", "Call to order and roll call"),
    ("action", "Publish results by county"),
    ("comment", "Comments on matters not on the agenda"),
    ("adjourn", "Adjournment"),
]
WHY = {"because": "No one asked to speak."}
END = make.starts() + timedelta(hours=2)


@furnished
def board(home):
    found = make.body(5)
    make.pages(home, found)
    return found


@furnished
def running(board, set_clock):
    meeting = make.in_session(make.posted(board, items=ITEMS), present=5)
    set_clock(END)
    return meeting


@furnished
def console(client_for, clerk, running):
    return Console(client_for(clerk), running)


def after(minutes: int, seconds: int = 0):
    return clock.at(END + timedelta(minutes=minutes, seconds=seconds))


def state(meeting: Meeting) -> str:
    return Meeting.objects.get(pk=meeting.pk).status


def kinds(meeting: Meeting) -> list[str]:
    return list(meeting.events.order_by("number").values_list("kind", flat=True))


def test_the_page_lists_what_was_not_called_public_comment_first(console, running):
    call_item(actor=make.ACTOR, item=make.action_item(running))
    page = console.page("end/")
    comment = page.index("Public comment on matters not on the agenda was never called.")
    assert comment < page.index("Not called</h2>") < page.index("Call to order and roll call")
    assert "Called, without an outcome" in page
    assert "Adjournment</" not in page
    assert f'href="/desk/meetings/{running.pk}/live/?item=3"' in page
    assert f"/desk/meetings/{running.pk}/continue/" in page
    assert state(running) == MeetingStatus.IN_SESSION


def test_a_meeting_without_its_public_comment_ends_only_with_a_reason(console, running):
    refused = console.send("end/", {"because": " "})
    assert refused.status_code == 422
    assert "Explain why public comment was not called." in refused.content.decode()
    assert state(running) == MeetingStatus.IN_SESSION
    with pytest.raises(NeedsReason):
        end_meeting(actor=make.ACTOR, meeting=running)
    assert console.send("end/", WHY).status_code == 302
    facts = running.events.get(kind=EventKind.ENDED).facts
    assert [each["number"] for each in facts["uncalled"]] == ["1", "2", "3"]
    assert facts["because"] == WHY["because"]
    assert "not called: items 1, 2, 3; reason: No one asked to speak." in console.page()


def test_no_reason_is_asked_once_public_comment_was_called(console, running):
    for number in (1, 2, 3):
        call_item(actor=make.ACTOR, item=running.items.select_related("meeting").get(number=number))
    page = console.page("end/")
    assert "was never called" not in page
    assert 'name="because"' not in page
    console.send("end/")
    assert state(running) == MeetingStatus.ENDED
    assert running.events.get(kind=EventKind.ENDED).facts["uncalled"] == []


def test_an_open_motion_stops_it_and_the_page_leads_there(console, running):
    make.motion(running, make.action_item(running))
    assert "Close the vote or withdraw the motion before you adjourn." in console.page("end/")
    assert "Adjourn now" not in console.page("end/")
    refused = console.send("end/", WHY)
    assert refused.status_code == 422
    assert WHY["because"] in refused.content.decode()
    assert state(running) == MeetingStatus.IN_SESSION


def test_from_a_closed_session_it_leads_back_to_open_session_bk_33(client_for, clerk, board):
    meeting = with_closed_item(board, "11126(e)")
    console = Console(client_for(clerk), meeting)
    with clock.at(make.starts() + timedelta(minutes=30)):
        item = meeting.items.get(kind="closed")
        data = {"clerk": clerk.pk, "disclosed": "on", "memorandum": "before"}
        assert console.on(item, "out", data).status_code == 302
        assert "Return to open session and report before you adjourn." in console.page("end/")
        assert "BK-33" in console.send("end/").content.decode()
    assert state(meeting) == MeetingStatus.IN_SESSION


@pytest.mark.parametrize(("minutes", "seconds", "back"), [(9, 59, True), (10, 0, True), (10, 1, False)])
def test_it_can_be_taken_back_for_ten_minutes(console, running, minutes, seconds, back):
    console.send("end/", WHY)
    assert "You can undo this until 11:10 a.m." in console.page()
    with after(minutes, seconds):
        page = console.said("end/undo/")
    assert (state(running) == MeetingStatus.IN_SESSION) is back
    words = "The adjournment at 11:00 a.m. was undone" if back else "could be undone until 11:10 a.m."
    assert words in page
    assert (EventKind.END_UNDONE in kinds(running)) is back


def test_taken_back_everything_is_as_before(console, running):
    item = make.action_item(running)
    open_comment(actor=make.ACTOR, item=item)
    speaker = add_speaker(actor=make.ACTOR, meeting=running, item=item, name="A.B.")
    call_speaker(actor=make.ACTOR, speaker=speaker)
    pause(actor=make.ACTOR, meeting=running)
    gone = running.presences.last()
    make_left = END - timedelta(minutes=5)
    running.presences.filter(pk=gone.pk).update(left_at=make_left)
    console.send("end/", WHY)
    assert not running.presences.filter(left_at=None).exists()
    with after(3):
        console.send("end/undo/")
    now = Meeting.objects.get(pk=running.pk)
    assert (now.pause, now.closed_at, now.current_item) == ("recess", None, item)
    assert running.presences.filter(left_at=None).count() == 4
    assert running.presences.get(pk=gone.pk).left_at == make_left
    assert CommentWindow.objects.get().closed_at is None
    assert running.speakers.get().state == SpeakerState.SPEAKING
    done, closed, ended, undone = running.events.order_by("number")[running.events.count() - 4 :]
    assert (done.kind, done.facts["name"]) == (EventKind.SPEAKER_DONE, "A.B.")
    assert (closed.kind, closed.item) == (EventKind.COMMENT_CLOSED, item)
    assert (undone.kind, undone.facts["undoes"]) == (
        EventKind.END_UNDONE,
        [ended.number, done.number, closed.number],
    )
    shown = [each["kind"] for each in LiveState.objects.get(meeting=running).state["log"]]
    assert shown[:3] == [EventKind.END_UNDONE, EventKind.ENDED, EventKind.RECESS]


def test_minutes_tell_one_time_for_comment_and_one_speaker_after_an_adjournment_taken_back(console, running):
    item = make.action_item(running)
    open_comment(actor=make.ACTOR, item=item)
    speaker = add_speaker(actor=make.ACTOR, meeting=running, item=item, name="A.B.")
    call_speaker(actor=make.ACTOR, speaker=speaker)
    console.send("end/", WHY)
    with after(3):
        console.send("end/undo/")
    with after(5):
        console.send("end/", WHY)
    comment = next(each["comment"] for each in draft(running)["items"] if each["row"] == item.pk)
    assert [hour_of(each["closed"]) for each in comment["windows"]] == ["11:05 a.m."]
    assert len(comment["spoke"]) == 1


def hour_of(at: str) -> str:
    return clock_time(datetime.fromisoformat(at))


def test_taken_back_and_ended_again_it_is_sealed_once_when_final(console, running):
    console.send("end/", WHY)
    with after(2):
        console.send("end/undo/")
        assert "This meeting is not adjourned." in console.said("end/undo/")
    with after(5):
        console.send("end/", WHY)
    for minutes, seconds in ((14, 0), (15, 0)):
        with after(minutes, seconds):
            settle_due()
        assert not ledger.is_sealed(running.presences.first())
        assert list(verification.breaks()) == []
    with after(15, 1):
        settle_due()
        settle_due()
    keys = [str(each.pk) for each in running.events.all()]
    assert ledger.entries_for("event", keys).count() == len(keys)
    assert ledger.is_sealed(running.presences.first())
    assert list(verification.breaks()) == []
    assert kinds(running).count(EventKind.ENDED) == 2
    with after(15, 2):
        assert "The adjournment is final." in console.page()


def test_one_adjournment_that_fails_does_not_keep_others_from_becoming_final(console, running, monkeypatch):
    other = live.begin(live.meeting(make.body(3, slug="other")), room=3)
    end_meeting(actor=make.ACTOR, meeting=other, **WHY)
    with after(1):
        console.send("end/", WHY)

    def broken(actor, meeting):
        if meeting.pk == other.pk:
            raise ValueError("no ballot")

    monkeypatch.setattr("boards.sessions.adjournment.CLOSING_SESSION", [broken])
    with after(12), pytest.raises(ValueError, match="no ballot"):
        settle_due()
    final = Meeting.objects.exclude(final_at=None)
    assert list(final) == [running]


def test_it_can_be_made_final_at_once(console, running):
    assert "is not adjourned" in console.said("end/final/")
    console.send("end/", WHY)
    page = console.said("end/final/")
    assert "The adjournment is final." in page
    assert "Undo the adjournment" not in page
    assert "can no longer be undone" in console.said("end/undo/")
    assert state(running) == MeetingStatus.ENDED


def test_posting_the_minutes_makes_it_final(console, running):
    console.send("end/", WHY)
    with after(1):
        assert post_minutes(actor=make.ACTOR, meeting=running).state == MinutesState.DRAFT
        assert "can no longer be undone" in console.said("end/undo/")
    assert list(verification.breaks()) == []


def test_a_decision_published_after_the_end_makes_it_final(console, running):
    moved = make.closed_motion(running)
    console.send("end/", WHY)
    make.decision(moved)
    running.refresh_from_db()
    assert running.final_at is not None


def test_an_item_closed_without_a_vote_after_the_end_makes_it_final(console, running):
    console.send("end/", WHY)
    item = make.action_item(running)
    table_item(actor=make.ACTOR, item=item, outcome="declined", reason={"en": "No time was left."})
    assert "can no longer be undone" in console.said("end/undo/")
    assert list(verification.breaks()) == []


def test_no_meeting_that_is_over_can_be_ended_again(console, running):
    console.send("end/", WHY)
    assert console.send("end/", WHY).status_code == 302
    assert kinds(running).count(EventKind.ENDED) == 1


@pytest.mark.parametrize(("seconded", "act"), [(True, "withdraw"), (False, "withdraw"), (False, "no-second")])
def test_while_access_is_lost_an_open_motion_is_withdrawn_so_that_the_meeting_can_end(
    console, running, seconded, act
):
    """BK-29c: there may be nothing to resume."""
    item = make.action_item(running)
    moved = live.move(item) if seconded else live.move(item, seconder=None)
    lose_access(actor=make.ACTOR, meeting=running, what="The line is dead.")
    page = console.page("?item=2")
    assert f"motions/{moved.pk}/{act}/" in page
    assert f"motions/{moved.pk}/second/" not in page
    console.send(f"motions/{moved.pk}/{act}/")
    console.send("end/", WHY)
    assert state(running) == MeetingStatus.ENDED


def test_in_a_recess_a_motion_is_not_withdrawn(console, running):
    moved = live.move(make.action_item(running))
    pause(actor=make.ACTOR, meeting=running)
    assert f"motions/{moved.pk}/withdraw/" not in console.page("?item=2")
    assert "The meeting is in recess." in console.said(f"motions/{moved.pk}/withdraw/")
