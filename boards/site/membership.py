"""Adapter for engagement: boards, and who holds a seat (C2C-23)."""

from datetime import date

from boards.access import seats_of
from boards.choices import Capacity, CoveredUnder
from boards.models import Appointment
from cms.access import Visitor
from engagement.registrations import board_membership


def bodies(day: date) -> list[board_membership.Body]:
    """Count each seat whose member is bound on that day once (BK-02, BK-05)."""
    rows = Appointment.objects.bound(day).exclude(capacity=Capacity.ALTERNATE).select_related("seat__body")
    rows = rows.exclude(seat__body__covered_under=CoveredUnder.NONE)
    seats: dict[str, set[int]] = {}
    names: dict[str, dict[str, str]] = {}
    for row in rows.order_by("seat__body__order", "seat__body__slug"):
        body = row.seat.body
        names[body.slug] = body.name
        seats.setdefault(body.slug, set()).add(row.seat_id)
    return [board_membership.Body(slug, names[slug], len(found)) for slug, found in seats.items()]


def of_account(user: Visitor) -> list[str]:
    rows = seats_of(user).order_by("seat__body__order", "seat__body__slug")
    return list(dict.fromkeys(row.seat.body.slug for row in rows))


board_membership.fill(bodies=bodies, of_account=of_account)
