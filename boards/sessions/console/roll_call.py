"""Roll call: votes so far, who is next, and a summary sentence."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from boards.bodies.rosters import Place, Roster
from boards.bodies.vote_counting import count, still_to_vote
from boards.event_choices import EventKind
from boards.events.descriptions import event_line
from boards.models import MeetingEvent, Motion, Vote
from boards.motion_choices import SPOKEN
from boards.rules.roll_call import rank
from boards.sessions.roll_order import order_of


@dataclass
class RollRow:
    """One present seat in the roll call."""

    place: Place
    choice: str
    is_next: bool = False


def roll_context(motion: Motion, members: Roster, *, again: str = "") -> dict[str, Any]:
    votes = {vote.seat_id: vote for vote in motion.votes.all()}
    called = rank(order_of(motion.item.meeting, motion, members))
    places = sorted(members.present, key=lambda place: called(place.seat.pk))
    roll = [RollRow(place, _choice(votes, place)) for place in places]
    if not motion.is_closed:
        _mark_next(roll, again)
    counted = count(members, {pk: vote.choice for pk, vote in votes.items()}, motion.kind)
    left = still_to_vote(members, votes)
    last = None if motion.is_closed else _last_vote(motion)
    return {
        "roll": roll,
        "choices": SPOKEN,
        "counted": counted,
        "needed": motion.needed if motion.is_closed else counted.needed,
        "left": left,
        "strip": [{"state": _state(place, votes)} for place in members.voting],
        "last_vote": last,
        "undo_seat": last.facts.get("seat") if last else None,
        "roll_said": _standing(last, counted.ayes, counted.needed, left) if last else "",
    }


def _choice(votes: dict[int, Vote], place: Place) -> str:
    return votes[place.seat.pk].choice if place.seat.pk in votes else ""


def _mark_next(roll: list[RollRow], again: str) -> None:
    """Mark the seat whose vote is corrected, else the first without a vote."""
    rows = [row for row in roll if str(row.place.seat.pk) == again] or [row for row in roll if not row.choice]
    if rows:
        rows[0].is_next = True


def _state(place: Place, votes: dict[int, Vote]) -> str:
    if place.seat.pk in votes:
        return votes[place.seat.pk].choice
    return "none" if place.is_present else place.state


def _last_vote(motion: Motion) -> MeetingEvent | None:
    kinds = (EventKind.VOTE, EventKind.VOTE_RIGHTED)
    rows = MeetingEvent.objects.filter(item=motion.item_id, kind__in=kinds).order_by("-number")
    last = rows.first()
    return last if last is not None and last.facts.get("motion") == motion.pk else None


def _standing(last: MeetingEvent, ayes: int, needed: int, left: int) -> str:
    """Such as "Person: aye. 9 ayes, 14 needed, 6 still to vote." """
    facts = {
        "name": last.facts.get("name", ""),
        "choice": event_line(last.facts.get("choice", "")),
        "ayes": ayes,
        "needed": needed,
        "left": left,
    }
    return _("%(name)s: %(choice)s. Ayes: %(ayes)s. Required: %(needed)s. Yet to vote: %(left)s.") % facts
