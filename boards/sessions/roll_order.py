"""The order of a roll call by the rule of the body, fixed at the first vote and sealed with the result (BK-30).

A rotating roll starts one seat later after each closed vote of the body, so the votes on record tell where it starts.
"""

from boards.bodies.rosters import Roster
from boards.events.presiding import presiding_now
from boards.models import Meeting, Motion
from boards.motion_choices import MotionState
from boards.officer_choices import RollCallOrder
from boards.rules.roll_call import Called, roll_order
from cms.records.history import Actor, record


def order_of(meeting: Meeting, motion: Motion, members: Roster) -> list[int]:
    """Voting seats as they were called, or will be. A roll that began without an order kept is in that of the seats.

    For the plain order of the seats, no query.
    """
    if motion.roll_order:
        return motion.roll_order
    body, last, turn = members.body, None, 0
    rule = body.roll_call_order
    is_plain = rule == RollCallOrder.SEATS and not body.presiding_votes_last
    if is_plain or motion.is_closed or motion.votes.exists():
        return [place.seat.pk for place in members.voting]
    if body.presiding_votes_last and (now := presiding_now(meeting)):
        last = now.seat
    if rule == RollCallOrder.ROTATING:
        turn = Motion.objects.of(body).filter(state=MotionState.CLOSED).count()
    seats = [Called(place.seat.pk, place.name) for place in members.voting]
    return roll_order(rule, seats, turn=turn, last=last)


def fix_order(meeting: Meeting, motion: Motion, members: Roster, *, actor: Actor) -> None:
    """Before its first vote, keep the order of this roll call, unless it is the order of the seats."""
    order = order_of(meeting, motion, members)
    if order == motion.roll_order or order == [place.seat.pk for place in members.voting]:
        return
    motion.roll_order = order
    record(motion, actor=actor, reason="roll called", update_fields=["roll_order"])
