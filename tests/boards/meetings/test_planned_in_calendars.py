"""A meeting in the calendars that people subscribe to, from the day its date is announced, through all that follows."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from boards.meetings.facts import change_facts
from boards.meetings.states import cancel_meeting
from cms import clock
from tests.calendar_reader import moments
from tests.factories import boards as make
from tests.furniture import furnished

BODY = "/boards/governing-board/"
CALENDARS = ["/boards/calendar.ics", f"{BODY}calendar.ics"]


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@pytest.fixture
def planned(board, set_clock):
    set_clock(make.starts() - timedelta(days=30))
    return make.meeting(board)


def entry(client, path: str = CALENDARS[0]):
    (found,) = Calendar.from_ical(client.get(path).content).events
    return found


def later(meeting, act, **facts) -> None:
    with clock.at(clock.now() + timedelta(hours=1)):
        act(actor=make.ACTOR, meeting=meeting, **facts)


@pytest.mark.parametrize("path", CALENDARS)
def test_a_plan_that_is_not_announced_is_in_no_calendar(client, planned, path):
    assert Calendar.from_ical(client.get(path).content).events == []


@pytest.mark.parametrize("path", CALENDARS)
def test_an_announced_one_is_tentative_and_dated_from_its_announcement(client, planned, path):
    later(planned, change_facts, date_is_public=True)
    found = entry(client, path)
    assert (str(found["STATUS"]), str(found["UID"])) == ("TENTATIVE", planned.ics_uid)
    assert found["LAST-MODIFIED"].dt == clock.now() + timedelta(hours=1)
    assert "The agenda is not posted yet." in found["DESCRIPTION"] and "LOCATION" not in found
    assert moments(client.get(path).content) == {planned.ics_uid: (planned.starts_at, planned.ends_at)}


def test_in_spanish_it_says_so_in_spanish(client, planned):
    later(planned, change_facts, date_is_public=True)
    assert (
        "El orden del día todavía no está publicado."
        in entry(client, "/es/boards/calendar.ics")["DESCRIPTION"]
    )


def test_another_time_an_agenda_and_a_cancellation_keep_the_uid_and_rise(client, planned, set_clock):
    later(planned, change_facts, date_is_public=True)
    found = [entry(client)]
    set_clock(make.starts() - timedelta(days=20))
    start = make.starts() + timedelta(hours=2)
    later(planned, change_facts, starts_at=start, ends_at=start + timedelta(hours=2))
    found.append(entry(client))
    set_clock(make.starts() - timedelta(days=12))
    planned.refresh_from_db()
    make.post(planned)
    found.append(entry(client))
    planned.refresh_from_db()
    later(planned, cancel_meeting, reason={"en": "No power."})
    found.append(entry(client))

    assert {str(each["UID"]) for each in found} == {planned.ics_uid}
    assert [str(each["STATUS"]) for each in found] == ["TENTATIVE", "TENTATIVE", "CONFIRMED", "CANCELLED"]
    assert [each["SEQUENCE"] for each in found] == [0, 1, 1, 2]
    changed = [each["LAST-MODIFIED"].dt for each in found]
    assert changed == sorted(set(changed)) == [each["DTSTAMP"].dt for each in found]
    assert [each["DTSTART"].dt for each in found[1:]] == [start] * 3


def test_once_its_time_came_without_an_agenda_it_promises_none(client, planned, set_clock):
    later(planned, change_facts, date_is_public=True)
    set_clock(make.starts() + timedelta(hours=1))
    words = entry(client)["DESCRIPTION"]
    assert "No agenda was posted for this date." in words and "yet" not in words
