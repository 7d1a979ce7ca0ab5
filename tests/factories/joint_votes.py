"""Factories for the votes of two bodies that meet jointly, and for a comment they act on."""

from collections.abc import Sequence

from boards.models import AgendaItem, Body, Meeting, Motion, Seat
from boards.motion_choices import Choice
from boards.sessions.votes import close_vote, record_roll_call
from cms.models import HomePage
from tests.factories import joint, live

HALF = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_more_than": True}


def begun(home: HomePage, items: Sequence[tuple] = ()) -> Meeting:
    """A joint meeting of the Governing Board and an advisory board: all three members of each are there."""
    host, other = joint.two(home, seats=3, **HALF)
    made = live.meeting(host, joint_body=other, items=items) if items else joint.posted(host, other)
    live.begin(made, room=3)
    with live.at(1):
        live.come(made, seats(other))
    return made


def seats(body: Body) -> list[Seat]:
    return list(body.seats.order_by("position"))


def moved(on: AgendaItem, body: Body, **facts) -> Motion:
    """Two members of this body move and second."""
    mover, seconder = seats(body)[:2]
    return live.move(on, **{"mover": mover, "seconder": seconder} | facts)


def voted(on: AgendaItem, body: Body, *, ayes: int = 3, **facts) -> Motion:
    """A closed vote of this body; all members present vote, the first so many aye."""
    motion = moved(on, body, **facts)
    there = set(on.meeting.presences.filter(left_at=None).values_list("seat", flat=True))
    present = [seat for seat in seats(body) if seat.pk in there]
    choices = {seat: Choice.AYE if place < ayes else Choice.NO for place, seat in enumerate(present)}
    record_roll_call(actor=live.ACTOR, motion=motion, choices=choices)
    return close_vote(actor=live.ACTOR, motion=motion)
