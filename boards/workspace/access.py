"""Access to the workspace. Missing and forbidden objects both raise Http404."""

from django.http import Http404

from boards.access import require_seats
from boards.models import Appointment, DisclosureFiling, Meeting
from cms.access import Visitor


def get_meeting(user: Visitor, pk: int) -> tuple[Meeting, Appointment]:
    """A meeting with a public date of one of the user's bodies, and their seat on it.

    Of a joint meeting, the seat on its first body for who sits on both.
    """
    seats = {appointment.seat.body_id: appointment for appointment in reversed(require_seats(user))}
    rows = Meeting.objects.announced().select_related("body", "joint_body", "mode", "successor__body")
    meeting = rows.of(*seats).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    return meeting, next(seats[body] for body in meeting.body_ids if body in seats)


def get_posted_meeting(user: Visitor, pk: int) -> tuple[Meeting, Appointment]:
    """A posted meeting; before posting there is no packet."""
    meeting, appointment = get_meeting(user, pk)
    if not meeting.is_public:
        raise Http404
    return meeting, appointment


def get_filing(user: Visitor, pk: int) -> DisclosureFiling:
    """A disclosure by the user."""
    rows = DisclosureFiling.objects.select_related("meeting__body", "appointment__seat__body", "entered")
    filing = rows.filter(pk=pk, appointment__in=require_seats(user)).first()
    if filing is None:
        raise Http404
    return filing
