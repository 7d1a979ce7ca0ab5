"""The chair and the vice chair of a body: chosen by it, named by one person and confirmed by another (C2C-06, S14)."""

from datetime import date

import pytest

from boards.bodies.officers import officers_on
from boards.models import Appointment, Officer
from cms import clock
from cms.models import PowerChange
from cms.powers import services
from cms.powers.definitions import find_power
from cms.records import history
from tests.factories import boards as make
from tests.factories.powers import change_by_two, confirm, newest, propose
from tests.furniture import furnished

ADD = "/desk/powers/new/officer/add/"
DAY = date(2022, 11, 9)


@furnished
def board(home):
    found = make.body(4)
    make.pages(home, found)
    return found


@furnished
def vote(board):
    """It passed on November 9."""
    return make.closed_motion(make.in_session(make.posted(board), present=4), ayes=4)


def member(board, position: int):
    return board.seats.get(position=position).appointments.get()


def values(board, position: int = 1, **more) -> dict:
    facts = {"appointment": member(board, position).pk, "office": "chair", "starts_on": "2022-11-09"}
    return facts | {"effective_on": clock.today().isoformat()} | more


def names(board, day: date) -> list[str]:
    return [str(each) for each in officers_on(board, day).held]


def test_two_people_name_a_chair_from_the_vote_that_chose_them(cast, board, vote, client):
    answer = propose(cast["clerk"], ADD, **values(board, chosen_by=vote.pk))
    assert answer.status_code == 302
    assert not Officer.objects.exists()
    assert confirm(cast["clerk"], newest()).status_code == 404  # not the one who proposed it
    assert not Officer.objects.exists()
    confirm(cast["administrator"], newest())
    assert names(board, DAY) == ["Person 1, chair"]
    page = client.get(board.get_absolute_url()).content.decode()
    assert "Person 1</strong>, chair" in page
    assert f'href="{vote.get_absolute_url()}"' in page and "chosen by vote on November 9, 2022" in page


def test_the_register_says_who_and_by_which_vote(cast, board, vote):
    propose(cast["clerk"], ADD, **values(board, chosen_by=vote.pk))
    page = cast["administrator"].get(newest().get_absolute_url()).content.decode()
    assert "Governing Board: Person 1" in page
    assert "That results are shown by county." in page


def test_the_register_still_names_an_officer_who_became_an_alternate(cast, board, vote):
    change_by_two(cast["clerk"], cast["administrator"], ADD, **values(board, chosen_by=vote.pk))
    change, term = newest(), member(board, 1)
    term.capacity = "alternate"
    history.record(term, actor=make.ACTOR, reason="made for a test")
    page = cast["administrator"].get(change.get_absolute_url())
    assert page.status_code == 200 and "Governing Board: Person 1" in page.content.decode()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"starts_on": "2021-01-01"}, "The person is not a member of the body on this date."),
        ({"ends_on": "2022-01-01"}, "The end must not be before the start."),
    ],
)
def test_an_office_needs_a_member_and_a_term_that_can_be(cast, board, more, words):
    answer = propose(cast["clerk"], ADD, **values(board, **more))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not PowerChange.objects.exists()


def test_each_office_has_one_holder_at_a_time(cast, board):
    make.officer(board, 1)
    answer = propose(cast["clerk"], ADD, **values(board, 2))
    assert answer.status_code == 422
    assert "Person 1 holds this office during that time. End that term first" in answer.content.decode()


@pytest.mark.parametrize("position", [1, 2], ids=["reappointed", "a successor"])
def test_an_office_whose_holder_left_the_body_is_free(cast, board, position):
    """C2C-06: the office was entered without an end, and ended with the term of the seat."""
    make.officer(board, 1)
    term = member(board, 1)
    term.ends_on = date(2022, 11, 8)
    term.save()
    seat = board.seats.get(position=1)
    again = Appointment.objects.create(seat=seat, person_name="Person 1", starts_on=DAY)
    who = again if position == 1 else member(board, 2)
    answer = propose(cast["clerk"], ADD, **values(board, 2) | {"appointment": who.pk})
    assert answer.status_code == 302
    confirm(cast["administrator"], newest())
    assert names(board, DAY) == [f"Person {position}, chair"]


def test_an_earlier_chair_who_left_is_entered_after_the_successor(cast, board):
    term = member(board, 1)
    term.ends_on = date(2022, 6, 30)
    term.save()
    make.officer(board, 2, starts_on=date(2022, 7, 1))
    answer = propose(cast["clerk"], ADD, **values(board, 1, starts_on="2022-01-01"))
    assert answer.status_code == 302


def test_of_two_proposals_of_the_same_office_the_second_confirmed_is_refused(cast, board):
    for position in (1, 2):
        assert propose(cast["clerk"], ADD, **values(board, position)).status_code == 302
    first, second = PowerChange.objects.order_by("pk")
    confirm(cast["administrator"], first)
    answer = confirm(cast["administrator"], second)
    assert "Person 1 holds this office during that time. End that term first" in answer.content.decode()
    assert Officer.objects.count() == 1


def test_a_vote_of_another_body_chose_no_one(people, board, vote):
    other = make.body(3, slug="data-and-tools", kind="advisory")
    after = values(other, 1, chosen_by=vote.pk) | {"ends_on": None}
    after.pop("effective_on")
    facts = {"power": find_power("officer"), "key": "", "label": "x", "reason": "Vote"}
    change = services.propose(actor=people["clerk"], after=after, effective_on=clock.today(), **facts)
    with pytest.raises(services.RuleBroken, match="Choose a vote of this body that passed"):
        services.confirm(actor=people["administrator"], change=change)


def test_an_office_ends_with_the_term_of_the_seat(board):
    make.officer(board, 1)
    make.officer(board, 2, "vice_chair")
    assert names(board, DAY) == ["Person 1, chair", "Person 2, vice chair"]
    term = member(board, 1)
    term.ends_on = date(2022, 6, 30)
    term.save()
    assert names(board, DAY) == ["Person 2, vice chair"]


def test_the_page_of_a_past_day_names_the_officers_of_that_day(board, client):
    row = make.officer(board, 1)
    row.ends_on = date(2022, 6, 30)
    row.save()
    make.officer(board, 2, starts_on=date(2022, 7, 1))
    for day, name in (("2022-06-30", "Person 1"), ("2022-07-01", "Person 2")):
        page = client.get(f"{board.get_absolute_url()}?on={day}").content.decode()
        assert f"{name}</strong>, chair" in page
