"""When the term of a new member ends (C2C-07): the turns of the body, the rest of a term, or a full one."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from boards.appointments.terms import possible_ends, term_end
from boards.appointments.vacancies import vacancies
from boards.models import Appointment
from boards.rules.terms import is_staggered
from tests.factories import applications as apply

MAY = [date(2023, 5, 10)] * 5 + [date(2024, 5, 10)] * 5 + [date(2025, 5, 10)] * 6


@pytest.mark.parametrize(
    ("start", "last", "ends"),
    [
        (date(2023, 5, 11), date(2023, 5, 10), date(2026, 5, 10)),
        (date(2023, 9, 1), date(2023, 5, 10), date(2026, 5, 10)),
        (date(2027, 1, 8), date(2023, 5, 10), date(2029, 5, 10)),
    ],
    ids=["on its day: a full term", "later: the rest of it", "years later: the rest of the running one"],
)
def test_a_seat_keeps_its_turn(start, last, ends):
    assert term_end(start, 3, last=last, others=MAY[1:]) == ends


def test_a_full_term_where_the_call_says_so():
    assert term_end(date(2023, 9, 1), 3, last=date(2023, 5, 10), policy="full") == date(2026, 8, 31)


def test_who_follows_a_member_that_left_early_serves_where_the_turns_need_it():
    assert term_end(date(2022, 9, 1), 3, last=date(2022, 8, 1), others=MAY[1:]) == date(2023, 5, 10)


def test_a_body_without_terms_gives_none():
    assert term_end(date(2022, 9, 1), None) is None


@settings(deadline=None)
@given(
    start=some.dates(date(2022, 6, 1), date(2023, 5, 9)),
    gone=some.sets(some.integers(0, 15), min_size=1, max_size=6),
)
def test_filling_every_vacancy_one_by_one_keeps_the_body_in_turns(start, gone):
    """C2C-07: whichever seats are empty, the body ends staggered."""
    ends = [end for place, end in enumerate(MAY) if place not in gone]
    for left in range(len(gone) - 1, -1, -1):
        end = term_end(start, 3, others=ends, vacant=left)
        assert start <= end <= start + timedelta(days=3 * 366)
        ends.append(end)
    assert is_staggered(ends, 3)


@settings(deadline=None)
@given(start=some.dates(date(2000, 1, 1), date(2090, 1, 1)), turn=some.dates(), years=some.integers(1, 6))
def test_the_ends_lie_in_each_year_of_the_cycle(start, turn, years):
    found = possible_ends(start, years, turn)
    assert len({end.year % years for end in found}) == years
    assert all(start <= end for end in found)


@pytest.mark.django_db
def test_vacant_are_seats_without_anyone_and_those_that_end_within_a_year():
    body = apply.advisory()
    found = vacancies(body, date(2022, 6, 1))
    assert [each.seat.position for each in found] == [1, 2, 3, 4, 5, 9, 14]
    assert found[0].free_from == date(2023, 5, 11)
    assert found[5].free_from == date(2022, 6, 1)


@pytest.mark.django_db
def test_a_seat_whose_next_holder_is_known_is_not_vacant():
    body = apply.advisory()
    seat = body.seats.get(position=1)
    Appointment.objects.create(seat=seat, person_name="Next", starts_on=date(2023, 5, 11))
    assert 1 not in [each.seat.position for each in vacancies(body, date(2022, 6, 1))]
