"""Calendar feed of a member: public facts of their bodies' meetings, at a secret URL."""

import hashlib

from django.http import Http404
from django.utils.translation import gettext as _

from boards.access import seats_of
from boards.meetings.calendars import calendar_of
from boards.models import CalendarLink, Meeting

MOST = 200


def calendar_for(token: str) -> bytes:
    """The token is the only credential; it ends with the seat or the account."""
    digest = hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
    link = CalendarLink.objects.filter(digest=digest).select_related("owner").first()
    bodies = [appointment.seat.body_id for appointment in seats_of(link.owner)] if link else []
    if not bodies:
        raise Http404
    rows = Meeting.objects.announced().of(*bodies).select_related("body", "joint_body", "successor__body")
    return calendar_of(rows.order_by("-starts_at")[:MOST], name=_("My meetings"))
