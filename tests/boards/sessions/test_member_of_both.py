"""Who sits on both bodies of a joint meeting is recused in both seats (BK-30, BK-34)."""

import pytest

from boards.event_choices import EventKind
from boards.exceptions import NotPossibleNow
from boards.materials.access import is_recused
from boards.models import Disclosure, DisclosureFiling
from boards.motion_choices import Choice
from boards.sessions.recusals import recuse, return_member
from boards.sessions.votes import record_vote
from boards.workspace.disclosures import enter_disclosure, file_disclosure, write_disclosure
from cms import clock
from tests.factories import boards as make
from tests.factories import joint, live
from tests.factories import materials as give
from tests.furniture import furnished

REASON = "My employer bids for this work."


@furnished
def held(home, make_user):
    """The seat of one person on the host, and their seat on the body that joins."""
    person = make_user("both")
    return [make.seat_user(body, person) for body in joint.two(home)]


@furnished
def bodies(held):
    return [appointment.seat.body for appointment in held]


@furnished
def posted(bodies):
    return joint.posted(*bodies)


@furnished
def running(posted, bodies):
    made = live.begin(posted, room=3)
    with live.at(1):
        live.come(made, list(bodies[1].seats.order_by("position")))
    return made


def recused(meeting, seat) -> Disclosure:
    with live.at(5):
        return recuse(actor=live.ACTOR, item=live.item(meeting, 2), seat=seat, reason=REASON)


def logged(meeting, kind: str) -> list[int]:
    return [event.facts["seat"] for event in meeting.events.filter(kind=kind).order_by("number")]


@pytest.mark.parametrize("place", [0, 1])
def test_one_recusal_is_recorded_for_each_seat(running, held, place):
    recused(running, held[place].seat)
    seats = {each.seat_id for each in held}
    assert set(Disclosure.objects.values_list("seat", flat=True)) == seats
    assert set(logged(running, EventKind.RECUSED)) == seats


def test_it_ends_for_both_when_the_member_returns(running, held):
    recused(running, held[0].seat)
    with live.at(6):
        return_member(actor=live.ACTOR, item=live.item(running, 2), seat=held[1].seat)
    assert not Disclosure.objects.filter(returned_at=None).exists()
    assert set(logged(running, EventKind.RETURNED)) == {each.seat_id for each in held}


def test_the_member_moves_and_votes_for_neither_body(running, held, bodies):
    recused(running, held[0].seat)
    first, second, third = bodies[1].seats.order_by("position")[:3]
    with live.at(10):
        live.heard(live.item(running, 2))
        with pytest.raises(NotPossibleNow):
            live.move(live.item(running, 2), mover=first, seconder=second)
        moved = live.move(live.item(running, 2), mover=second, seconder=third)
        with pytest.raises(NotPossibleNow):
            record_vote(actor=live.ACTOR, motion=moved, seat=first, choice=Choice.AYE)


def test_a_seat_taken_only_after_the_recusal_does_not_vote_either(posted, held, bodies):
    made = live.begin(posted, room=3)
    recused(made, held[0].seat)
    assert logged(made, EventKind.RECUSED) == [held[0].seat_id]
    first, second, third = bodies[1].seats.order_by("position")[:3]
    with live.at(6):
        live.come(made, list(bodies[1].seats.order_by("position")))
    with live.at(10):
        live.heard(live.item(made, 2))
        moved = live.move(live.item(made, 2), mover=second, seconder=third)
        with pytest.raises(NotPossibleNow):
            record_vote(actor=live.ACTOR, motion=moved, seat=first, choice=Choice.AYE)


def test_a_vote_already_cast_in_the_other_seat_stands_in_the_way(running, held, bodies):
    second, third = bodies[1].seats.order_by("position")[1:3]
    with live.at(4):
        live.heard(live.item(running, 2))
        moved = live.move(live.item(running, 2), mover=second, seconder=third)
        record_vote(actor=live.ACTOR, motion=moved, seat=held[1].seat, choice=Choice.AYE)
    with pytest.raises(NotPossibleNow, match="has already voted"):
        recused(running, held[0].seat)


def test_names_without_an_account_count_alone(running, bodies):
    """Person 2 on each body may be two people."""
    seats = [body.seats.get(position=2) for body in bodies]
    recused(running, seats[0])
    assert logged(running, EventKind.RECUSED) == [seats[0].pk]


def test_a_second_recusal_of_the_person_is_refused(running, held):
    recused(running, held[0].seat)
    with pytest.raises(NotPossibleNow, match="already recused"):
        recused(running, held[1].seat)


def filed(meeting, appointment) -> DisclosureFiling:
    with clock.at(live.minute(-60)):
        facts = {"meeting": meeting, "key": live.item(meeting, 2).key, "reason": REASON}
        filing = write_disclosure(actor=live.ACTOR, appointment=appointment, **facts)
        return file_disclosure(actor=live.ACTOR, filing=filing)


def test_what_was_filed_for_one_seat_is_entered_for_the_seat_that_is_there(posted, held, bodies):
    filing = filed(posted, held[0])
    made = live.begin(posted)
    with live.at(1):
        live.come(made, list(bodies[1].seats.order_by("position")))
    with live.at(5):
        aside = enter_disclosure(actor=live.ACTOR, filing=filing)
    assert aside.seat == held[1].seat


def test_a_filed_disclosure_closes_the_documents_of_both_seats(posted, held):
    paper = give.material(posted, key=live.item(posted, 2).key, prepared_by="body", body="Words")
    assert not is_recused(paper, held[1])
    filed(posted, held[0])
    assert is_recused(paper, held[0]) and is_recused(paper, held[1])
