"""The page of a body: its seats today and on any day in the past, terms, thresholds and meetings (C2C-04, C2C-05)."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.bodies.term_bars import scale_of
from boards.models import Appointment, Body
from boards.rules.quarters import Quarter, quarters_from, without_meeting
from cms import clock
from cms.records import history
from tests.factories import boards as make
from tests.furniture import furnished

PAGE = "/boards/governing-board/"


@furnished
def found(home, set_clock):
    """A board whose first seat changed hands, whose second has an alternate and whose third is vacant today."""
    with clock.at(make.starts(date(2021, 1, 4))):
        body = make.body(3)
    first, second, third = Appointment.objects.order_by("seat__position")
    record(first, ends_on=date(2022, 5, 10), oath_on=date(2022, 1, 3))
    make.officer(body, 1)
    record(third, ends_on=date(2022, 11, 30))
    add(first.seat, "New Holder", starts_on=date(2022, 5, 11), ends_on=date(2023, 5, 10), capacity="designee")
    add(second.seat, "Their Alternate", starts_on=date(2022, 1, 1), capacity="alternate")
    make.pages(home, body)
    set_clock(make.starts(date(2023, 1, 10)))
    return body


def add(seat, name: str, **facts) -> Appointment:
    return history.record(Appointment(seat=seat, person_name=name, **facts), actor=make.ACTOR, reason="test")


def record(row, **facts):
    for name, value in facts.items():
        setattr(row, name, value)
    return history.record(row, actor=make.ACTOR, reason="test")


def shown(client, address: str = PAGE):
    response = client.get(address)
    assert response.status_code == 200
    return response.context["shown"], response.content.decode()


def test_today_shows_holders_alternates_vacancies_and_terms_that_end_soon(client, found):
    board, html = shown(client)
    assert [place.name for place in board.members.places] == ["New Holder", "Person 2", ""]
    assert (len(board.ending), len(board.vacant)) == (1, 1)
    for words in ("designee", "Alternate: Their Alternate", "since November 30, 2022", "Ends within a year"):
        assert words in html


def test_any_day_in_the_past_shows_the_board_as_it_was(client, found):
    board, html = shown(client, f"{PAGE}?on=2022-05-10")
    assert [place.name for place in board.members.places] == ["Person 1", "Person 2", "Person 3"]
    assert [str(each) for each in board.officers.held] == ["Person 1, chair"]
    assert "oath January 3, 2022" in html
    board, _html = shown(client, f"{PAGE}?on=2022-05-11")
    assert board.members.places[0].name == "New Holder"
    assert board.officers.held == ()


def test_seats_have_their_first_and_last_day(client, found):
    record(found.seats.get(position=3), starts_on=date(2022, 6, 1), ends_on=date(2022, 12, 31))
    sizes = {}
    for day in ("2022-05-31", "2022-06-01", "2022-12-31", "2023-01-01"):
        sizes[day] = shown(client, f"{PAGE}?on={day}")[0].members.authorized
    assert list(sizes.values()) == [2, 3, 3, 2]
    assert shown(client)[0].members.authorized == 2


def test_thresholds_are_those_of_the_day_as_far_as_the_record_knows(client, found):
    with clock.at(make.starts(date(2022, 7, 1))):
        record(Body.objects.get(), threshold_numerator=1, threshold_denominator=3)
    needed = {
        day: shown(client, f"{PAGE}?on={day}")[0].members.needed for day in ("2022-06-30", "2022-07-01")
    }
    assert needed == {"2022-06-30": 2, "2022-07-01": 1}
    board, html = shown(client, f"{PAGE}?on=2020-01-01")
    assert not board.settings_known
    assert "The record does not say how votes were counted" in html


def test_quorum_without_a_possible_decision_is_said_in_plain_words(client, found, home):
    """BK-03."""
    record(found, threshold_numerator=1, threshold_denominator=1)
    html = shown(client)[1]
    assert "To pass, 3 of 3 seats must vote aye" in html
    assert "With 2 present it can meet; it can decide only with 3." in html


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("yesterday", "Enter the date as YYYY-MM-DD"),
        ("2022-02-30", "Enter the date as YYYY-MM-DD"),
        ("2023-01-11", "not in the future"),
        ("0001-01-01", "Choose a date after"),
        ("9999-12-31", "not in the future"),
        ("", "Choose a date"),
    ],
)
def test_a_wrong_day_says_so_beside_the_field_and_stays(client, found, typed, words):
    response = client.get(PAGE, {"on": typed})
    html = response.content.decode()
    assert response.status_code == 200
    assert words in html
    assert f'value="{typed}"' in html or not typed
    assert response.context["shown"].day == date(2023, 1, 10)


def test_called_off_meetings_are_marked_and_lead_to_the_new_day(client, found):
    moved = make.meeting(found, day=date(2023, 2, 8))
    record(moved, status="moved", date_is_public=True)
    cancelled = make.meeting(found, day=date(2023, 2, 15))
    record(cancelled, status="cancelled", date_is_public=True)
    record(make.meeting(found, day=date(2023, 3, 8)), follows=moved, date_is_public=True)
    response = client.get(PAGE)
    html = response.content.decode()
    assert response.context["next"].day == date(2023, 3, 8)
    assert {each.day for each in response.context["called_off"]} == {moved.day, cancelled.day}
    assert "Canceled" in html
    assert html.count("March 8, 2023") >= 2


def test_the_list_of_bodies_shows_their_seats_and_vacancies(client, found):
    html = client.get("/boards/").content.decode()
    assert "3 voting seats." in html
    assert "1 is vacant." in html
    assert 'class="seat seat--vacant"' in html


@pytest.mark.engine
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}?on=2022-05-11", "/boards/"])
def test_more_seats_and_terms_ask_for_no_more_statements(client, home, set_clock, address):
    make.pages(home, make.body(3, vacant=(2,)))
    set_clock(make.starts(date(2023, 1, 10)))
    few = statements(client, address)
    body = Body.objects.get()
    for place in range(4, 8):
        seat = history.record(
            body.seats.model(body=body, position=place, label={"en": "More"}), actor=make.ACTOR, reason="test"
        )
        add(seat, f"Alternate {place}", starts_on=date(2022, 1, 1), capacity="alternate")
        add(seat, f"Person {place}", starts_on=date(2022, 1, 1), ends_on=date(2023, 3, 1))
    assert statements(client, address) == few <= 16


def statements(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_bars_lie_on_a_scale_of_whole_years():
    scale = scale_of([(date(2022, 5, 11), date(2024, 12, 31)), (date(2010, 1, 1), None)], date(2023, 6, 1))
    assert scale.years == [2020, 2021, 2022, 2023, 2024]
    assert scale.labels == ["2020", "", "2022", "", "2024"]
    assert scale.bar(date(2010, 1, 1), None, "held").width == scale.width
    half = scale.bar(date(2022, 7, 1), date(2024, 12, 31), "held")
    assert half.x + half.width == scale.width


def test_a_quarter_without_a_meeting_is_flagged():
    """C2C-06: at least one meeting in each quarter."""
    found = quarters_from(date(2022, 11, 9))
    assert found == [Quarter(2022, 4), Quarter(2023, 1), Quarter(2023, 2)]
    assert without_meeting(found, [date(2022, 12, 31), date(2023, 4, 1)]) == [Quarter(2023, 1)]
    assert found[0].ends_on + timedelta(days=1) == found[1].starts_on


def test_the_next_meeting_is_the_soonest_of_many(client, found):
    days = [date(2023, 2, 1) + timedelta(days=number) for number in range(26)]
    soonest = [make.plan_at(found, make.starts(day), at=clock.now(), date_is_public=True) for day in days][0]
    past = make.posted(found, day=date(2022, 11, 9))
    page = client.get(PAGE).context
    assert page["next"] == soonest and page["past"] == [past]
