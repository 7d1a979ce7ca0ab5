"""A committee's members are members of its body: contacts add up, and who is not on it only watches (BK-41a, BK-42)."""

import pytest

from boards import guard, staff_seats
from boards.models import Appointment, Body
from tests.factories import boards as make
from tests.factories import committees as build
from tests.factories import groups as circle
from tests.furniture import furnished

SIZE = 9  # of which four may be in contact


@furnished
def board():
    return make.body(SIZE)


def terms(body: Body) -> list[Appointment]:
    return list(Appointment.objects.filter(seat__body=body).order_by("seat__position"))


def refused():
    return pytest.raises(guard.GuardRefused, check=lambda error: error.rule == "BK-42")


def test_a_member_without_an_account_is_one_person_in_both(board):
    committee = build.of_members(board, covered_under="n", places=(1, 2))
    topic = circle.subject(committee)
    circle.group(topic, terms(committee))
    assert guard.may_meet(topic, terms(committee))
    assert guard.contact_sets.person_of(terms(committee)[0]) == guard.contact_sets.person_of(terms(board)[0])


def test_all_members_of_a_committee_that_the_law_does_not_cover_may_talk(board):
    committee = build.of_members(board, covered_under="n", places=(1, 2))
    assert circle.group(circle.subject(committee), terms(committee))
    covered = build.of_members(board, slug="covered")
    with refused():
        circle.group(circle.subject(covered), terms(covered)[:2])


def test_contacts_of_the_committee_count_toward_the_boards_majority(board):
    """Two on the committee and three more of the board are five of nine."""
    committee = build.of_members(board, covered_under="n", places=(1, 2))
    of_committee, of_board = circle.subject(committee), circle.subject(board)
    circle.group(of_committee, terms(committee))
    guard.same_matter(actor=make.ACTOR, topic=of_board, other=of_committee)
    of_board.refresh_from_db()
    with refused():
        circle.group(of_board, terms(board)[1:5])
    assert circle.group(of_board, terms(board)[1:4])


def test_who_sits_on_the_board_only_watches_its_committee(board, people, client_for, home):
    committee = build.of_members(board)
    make.pages(home, committee)
    make.seat_user(board, people["member"], position=5)
    meeting = make.posted(committee)
    answer = guard.may_comment(people["member"], meeting)
    assert (answer.allowed, answer.rule) == (False, "BK-41a")
    with make.clock.at(make.starts() - make.timedelta(days=5)):
        page = client_for(people["member"]).get(f"{meeting.get_absolute_url()}comment/").content.decode()
    assert "BK-41a" in page and "you may only watch" in page.lower()
    make.seat_user(committee, people["resident"])
    assert guard.may_comment(people["resident"], meeting).rule == "BK-45"
    assert guard.may_comment(people["clerk"], meeting)


def test_staff_who_sit_on_the_board_are_members_for_its_committees(board, people):
    committee = build.of_members(board)
    make.seat_user(board, people["clerk"], position=5)
    assert staff_seats.sits_on(people["clerk"]) == {board.pk, committee.pk}
    with pytest.raises(guard.GuardRefused):
        guard.open_subject(actor=people["clerk"], body=committee, title={"en": "X"})
