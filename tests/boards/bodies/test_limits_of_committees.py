"""Limits of a committee, when made and later: no majority of its board (BK-42), uncovered only below three (BK-01)."""

from datetime import timedelta

import pytest

from boards.models import Appointment, Body
from cms import clock
from cms.models import PowerChange
from tests.factories import boards as make
from tests.factories import committees as build
from tests.factories.powers import confirm, newest, propose
from tests.furniture import furnished


@furnished
def board(home):
    found = make.body(7)
    make.pages(home, found)
    return found


@furnished
def motion(board):
    return build.vote(board)


@pytest.fixture(autouse=True)
def week_after(set_clock):
    set_clock(build.later())


def test_a_third_seat_is_refused_while_the_law_does_not_cover_the_committee(cast, motion):
    made = build.created(cast, motion, 2)
    values = {"body": made.pk, "position": 3, "label_en": "Third", "reason": "More hands"}
    values |= {"effective_on": clock.today().isoformat(), "is_voting": "on"}
    answer = cast["clerk"].post("/desk/powers/new/seat/add/", values)
    assert (
        answer.status_code == 422
        and "this committee is covered by the open-meeting law" in answer.content.decode()
    )


def test_a_later_member_makes_no_majority_and_comes_from_the_board(cast, motion):
    """BK-42."""
    made = build.created(cast, motion, 3, size="4")
    values = {"seat": made.seats.get(position=4).pk, "capacity": "holder", "starts_on": "2022-11-20"}
    values |= {"reason": "Vote", "effective_on": clock.today().isoformat()}
    fourth = values | {"person_name": "Person 4", "as_member": board_term(4).pk}
    answer = cast["clerk"].post("/desk/powers/new/appointment/add/", fourth)
    assert answer.status_code == 422 and "At most 3 can serve on it" in answer.content.decode()
    assert (
        cast["clerk"].post("/desk/powers/new/appointment/add/", values | {"person_name": "Ana"}).status_code
        == 302
    )


@pytest.mark.parametrize("known_by", ["account", "name"])
def test_a_member_of_the_board_counts_though_the_field_is_blank(cast, people, board, motion, known_by):
    """BK-42: who sits on the board is a member of it, whatever the form says."""
    made = build.created(cast, motion, 3, size="4")
    fourth = {"person_name": "person  4"}
    if known_by == "account":
        make.seat_user(board, people["member"], position=4)
        fourth = {"person_name": "B. Member", "user": people["member"].email}
    answer = appoint(cast, made, 4, **fourth)
    assert answer.status_code == 422 and "At most 3 can serve on it" in answer.content.decode()
    assert appoint(cast, made, 4, person_name="Ana").status_code == 302


def test_terms_that_start_later_count_for_the_majority(cast, motion):
    """BK-42."""
    made = build.created(cast, motion, 2, size="4")
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    third = {"person_name": "Person 3", "as_member": board_term(3).pk, "starts_on": tomorrow}
    fourth = {"person_name": "Person 4", "as_member": board_term(4).pk, "starts_on": tomorrow}
    assert appoint(cast, made, 3, **third).status_code == 302
    assert confirm(cast["administrator"], newest()).status_code == 302
    answer = appoint(cast, made, 4, **fourth)
    assert answer.status_code == 422 and "At most 3 can serve on it" in answer.content.decode()


def test_what_two_proposals_add_up_to_is_refused_when_the_second_is_confirmed(cast, motion):
    """BK-42: each alone is possible; the register looks again when it takes effect."""
    made = build.created(cast, motion, 2, size="4")
    for place in (3, 4):
        assert appoint(cast, made, place, person_name=f"Person {place}").status_code == 302
    first, second = PowerChange.objects.filter(kind="appointment", state="proposed").order_by("pk")
    assert confirm(cast["administrator"], first).status_code == 302
    answer = confirm(cast["administrator"], second)
    assert answer.status_code == 409 and "At most 3 can serve on it" in answer.content.decode()


def appoint(cast, made: Body, place: int, **changes):
    values = {"seat": made.seats.get(position=place).pk, "capacity": "holder", "starts_on": "2022-11-20"}
    values |= {"reason": "Vote", "effective_on": clock.today().isoformat()} | changes
    return cast["clerk"].post("/desk/powers/new/appointment/add/", values)


def test_members_of_the_board_named_as_others_count(cast, motion):
    """BK-42."""
    answer = cast["clerk"].post(build.NEW, build.given(motion, 3, others="Ana Outside\nperson  4"))
    assert answer.status_code == 422 and "At most 3 can serve on it" in answer.content.decode()
    assert build.created(cast, motion, 2, others="Person 3\nAna Outside")


def test_a_committee_is_uncovered_only_with_fewer_than_three_seats(cast, board, motion):
    """BK-01: neither a board nor a committee of three escapes the law by a change in the register."""
    three, two = build.created(cast, motion), build.created(cast, motion, 2, name_en="Two", decides="1")
    for body in (board, three):
        answer = uncover(cast, body)
        assert answer.status_code == 422 and "fewer than three seats" in answer.content.decode()
    assert uncover(cast, two).status_code == 302
    later = {"starts_on": clock.today() + timedelta(days=1), "label": {"en": "Third"}}
    two.seats.create(position=3, appointing_authority={"en": "Law"}, **later)
    assert confirm(cast["administrator"], newest()).status_code == 409


def uncover(cast, body: Body):
    values = {"covered_under": "n", "effective_on": clock.today().isoformat()}
    return propose(cast["clerk"], f"/desk/powers/new/body/{body.pk}/", **values)


def test_a_seat_that_starts_later_counts_while_the_law_does_not_cover_the_committee(cast, motion):
    """BK-01."""
    made = build.created(cast, motion, 1, size="1")
    values = {"body": made.pk, "label_en": "More", "reason": "More hands", "is_voting": "on"}
    values |= {"effective_on": clock.today().isoformat()}
    values |= {"starts_on": (clock.today() + timedelta(days=1)).isoformat()}
    address = "/desk/powers/new/seat/add/"
    assert cast["clerk"].post(address, values | {"position": 2}).status_code == 302
    assert confirm(cast["administrator"], newest()).status_code == 302
    answer = cast["clerk"].post(address, values | {"position": 3})
    assert answer.status_code == 422
    assert "this committee is covered by the open-meeting law" in answer.content.decode()


def board_term(place: int) -> Appointment:
    return Appointment.objects.get(seat__body__slug="governing-board", seat__position=place)
