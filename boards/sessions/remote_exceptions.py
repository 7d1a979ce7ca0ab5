"""BK-29e: disability exceptions, for which the body approves that a remote member counts at this meeting."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.exceptions import NotPossibleNow
from boards.locks import locked
from boards.models import Appointment, Meeting, RemoteException
from cms import clock
from cms.records.history import Actor, record

MOST_WORDS = 20


@transaction.atomic
def ask_exception(
    *,
    actor: Actor,
    meeting: Meeting,
    appointment: Appointment,
    description: str = "",
    told_at: datetime | None = None,
) -> RemoteException:
    """Request an exception, by the member or staff.

    The description has at most 20 words, names no diagnosis, and is never public.
    """
    if appointment.user_id is None or getattr(actor, "pk", None) != appointment.user_id:
        access.require(actor, *access.POST_ROLES)
    else:
        access.require_own(actor, appointment)
    current = locked(meeting)
    if not (current.mode and current.mode.majority_together):
        raise NotPossibleNow(
            _("This exception applies only to a meeting with a majority at one place."), rule="BK-29e"
        )
    if current.is_over or current.is_called_off:
        raise NotPossibleNow(_("This meeting is over."), rule="BK-29e")
    if len(description.split()) > MOST_WORDS:
        raise NotPossibleNow(_("Describe it in 20 words or fewer, without a diagnosis."), rule="BK-29e")
    if appointment.seat.body_id not in current.body_ids:
        raise NotPossibleNow(_("This person is not a member of this body."), rule="BK-29e")
    if RemoteException.objects.filter(meeting=current, appointment=appointment).exists():
        raise NotPossibleNow(
            _("This member has already requested an exception for this meeting."), rule="BK-29e"
        )
    asked = RemoteException(
        meeting=current,
        appointment=appointment,
        description=description.strip(),
        told_at=told_at or clock.now(),
    )
    return record(asked, actor=actor, reason="exception requested")
