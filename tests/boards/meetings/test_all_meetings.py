"""All meetings of all bodies by year, with what can be read about each."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.models import Body
from boards.models.bodies import RESERVED
from tests.factories import boards as make
from tests.furniture import furnished

LIST = "/boards/meetings/"
MOST_STATEMENTS = 8


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@pytest.fixture
def advisory(home, board):
    found = make.body(3, slug="advisory")
    make.pages(home, found)
    found.name = {"en": "Advisory Body"}
    found.save()
    return found


def read(client, path: str = LIST) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_upcoming_meetings_come_first_and_then_the_past_ones_of_the_year(client, board, set_clock):
    make.posted(board, day=date(2022, 9, 14))
    make.posted(board, day=date(2021, 9, 15))
    make.meeting(board, day=date(2023, 2, 8), date_is_public=True)
    set_clock(make.starts(date(2022, 12, 1)))
    page = read(client)
    ahead, past = page.index("Upcoming meetings"), page.index("Past meetings in 2022")
    assert ahead < page.index("February 8, 2023") < past < page.index("September 14, 2022")
    assert "September 15, 2021" not in page
    assert "Agenda not posted yet" in page
    assert f'href="{LIST}2021/"' in page
    assert "September 15, 2021" in read(client, f"{LIST}2021/")


@pytest.mark.parametrize("path", [LIST, "/boards/governing-board/"])
def test_a_meeting_that_runs_longer_than_planned_is_not_past(client, board, set_clock, path):
    held = make.in_session(make.posted(board, day=date(2022, 11, 9)), present=3)
    set_clock(make.starts(held.day) + timedelta(hours=5))
    page = client.get(path).context
    ahead = [row.meeting for row in page["ahead"]] if path == LIST else [page["next"]]
    assert ahead == [held] and not page["past"]


def test_a_meeting_that_runs_past_midnight_on_new_years_eve_is_not_past(client, board, set_clock):
    held = make.in_session(make.posted(board, day=date(2022, 12, 31)), present=3)
    make.posted(board, day=date(2023, 1, 1))
    set_clock(make.starts(date(2023, 1, 1)) - timedelta(hours=8))
    assert [row.meeting for row in client.get(f"{LIST}").context["ahead"]][0] == held


def test_one_body_can_be_chosen(client, board, advisory, set_clock):
    make.posted(board, day=date(2022, 9, 14))
    make.posted(advisory, day=date(2022, 9, 15))
    set_clock(make.starts(date(2022, 12, 1)))
    page = read(client, f"{LIST}?body=advisory")
    assert "September 15, 2022" in page
    assert "September 14, 2022" not in page


@pytest.mark.parametrize("path", [f"{LIST}1999/", f"{LIST}99999999999999999999/", f"{LIST}?body=nobody"])
def test_a_year_or_body_that_is_not_there_is_not_found(client, board, path):
    assert client.get(path).status_code == 404


def test_a_date_that_is_not_announced_is_not_listed(client, board, set_clock):
    make.meeting(board)
    set_clock(make.starts() - timedelta(days=16))
    assert "November 9" not in read(client)


def test_the_page_is_spanish_under_es(client, board, set_clock):
    make.posted(board)
    set_clock(make.starts() - timedelta(days=5))
    assert "Próximas reuniones" in read(client, f"/es{LIST}")


def test_more_meetings_take_no_more_statements(client, board, set_clock):
    make.posted(board)
    set_clock(make.starts(date(2022, 12, 1)))
    few = statements(client)
    for day in (date(2022, 9, 14), date(2022, 9, 21), date(2022, 9, 28)):
        make.posted(board, day=day)
    set_clock(make.starts(date(2022, 12, 1)))
    assert statements(client) == few <= MOST_STATEMENTS


def statements(client) -> int:
    read(client)
    with CaptureQueriesContext(connection) as captured:
        read(client)
    return len(captured)


@pytest.mark.parametrize("slug", RESERVED)
def test_no_body_takes_the_address_of_a_page_about_all_bodies(db, slug):
    with pytest.raises(ValidationError, match="belongs to a page of the site"):
        Body(slug=slug, name={"en": "Meetings"}, kind="governing").full_clean()


def test_a_past_date_without_an_agenda_is_listed_as_one(client, board, set_clock):
    make.meeting(board, day=date(2022, 9, 14), date_is_public=True)
    set_clock(make.starts(date(2022, 12, 1)))
    page = read(client)
    assert "No agenda was posted" in page and "Agenda not posted yet" not in page
