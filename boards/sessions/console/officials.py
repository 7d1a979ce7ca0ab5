"""Who presides, who would preside next, and which absences are recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from boards import staff_seats
from boards.base_forms import DeskForm
from boards.bodies.officers import Officers, officers_of
from boards.bodies.rosters import Attendees, Place, attendees_of
from boards.event_choices import EventKind
from boards.events.officer_events import absence_label, presiding_words
from boards.events.presiding import Presiding, absences, attended, now_presiding, standing_entries
from boards.models import Attendance, Meeting, MeetingEvent
from boards.models.members import Rsvp
from boards.officer_choices import Office, PresidesAs
from boards.sessions.console import build
from boards.sessions.slips import entries_to_undo
from cms.users.models import User

OVER = {Office.CHAIR: (PresidesAs.CHAIR,), Office.VICE_CHAIR: (PresidesAs.CHAIR, PresidesAs.VICE_CHAIR)}


@dataclass(frozen=True)
class AbsentRow:
    """``undo`` is the number of an entry that can be taken back; ``replied``: the member wrote not to come."""

    place: Place
    label: str
    undo: int | None
    replied: bool


@dataclass(frozen=True)
class Successor:
    """The officer who is present and comes before whoever presides now."""

    seat: int
    words: str


def officials_context(
    meeting: Meeting, members: Attendees | None, drafts: build.Drafts, user: User
) -> dict[str, Any]:
    """``members``: the roster for the item at hand, if the page has it already."""
    if not meeting.is_in_session:
        return {}
    members = members or attendees_of(meeting, meeting.current_item)
    entries = standing_entries(meeting)
    now, came = now_presiding(entries), attended(entries)
    undo = {(each.kind, each.facts["seat"]): each.number for each in entries_to_undo(meeting)}
    away = [place for place in members.places if not place.is_vacant and place.seat.pk not in came]
    forms: dict[str, DeskForm] = {"preside": build.preside(meeting, members)}
    if away:
        forms["absence"] = build.absence(meeting, members)
    return {
        "presiding": now,
        "presiding_words": presiding_words(now.event.facts) if now else "",
        "presiding_undo": undo.get((EventKind.PRESIDES, now.seat)) if now else None,
        "successor": _successor(members, officers_of(meeting), now),
        "absent_rows": _rows(away, absences(entries), undo, _cannot_attend(meeting, user)),
        "forms": {name: build.with_draft(form, drafts) for name, form in forms.items()},
    }


def _successor(members: Attendees, officers: Officers, now: Presiding | None) -> Successor | None:
    """The chair, else the vice chair, unless one of at least that rank presides."""
    capacity = now.event.facts.get("as") if now else None
    for officer in officers.held:
        if capacity in OVER[Office(officer.office)]:
            return None
        for place in members.places:
            if place.may_vote and place.sitting == officer.appointment:
                words = presiding_words({"name": place.name, "as": officer.office})
                return Successor(place.seat.pk, words)
    return None


def _rows(
    away: list[Place],
    recorded: Mapping[int, MeetingEvent],
    undo: Mapping[tuple[str, int], int],
    replied: set[int],
) -> list[AbsentRow]:
    rows = []
    for place in away:
        entry, seat = recorded.get(place.seat.pk), place.seat.pk
        label = absence_label(entry.facts["excused"] if entry else None)
        is_hint = place.appointment is not None and place.appointment.pk in replied
        rows.append(AbsentRow(place, label, undo.get((EventKind.ABSENCE, seat)), is_hint))
    return rows


def _cannot_attend(meeting: Meeting, user: User) -> set[int]:
    """A hint, not an excuse. A clerk who is a member reads no replies of others (BK-41)."""
    if not staff_seats.sits_on(user).isdisjoint(meeting.body_ids):
        return set()
    rows = Attendance.objects.filter(meeting=meeting, coming=Rsvp.NOT)
    return set(rows.values_list("appointment", flat=True))
