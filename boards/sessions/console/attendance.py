"""Attendance, and what the meeting can do now."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from boards.base_forms import DeskForm
from boards.bodies.rosters import Attendees, Place
from boards.bodies.teleconference import Condition, conditions
from boards.choices import IncidentKind, Pause, PresenceMode
from boards.event_choices import EventKind
from boards.models import Meeting
from boards.sessions.console import build
from boards.sessions.slips import recent_entries


@dataclass
class AttendanceRow:
    """A seat, and the kind of its latest entry if the page offers to take it back as a slip."""

    place: Place
    slip: str = ""


def room_context(
    meeting: Meeting, members: Attendees, drafts: build.Drafts, *, ask: str = ""
) -> dict[str, Any]:
    modes = Counter(place.attendance.mode for place in members.there)
    absent = sum(not place.is_vacant and place.presence is None for place in members.voting)
    return {
        "members": members,
        "is_asked": bool(ask),
        "attendance": _rows(meeting, members, ask),
        "counts": {
            "room": modes[PresenceMode.ROOM],
            "site": modes[PresenceMode.SITE],
            "remote": modes[PresenceMode.REMOTE],
            "absent": absent,
            "vacant": members.vacant,
        },
        "conditions": _conditions(meeting, members) if meeting.is_in_session else [],
        "lost": _lost(meeting),
        "forms": _forms(meeting, members, drafts),
    }


def _conditions(meeting: Meeting, members: Attendees) -> list[Condition]:
    """Each body must meet them by itself."""
    found = []
    for each in members.rosters:
        for condition in conditions(meeting, each):
            words = _("%(body)s: %(words)s") % {"body": each.name, "words": condition.words}
            found.append(replace(condition, words=words) if meeting.is_joint else condition)
    return found


def just_arrived(meeting: Meeting, members: Attendees) -> set[str]:
    """Seats present whose arrival can still be taken back."""
    return {str(seat) for seat, kind in _slips(meeting, members).items() if kind == EventKind.CAME}


def _rows(meeting: Meeting, members: Attendees, ask: str) -> list[AttendanceRow]:
    """A departure can be undone in its row; an arrival only once it was asked about, to keep roll call short."""
    slips = _slips(meeting, members)
    rows = [AttendanceRow(place, slips.get(place.seat.pk, "")) for place in members.places]
    for row in rows:
        if row.slip == EventKind.CAME and str(row.place.seat.pk) != ask:
            row.slip = ""
    return rows


def _slips(meeting: Meeting, members: Attendees) -> dict[int, str]:
    recent = recent_entries(meeting) if meeting.is_deciding else {}
    there = {place.seat.pk for place in members.places if place.is_present}
    return {
        seat: entry.kind
        for seat, entry in recent.items()
        if (entry.kind == EventKind.CAME) is (seat in there)
    }


def _lost(meeting: Meeting) -> Any:
    """The incident that paused the meeting."""
    if meeting.pause != Pause.ACCESS:
        return None
    return meeting.incidents.filter(kind=IncidentKind.ACCESS).order_by("-pk").first()


def _forms(meeting: Meeting, members: Attendees, drafts: build.Drafts) -> dict[str, Any]:
    if not meeting.is_in_session:
        return {}
    if meeting.pause == Pause.ACCESS:
        return {"resume": build.with_draft(build.of_the_day("resume", meeting), drafts)}
    if meeting.pause:
        return {}
    shown: dict[str, DeskForm] = {
        name: build.of_the_day(name, meeting) for name in ("recess", "lost", "disturbance")
    }
    shown["join"] = build.join(meeting, members)
    if meeting.mode and meeting.mode.majority_together:
        shown["exception"] = build.exception(meeting, members)
    return {name: build.with_draft(form, drafts) for name, form in shown.items()}
