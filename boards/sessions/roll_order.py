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
    """Voting seats as they were called, or will be. For the plain order of the seats, no query."""
    if motion.roll_order:
        return motion.roll_order
    rule, last, turn = meeting.body.roll_call_order, None, 0
    if motion.is_closed:
        rule = RollCallOrder.SEATS
    elif meeting.body.presiding_votes_last and (now := presiding_now(meeting)):
        last = now.seat
    if rule == RollCallOrder.ROTATING:
        turn = Motion.objects.filter(item__meeting__body=meeting.body, state=MotionState.CLOSED).count()
    seats = [Called(place.seat.pk, place.name) for place in members.voting]
    return roll_order(rule, seats, turn=turn, last=last)


def fix_order(meeting: Meeting, motion: Motion, members: Roster, *, actor: Actor) -> None:
    """Keep the order of this roll call, unless it is the order of the seats."""
    order = order_of(meeting, motion, members)
    if order == motion.roll_order or order == [place.seat.pk for place in members.voting]:
        return
    motion.roll_order = order
    record(motion, actor=actor, reason="roll called", update_fields=["roll_order"])
