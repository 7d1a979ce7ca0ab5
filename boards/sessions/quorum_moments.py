"""Quorum and ability to decide at each moment of a meeting, from attendance rows (BK-03)."""

from dataclasses import dataclass
from datetime import datetime

from boards.bodies.rosters import Roster, roster
from boards.models import Meeting, Presence
from boards.rules.thresholds import MeetingState


@dataclass(frozen=True)
class Moment:
    at: datetime
    present: int
    state: MeetingState


def moments(meeting: Meeting) -> list[Moment]:
    """Each moment with an arrival or departure, and what the body could do then. Ignores recusals."""
    rows = list(meeting.presences.counted().select_related("appointment"))
    members = roster(meeting.body, meeting.day)
    members.quorum_at_place = bool(meeting.mode and meeting.mode.quorum_at_place)
    turns = sorted({each for row in rows for each in (row.arrived_at, row.left_at) if each})
    return [_moment(members, rows, at) for at in turns]


def _moment(members: Roster, rows: list[Presence], at: datetime) -> Moment:
    there = {
        row.seat_id: row for row in rows if row.arrived_at <= at and (not row.left_at or row.left_at > at)
    }
    for place in members.places:
        place.presence = there.get(place.seat.pk)
    return Moment(at, len(members.present), members.state)
