"""A member's RSVP to the clerk, in person or remote (BK-29b). Hidden from other members (BK-41)."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.choices import NoticeKind
from boards.exceptions import RsvpRefused
from boards.locks import locked
from boards.models import Appointment, Attendance, Meeting, NoticeSending, RemoteMember
from boards.models.members import Rsvp
from boards.notices.services import join_from_afar
from boards.seats_of_people import seats_of_person
from cms import clock
from cms.records import history
from cms.records.history import Actor


@transaction.atomic
def record_rsvp(
    *, actor: Actor, meeting: Meeting, appointment: Appointment, coming: str, reach: str = ""
) -> Attendance:
    """Save the RSVP; a later one replaces it. It counts for each seat of the person on the bodies that meet.

    A remote member joins the list of the notice by name, without a location.
    """
    access.require_own(actor, appointment)
    current = locked(meeting)
    if current.is_over or current.is_called_off:
        raise RsvpRefused(_("This meeting has ended or was canceled."), rule="BK-29b")
    if current.is_in_session:
        raise RsvpRefused(_("The meeting has begun. The clerk is calling the roll."), rule="BK-29b")
    if coming not in Rsvp.values:
        raise RsvpRefused(_("Choose whether you will attend."), rule="BK-29b", field="coming")
    seats = seats_of_person(appointment, current)
    joins = list(RemoteMember.objects.filter(meeting=current, appointment__in=seats))
    if coming == Rsvp.REMOTE and appointment.pk not in [each.appointment_id for each in joins]:
        join_from_afar(actor=actor, meeting=current, appointment=appointment, reach=reach)
    elif coming != Rsvp.REMOTE and joins:
        _take_off(actor, current, joins)
    return [_say(current, seat, coming) for seat in seats][0]


def _say(meeting: Meeting, appointment: Appointment, coming: str) -> Attendance:
    told, _made = Attendance.objects.update_or_create(
        meeting=meeting, appointment=appointment, defaults={"coming": coming, "told_at": clock.now()}
    )
    return told


def _take_off(actor: Actor, meeting: Meeting, joins: list[RemoteMember]) -> None:
    """Remove from the list of remote members, unless a notice already named the member."""
    sent = NoticeSending.objects.filter(posting__meeting=meeting, about=NoticeKind.REMOTE)
    if not sent.filter(sent_at__gte=joins[0].added_at).exists():
        history.remove_many(RemoteMember, joins, actor=actor, reason="no longer joins remotely")
