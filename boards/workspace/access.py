"""Who may open what in the workspace. Unknown and forbidden look alike."""

from typing import Any

from django.http import Http404

from boards.access import require_seats
from boards.models import Appointment, DisclosureFiling, Meeting


def get_meeting(user: Any, pk: int) -> tuple[Meeting, Appointment]:
    """A meeting of one of the person's bodies whose date is public, and the seat that it is theirs by."""
    seats = {appointment.seat.body_id: appointment for appointment in reversed(require_seats(user))}
    rows = Meeting.objects.announced().select_related("body", "mode", "successor__body")
    meeting = rows.filter(pk=pk, body__in=list(seats)).first()
    if meeting is None:
        raise Http404
    return meeting, seats[meeting.body_id]


def get_posted_meeting(user: Any, pk: int) -> tuple[Meeting, Appointment]:
    """One whose agenda was posted: only then is there a packet."""
    meeting, appointment = get_meeting(user, pk)
    if not meeting.is_public:
        raise Http404
    return meeting, appointment


def get_filing(user: Any, pk: int) -> DisclosureFiling:
    """A disclosure of one's own."""
    rows = DisclosureFiling.objects.select_related("meeting__body", "appointment__seat__body", "entered")
    filing = rows.filter(pk=pk, appointment__in=require_seats(user)).first()
    if filing is None:
        raise Http404
    return filing
