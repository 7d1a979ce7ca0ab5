"""No meeting opens before the noticed time (BK-10), and none takes up an item below quorum (BK-03, BK-19)."""

from datetime import date, datetime, timedelta

import pytest

from boards.choices import MeetingStatus
from boards.decisions.services import table_item
from boards.exceptions import NotPossibleNow
from boards.sessions.comment_windows import close_comment, open_comment
from boards.sessions.motions import make_motion
from boards.sessions.services import begin_meeting, call_item
from cms import clock
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

ITEMS = (*live.ITEMS, ("action", "Translate the tools"), ("adjourn", "Adjournment"))
SECOND = timedelta(seconds=1)
SPRING, FALL = date(2026, 3, 8), date(2026, 11, 1)


@furnished
def board(home):
    found = make.body(21)
    make.pages(home, found)
    return found


def test_one_second_early_is_refused_and_the_noticed_time_opens_it(client_for, clerk, board):
    meeting = make.posted(board)
    console = Console(client_for(clerk), meeting)
    with clock.at(make.starts() - SECOND):
        page = console.said("begin/")
    assert "The notice says 9:00 a.m. The meeting cannot begin before then.</h2>" in page
    with clock.at(make.starts()):
        console.send("begin/")
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.IN_SESSION


def test_a_meeting_noticed_past_midnight_can_begin_in_the_night(client_for, clerk, board):
    late = make.starts() + timedelta(hours=14)  # 11:00 p.m.
    meeting = make.plan_at(board, late, hours=3)
    make.write_agenda(meeting, ITEMS)
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(meeting)
    console = Console(client_for(clerk), meeting)
    with clock.at(late + timedelta(hours=3, minutes=1)):
        assert "The notice is for" in console.said("begin/")
    with clock.at(late + timedelta(hours=1, minutes=5)):
        console.send("begin/")
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.IN_SESSION


@pytest.mark.parametrize("day", [SPRING, FALL])
@pytest.mark.parametrize("kind", ["regular", "emergency", "adjourned"])
def test_on_a_day_of_a_clock_change_the_noticed_hour_is_that_of_the_wall(board, day, kind):
    meeting = live.meeting(board, day=day, kind=kind)
    nine = datetime(day.year, day.month, day.day, 9, tzinfo=clock.PACIFIC)
    with clock.at(nine - SECOND), pytest.raises(NotPossibleNow):
        begin_meeting(actor=make.ACTOR, meeting=meeting)
    with clock.at(nine):
        begin_meeting(actor=make.ACTOR, meeting=meeting)
    assert meeting.events.get().at == nine


def test_eleven_of_twenty_one_can_take_up_an_item_and_ten_cannot(board):
    meeting = live.begin(live.meeting(board, items=ITEMS), room=11)
    with live.at(1):
        call_item(actor=make.ACTOR, item=live.item(meeting, 2))
        live.come(meeting, live.seats(meeting)[:1], None)
        with pytest.raises(NotPossibleNow) as refused:
            call_item(actor=make.ACTOR, item=live.item(meeting, 3))
    assert refused.value.rule == "BK-19"
    words = "10 members are present and 11 are required. Without a quorum, the body can only take roll call, recess"
    assert str(refused.value).startswith(words)


def test_without_a_quorum_roll_call_and_adjournment_can_be_called_and_open_comment_finishes(board):
    meeting = live.begin(live.meeting(board, items=ITEMS), room=11)
    on = live.item(meeting, 2)
    with live.at(1):
        open_comment(actor=make.ACTOR, item=on)
        live.come(meeting, live.seats(meeting)[:1], None)
        close_comment(actor=make.ACTOR, item=on)
        for number in (1, 4):
            call_item(actor=make.ACTOR, item=live.item(meeting, number))
    meeting.refresh_from_db()
    assert meeting.current_item.number == 4


def test_without_a_quorum_no_item_is_closed_without_a_vote(board):
    meeting = live.begin(live.meeting(board, items=ITEMS), room=11)
    on = live.item(meeting, 2)
    with live.at(1):
        call_item(actor=make.ACTOR, item=on)
        live.come(meeting, live.seats(meeting)[:1], None)
        with pytest.raises(NotPossibleNow) as refused:
            table_item(actor=make.ACTOR, item=on, outcome="declined", reason={"en": "No time."})
    assert refused.value.rule == "BK-19"


def test_without_a_quorum_no_comment_opens_and_no_motion_is_made(board):
    meeting = live.begin(live.meeting(board, items=ITEMS), room=11)
    on, seats = live.item(meeting, 2), live.seats(meeting)
    motion = {"text": live.WORDS, "mover": seats[1], "seconder": seats[2]}
    with live.at(1):
        call_item(actor=make.ACTOR, item=on)
        live.come(meeting, seats[:1], None)
        for act in (open_comment, make_motion):
            with pytest.raises(NotPossibleNow):
                act(actor=make.ACTOR, item=on, **(motion if act is make_motion else {}))
