"""A meeting past midnight: what is after midnight has the next date; the meeting keeps its day."""

from datetime import date, datetime, time, timedelta

import pytest

from boards.minutes import all_lines, draft, minutes_text, unfounded
from boards.models import Meeting
from boards.sessions.forms.meeting import LostForm, RecessForm
from boards.sessions.services import end_meeting
from cms import clock
from cms.components.dates import time_on
from tests.boards.meetings.test_planning import NEW, payload, planning  # noqa: F401  the fixture
from tests.factories import boards as make
from tests.furniture import furnished

LATE = {"starts": "20:00", "ends": "01:00"}


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), clock.PACIFIC)


def test_an_end_after_midnight_is_on_the_next_day(planning, client):  # noqa: F811
    browser, found = planning
    facts = {"venue_accessible": "on", "venue_free": "on", "venue_open": "on"}
    browser.post(NEW, payload(found, ends_next_day="on", **LATE, **facts))
    meeting = Meeting.objects.get()
    assert meeting.ends_at == at(date(2022, 11, 10), 1) and meeting.day == date(2022, 11, 9)
    make.write_agenda(meeting, make.ITEMS)
    make.post(meeting)
    page = client.get("/boards/governing-board/2022-11-09/").content.decode()
    assert "8:00 p.m. to about 1:00 a.m., November 10, 2022, Pacific." in page
    calendar = client.get("/boards/calendar.ics").content.decode()
    assert "20221109T200000" in calendar and "20221110T010000" in calendar
    assert "ends_next_day" in browser.get(f"/desk/meetings/{meeting.pk}/hour/").content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (LATE, "If it is after midnight, check the box below the end."),
        ({"ends_next_day": "on"}, "The meeting would last more than a day."),
        ({"day": "2022-11-05", "starts": "20:00", "ends": "01:30", "ends_next_day": "on"}, "occurs twice"),
    ],
)
def test_an_error_names_the_box(planning, change, words):  # noqa: F811
    browser, found = planning
    refused = browser.post(NEW, payload(found, **change))
    assert refused.status_code == 422 and words in refused.content.decode()


@pytest.mark.parametrize(("fold", "hours"), [("0", 5.5), ("1", 6.5)])
def test_in_the_night_when_the_clocks_go_back_the_clerk_says_which_hour(planning, fold, hours):  # noqa: F811
    browser, found = planning
    change = {"day": "2022-11-05", "starts": "20:00", "ends": "01:30", "ends_next_day": "on"}
    assert 'name="fold"' in browser.post(NEW, payload(found, **change)).content.decode()
    browser.post(NEW, payload(found, fold=fold, **change))
    meeting = Meeting.objects.get()
    assert meeting.ends_at.timestamp() - meeting.starts_at.timestamp() == hours * 3600


def test_a_time_of_the_night_says_its_date():
    day = date(2022, 11, 9)
    assert time_on(at(day, 23, 50), day) == "11:50 p.m."
    assert time_on(at(day + timedelta(days=1), 0, 10), day) == "12:10 a.m., November 10, 2022"


@pytest.mark.parametrize(
    ("now", "typed", "meant"),
    [
        ((9, 23, 50), "00:10", (10, 0, 10)),
        ((10, 0, 5), "00:30", (10, 0, 30)),
        ((9, 20, 0), "20:15", (9, 20, 15)),
        ((9, 20, 0), "19:00", (9, 19, 0)),
    ],
)
def test_a_recess_until_after_midnight_ends_that_night(now, typed, meant):
    (day, hour, minute), (to, to_hour, to_minute) = now, meant
    with clock.at(at(date(2022, 11, day), hour, minute)):
        form = RecessForm({"until": typed}, day=date(2022, 11, 9))
        assert form.is_valid()
        assert form.given()["until"] == at(date(2022, 11, to), to_hour, to_minute)


@pytest.mark.parametrize(("typed", "day"), [("23:55", 9), ("00:05", 10)])
def test_what_happened_in_the_night_is_never_ahead(typed, day):
    with clock.at(at(date(2022, 11, 10), 0, 20)):
        form = LostForm({"what": "Stream", "began": typed}, day=date(2022, 11, 9))
        assert form.is_valid()
        assert form.given()["began_at"].date() == date(2022, 11, day)


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


def test_a_vote_after_midnight_has_its_own_date(board):
    made = make.in_session(make.posted(board), present=3)
    moved = make.closed_motion(made, ayes=3)
    moved.closed_at = at(date(2022, 11, 10), 0, 30)
    assert moved.voted_on == date(2022, 11, 10)


def test_minutes_past_midnight_say_the_date_and_nothing_that_was_not_logged(board):
    made = make.in_session(make.posted(board), present=3)
    with clock.at(at(date(2022, 11, 10), 0, 30)):
        end_meeting(actor=make.ACTOR, meeting=made)
    made.refresh_from_db()
    lines = all_lines(minutes_text(draft(made)))
    words = [line.words for line in lines]
    assert "Times after midnight are on Thursday, November 10, 2022." in words
    assert "Adjourned at 12:30 a.m., November 10, 2022." in words
    assert unfounded(lines, made.events.order_by("number")) == []
