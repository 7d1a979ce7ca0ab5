"""Staggered terms, who is covered, and the desk's report on seats (BK-01, C2C-05, C2C-06, C2C-07)."""

from datetime import date
from itertools import permutations

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.choices import BodyKind, CoveredUnder
from boards.exceptions import TermsNotStaggered
from boards.models import Appointment, Body
from boards.rules.coverage import BodyFacts, covered
from boards.rules.terms import check_staggered, ends_soon, is_staggered
from cms.records import history
from tests.factories import boards as make
from tests.factories.powers import change_by_two
from tests.furniture import furnished


def ends(*counts: int, first: int = 2023) -> list[date]:
    """So many terms that end in each year, one year after another."""
    return [date(first + place, 5, 10) for place, count in enumerate(counts) for _each in range(count)]


@pytest.mark.parametrize("counts", sorted(set(permutations((5, 5, 6)))))
def test_sixteen_first_terms_may_end_five_five_and_six_in_any_order(counts):
    check_staggered(ends(*counts), 3)


@pytest.mark.parametrize("counts", [(16, 0, 0), (6, 6, 4), (8, 8), (7, 5, 4)])
def test_another_split_is_refused(counts):
    with pytest.raises(TermsNotStaggered) as refused:
        check_staggered(ends(*counts), 3)
    assert refused.value.rule == "C2C-07"


def test_a_vacant_seat_may_belong_to_any_year_and_a_renewed_term_keeps_its_place():
    assert is_staggered(ends(5, 4, 5), 3, vacant=2)
    assert not is_staggered(ends(7, 4, 3), 3, vacant=2)
    assert is_staggered(ends(0, 5, 6, 5), 3)
    assert is_staggered(ends(7, 7, 7), 3)


@pytest.mark.parametrize(
    ("end", "soon"),
    [("2023-01-09", False), ("2023-01-10", True), ("2024-01-10", True), ("2024-01-11", False)],
)
def test_a_term_ends_soon_within_twelve_months(end, soon):
    assert ends_soon(date.fromisoformat(end), date(2023, 1, 10)) is soon


def test_a_year_after_a_leap_day_can_be_counted():
    assert ends_soon(date(2025, 2, 28), date(2024, 2, 29))
    assert not ends_soon(None, date(2024, 2, 29))


@pytest.mark.parametrize(
    ("facts", "way"),
    [
        (BodyFacts(people=21, by_statute=True), CoveredUnder.STATUTE),
        (BodyFacts(people=16, by_statute=True, is_advisory=True), CoveredUnder.STATUTE),
        (BodyFacts(people=2, delegated_power=True), CoveredUnder.DELEGATED),
        (BodyFacts(people=2, is_advisory=True, formal_action=True, delegated_power=True), "b"),
        (BodyFacts(people=3, is_advisory=True, formal_action=True), CoveredUnder.FORMAL),
        (BodyFacts(people=2, is_advisory=True, formal_action=True), None),
        (BodyFacts(people=5, is_advisory=True), None),
        (BodyFacts(people=1, is_funded=True, has_representative=True), CoveredUnder.FUNDED),
        (BodyFacts(people=9, is_funded=True), None),
    ],
)
def test_which_body_the_open_meeting_law_covers(facts, way):
    """BK-01: two advisors are not covered, unless they use delegated power."""
    assert covered(facts) == way


@furnished
def boards(home, set_clock):
    """A governing board, and an advisory board all of whose terms end in one year."""
    governing = make.body(6, vacant=(4,), order=1)
    advisory = make.body(
        3,
        slug="data-and-tools",
        name={"en": "Data and Tools"},
        kind=BodyKind.ADVISORY,
        term_years=3,
        covered_under="c",
        order=2,
    )
    for appointment in Appointment.objects.filter(seat__body=advisory):
        end_on(appointment, date(2023, 5, 10))
    make.pages(home, governing)
    set_clock(make.starts(date(2022, 11, 9)))
    return governing, advisory


def end_on(appointment: Appointment, day: date) -> None:
    appointment.ends_on = day
    history.record(appointment, actor=make.ACTOR, reason="test")


def test_the_report_names_vacancies_ends_splits_thresholds_and_quarters(client_for, publisher, boards):
    meeting = make.meeting(boards[0], day=date(2023, 2, 8))
    meeting.status = "posted"
    history.record(meeting, actor=make.ACTOR, reason="test")
    response = client_for(publisher).get("/desk/seats/")
    governing, advisory = response.context["reports"]
    assert [place.seat.position for place in governing.vacant] == [4]
    assert [quarter.number for quarter in governing.quarters] == [4, 2]
    assert advisory.quarters == []
    assert (len(advisory.ending), advisory.split, advisory.is_staggered) == (3, "0/3/0", False)
    html = response.content.decode()
    for words in ("4 of 6", "all voting seats, filled or not", "The terms are not staggered evenly: 0/3/0"):
        assert words in html


def test_a_cancelled_meeting_fills_no_quarter(client_for, clerk, boards):
    meeting = make.meeting(boards[0], day=date(2022, 12, 14))
    meeting.status = "cancelled"
    history.record(meeting, actor=make.ACTOR, reason="test")
    assert len(client_for(clerk).get("/desk/seats/").context["reports"][0].quarters) == 3


@pytest.mark.engine
def test_the_report_grows_without_more_statements(client_for, clerk, boards):
    browser = client_for(clerk)
    few = statements(browser, "/desk/seats/")
    for place in range(3):
        make.body(4, slug=f"more-{place}", vacant=(1,), order=3)
    assert statements(browser, "/desk/seats/") == few


@pytest.mark.engine
@pytest.mark.parametrize("name", ["seat", "appointment", "meeting", "body"])
def test_lists_of_the_admin_join_what_they_name(client_for, publisher, boards, name):
    browser = client_for(publisher)
    few = statements(browser, f"/admin/{name}/")
    body = make.body(4, slug="more")
    for month in (1, 2, 3):
        make.meeting(body, day=date(2023, month, 8))
    assert statements(browser, f"/admin/{name}/") <= few + 1


def statements(browser, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200
    return len(captured)


def test_a_changed_term_that_breaks_the_turns_warns(cast, boards):
    appointment = Appointment.objects.filter(seat__body=boards[1]).order_by("pk").first()
    values = {"person_name": "Changed", "starts_on": "2022-01-01", "ends_on": "2023-05-10"}
    address = f"/desk/powers/new/appointment/{appointment.pk}/"
    change = change_by_two(cast["clerk"], cast["publisher"], address, **values)
    assert Appointment.objects.get(pk=appointment.pk).person_name == "Changed"
    html = cast["clerk"].get(change.get_absolute_url()).content.decode()
    assert "not staggered evenly" in html


def test_a_body_covered_by_formal_action_with_two_people_is_pointed_out(client_for, clerk, boards):
    from boards.models import Seat

    seats = Seat.objects.filter(body=boards[1], position=3)
    seats.update(ends_on=date(2022, 6, 1))
    html = client_for(clerk).get("/desk/seats/").content.decode()
    assert "is covered if it has three or more people" in html
    assert Body.objects.get(slug="data-and-tools").covered_under == "c"
