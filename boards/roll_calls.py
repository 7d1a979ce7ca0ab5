"""The roll call of a motion as every outlet gives it: one row for each seat, by name (BK-30).

Meeting page, decision, minutes and open data read it here, so that they agree.
"""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from boards.models import Motion, Vote
from boards.motion_choices import Choice
from boards.rules.roll_call import rank


def in_seat_order(rows: QuerySet[Vote]) -> QuerySet[Vote]:
    """With seat and person."""
    return rows.select_related("seat", "appointment").order_by("seat__position")


def roll_calls() -> Prefetch:
    """To load the votes of many motions, in the order of the seats."""
    return Prefetch("votes", in_seat_order(Vote.objects.all()))


def as_called(motion: Motion) -> list[Vote]:
    """In the order called, by default that of the seats. Load the motion with ``roll_calls``."""
    called = rank(motion.roll_order)
    return sorted(motion.votes.all(), key=lambda vote: (called(vote.seat_id), vote.seat.position))


def tally(votes: Iterable[Vote]) -> dict[Choice, int]:
    """How many seats have each choice, in the order of the choices."""
    given = [vote.choice for vote in votes]
    return {choice: given.count(choice) for choice in Choice}
