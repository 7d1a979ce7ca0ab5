"""A calendar of the latest years: older meetings are in files of their own and cost it nothing."""

import tracemalloc
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from boards.choices import MeetingStatus
from boards.models import Meeting
from cms import clock
from tests.factories import boards as make
from tests.furniture import furnished

ALL, BODY = "/boards/calendar.ics", "/boards/governing-board/calendar.ics"


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


def meetings(board, *days: date) -> None:
    """Public dates, as rows: what a calendar reads of them is the same."""
    Meeting.objects.bulk_create(
        Meeting(
            body=board,
            starts_at=make.starts(day),
            ends_at=make.starts(day) + timedelta(hours=1),
            day=day,
            slug=f"{day:%Y-%m-%d}",
            status=MeetingStatus.DRAFT,
            date_is_public=True,
        )
        for day in days
    )


def years(client, path: str) -> list[int]:
    return [each["DTSTART"].dt.year for each in Calendar.from_ical(client.get(path).content).events]


def earlier(client, path: str) -> str:
    return str(Calendar.from_ical(client.get(path).content).get("LINK", ""))


@pytest.fixture
def today(set_clock):
    set_clock(make.starts(date(2022, 6, 1)))


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("path", [ALL, BODY])
def test_it_contains_two_years_back_and_all_that_is_ahead(client, board, path):
    meetings(board, *(date(year, 3, 1) for year in (2016, 2018, 2019, 2020, 2021, 2022, 2023, 2031)))
    assert years(client, path) == [2020, 2021, 2022, 2023, 2031]
    assert client.get(path)["Content-Disposition"].endswith(
        'boards.ics"' if path == ALL else 'governing-board.ics"'
    )


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("path", [ALL, BODY, f"/es{ALL}"])
def test_each_file_leads_to_the_year_before_it_until_the_first(client, board, path):
    meetings(board, *(date(year, 12, 31) for year in (2016, 2018, 2019, 2022)))
    found, here = [], path
    while here := earlier(client, here).removeprefix("http://testserver"):
        assert here.startswith(f"{path}?year=")
        found.append(years(client, here))
    assert found == [[2019], [2018], [2016]]


@pytest.mark.usefixtures("today")
def test_the_file_of_a_year_is_named_for_it(client, board):
    meetings(board, date(2018, 3, 1))
    assert client.get(f"{BODY}?year=2018")["Content-Disposition"].endswith('governing-board-2018.ics"')


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("year", ["2017", "0", "9999", "99999", "-1", "many", ""])
def test_a_year_without_a_meeting_is_not_found(client, board, year):
    meetings(board, date(2018, 3, 1))
    assert client.get(f"{ALL}?year={year}").status_code == 404


def test_a_calendar_without_a_recent_meeting_contains_its_last_years(client, board, set_clock):
    set_clock(make.starts(date(2040, 6, 1)))
    meetings(board, *(date(year, 3, 1) for year in (2017, 2018, 2020)))
    assert years(client, ALL) == [2018, 2020]
    assert earlier(client, ALL).endswith("?year=2017")


@pytest.mark.usefixtures("today")
def test_the_page_of_a_year_offers_the_calendar_of_that_year(client, board):
    meetings(board, date(2018, 3, 1), date(2022, 3, 1))
    assert f'href="{ALL}?year=2018"' in client.get("/boards/meetings/2018/").text
    assert f'href="{ALL}"' in client.get("/boards/meetings/").text


@pytest.mark.engine
@pytest.mark.usefixtures("today")
def test_the_meetings_of_earlier_years_cost_nothing(client, board, django_assert_num_queries):
    """A thousand of them: no statement and no memory more than one."""
    meetings(board, date(2019, 3, 1), date(2022, 3, 1))
    client.get(ALL)
    before = peak(client)
    meetings(board, *(date(2010, 1, 1) + timedelta(days=number) for number in range(1_000)))
    with django_assert_num_queries(3):
        assert years(client, ALL) == [2022]
    assert peak(client) < before * 1.2


def peak(client) -> int:
    """The most bytes that one answer needs."""
    tracemalloc.start()
    client.get(ALL)
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert clock.today().year == 2022
    return found
