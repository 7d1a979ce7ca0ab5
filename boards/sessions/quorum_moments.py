"""Quorum and "decision possible" at each moment of a meeting, from its rows of presence (BK-03)."""

from dataclasses import dataclass
from datetime import datetime

from boards.bodies.rosters import Roster, roster, roster_of
from boards.models import AgendaItem, Meeting, Presence
from boards.rules.thresholds import MeetingState


@dataclass(frozen=True)
class Moment:
    at: datetime
    present: int
    state: MeetingState


def state_at(meeting: Meeting, moment: datetime, item: AgendaItem | None = None) -> Roster:
    """Who was there at a past moment, and through ``state`` what they could do."""
    return roster_of(meeting, item, at=moment)


def moments(meeting: Meeting) -> list[Moment]:
    """Each moment at which someone came or left, and what the body could do from then on. No recusals."""
    rows = list(meeting.presences.select_related("appointment"))
    members = roster(meeting.body, meeting.day)
    members.quorum_at_place = bool(meeting.mode_id and meeting.mode.quorum_at_place)
    turns = sorted({each for row in rows for each in (row.arrived_at, row.left_at) if each})
    return [_moment(members, rows, at) for at in turns]


def _moment(members: Roster, rows: list[Presence], at: datetime) -> Moment:
    there = {
        row.seat_id: row for row in rows if row.arrived_at <= at and (not row.left_at or row.left_at > at)
    }
    for place in members.places:
        place.presence = there.get(place.seat.pk)
    return Moment(at, len(members.present), members.state)
