"""Attendance: who was present, how and when; absences; vacant seats (BK-29b, BK-30)."""

from typing import Any

from boards.bodies.rosters import roster
from boards.minutes.moments import stamp
from boards.models import Meeting, Presence


def people(meeting: Meeting) -> dict[str, Any]:
    """Collect attendance. No row read here holds a remote member's location (BK-29b)."""
    rows = meeting.presences.counted().select_related("appointment", "seat", "site")
    spans: dict[int, list[Presence]] = {}
    for row in rows.order_by("arrived_at", "pk"):
        spans.setdefault(row.seat_id, []).append(row)
    members = roster(meeting.body, meeting.day)
    here, away, vacant = [], [], []
    for place in members.places:
        facts = {"seat": place.seat.pk, "label": place.seat.label, "votes": place.seat.is_voting}
        if place.seat.pk in spans:
            rows_of_seat = spans[place.seat.pk]
            facts |= {"name": rows_of_seat[-1].appointment.person_name}
            here.append(facts | {"spans": [_span(row) for row in rows_of_seat]})
        elif place.is_vacant:
            vacant.append(facts)
        else:
            away.append(facts | {"name": place.name})
    counts = {"seats": members.authorized, "filled": members.filled, "quorum": members.quorum}
    return counts | {"present": here, "absent": away, "vacant": vacant}


def _span(row: Presence) -> dict[str, Any]:
    return {
        "name": row.appointment.person_name,
        "mode": row.mode,
        "site": row.site.address if row.site else "",
        "from": stamp(row.arrived_at),
        "until": stamp(row.left_at),
        "camera_off": row.camera_off,
        "adult": row.adult,
        "adult_who": row.adult_who,
    }
