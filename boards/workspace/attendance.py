"""A member tells the clerk whether they come, and from where (BK-29b). No other member learns of it (BK-41)."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.choices import NoticeKind
from boards.exceptions import RsvpRefused
from boards.locks import locked
from boards.models import Appointment, Attendance, Meeting, NoticeSending, RemoteMember
from boards.models.members import Rsvp
from boards.notices.services import join_from_afar
from cms import clock
from cms.records import history
from cms.records.history import Actor


@transaction.atomic
def record_rsvp(
    *, actor: Actor, meeting: Meeting, appointment: Appointment, coming: str, reach: str = ""
) -> Attendance:
    """Told again, the newest word counts. From afar: on the list of the notice by name, without a place."""
    access.require_own(actor, appointment)
    current = locked(meeting)
    if current.is_over or current.is_called_off:
        raise RsvpRefused(_("This meeting is no longer upcoming."), rule="BK-29b")
    if current.is_in_session:
        raise RsvpRefused(_("The meeting has begun. The clerk is calling the roll."), rule="BK-29b")
    if coming not in Rsvp.values:
        raise RsvpRefused(_("Choose whether you will attend."), rule="BK-29b", field="coming")
    joins = RemoteMember.objects.filter(meeting=current, appointment=appointment).first()
    if coming == Rsvp.REMOTE and joins is None:
        join_from_afar(actor=actor, meeting=current, appointment=appointment, reach=reach)
    elif coming != Rsvp.REMOTE and joins is not None:
        _take_off(actor, current, joins)
    told, _made = Attendance.objects.update_or_create(
        meeting=current, appointment=appointment, defaults={"coming": coming, "told_at": clock.now()}
    )
    return told


def _take_off(actor: Actor, meeting: Meeting, joins: RemoteMember) -> None:
    """Once the notice named the member, the list stays as it was sent; the clerk reads the newer word."""
    sent = NoticeSending.objects.filter(posting__meeting=meeting, about=NoticeKind.REMOTE)
    if not sent.filter(sent_at__gte=joins.added_at).exists():
        history.remove_many(RemoteMember, [joins], actor=actor, reason="no longer joins remotely")
