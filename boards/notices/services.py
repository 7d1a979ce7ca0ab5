"""Send notices on the website, to subscribers, members and media. Each sending is a permanent row (BK-35)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.choices import Channel, DutyKind, NoticeKind
from boards.duties.services import finish_duty, open_duty
from boards.exceptions import NotPossibleNow
from boards.models import AgendaItem, Appointment, Duty, Meeting, NoticeSending, PostedAgenda, RemoteMember
from boards.seats_of_people import seats_of_person
from cms import clock
from cms.jobs import queue
from cms.records import ledger
from cms.records.history import Actor, actor_label, record

BY_HAND = (Channel.WIRE, Channel.PHONE, Channel.DOOR, Channel.MEDIA, Channel.MEMBER)


@transaction.atomic
def send_notice(
    *,
    actor: Actor,
    posting: PostedAgenda,
    about: NoticeKind = NoticeKind.AGENDA,
    item: AgendaItem | None = None,
) -> NoticeSending:
    """Publish the notice in this transaction, and start the job that notifies everyone else."""
    access.require(actor, *access.DESK_ROLES)
    address = posting.meeting.get_absolute_url()
    sending = _sending(actor, posting, channel=Channel.WEB, address=address, about=about, item=item)
    queue.start("boards.send_notices", actor=actor, sending=sending.pk)
    return sending


@transaction.atomic
def log_sending(
    *,
    actor: Actor,
    posting: PostedAgenda,
    channel: str,
    address: str,
    about: str = NoticeKind.AGENDA,
    item: AgendaItem | None = None,
    appointment: Appointment | None = None,
    reference: str = "",
    note: str = "",
    sent_at: datetime | None = None,
    phones_down: bool = False,
) -> NoticeSending:
    """Log a notice sent by staff: press wire, phone, door, by hand (BK-14a, BK-18, BK-19).

    With ``phones_down``, phone notice is waived, and the media must be notified afterward.
    """
    access.require(actor, *access.POST_ROLES)
    if channel not in BY_HAND:
        raise NotPossibleNow(
            _("Only notices that staff sent by other means are recorded manually."), rule="BK-35"
        )
    moment = sent_at or clock.now()
    if moment > clock.now():
        raise NotPossibleNow(_("Record a notice after it is sent, not before."), rule="BK-35")
    _refuse_incomplete(channel, item, about, reference, appointment)
    if phones_down:
        note = f"{gettext('Phones down.')} {note}".strip()
        open_duty(actor=actor, meeting=posting.meeting, kind=DutyKind.MEDIA_AFTER, rule="BK-18")
    facts = {"appointment": appointment, "reference": reference, "note": note, "sent_at": moment}
    sending = _sending(actor, posting, channel=channel, address=address, about=about, item=item, **facts)
    if channel == Channel.DOOR and about == NoticeKind.CONTINUED:
        _finish_door_duty(actor, posting, address)
    return sending


@transaction.atomic
def log_sendings(*, actor: Actor, appointments: Iterable[Appointment], **facts: Any) -> list[NoticeSending]:
    """Log one row per member, or one row without any."""
    seats: list[Appointment | None] = [*appointments] or [None]
    return [log_sending(actor=actor, appointment=appointment, **facts) for appointment in seats]


def _refuse_incomplete(
    channel: str, item: AgendaItem | None, about: str, reference: str, appointment: Appointment | None
) -> None:
    if channel == Channel.WIRE and not reference.strip():
        raise NotPossibleNow(_("Enter the reference from the wire service."), rule="BK-14a")
    if channel == Channel.MEMBER and appointment is None:
        raise NotPossibleNow(_("Choose the member who was notified."), rule="BK-14a")
    if about == NoticeKind.ADDED and item is None:
        raise NotPossibleNow(_("Choose the added item that this notice was about."), rule="BK-14a")


def _finish_door_duty(actor: Actor, posting: PostedAgenda, address: str) -> None:
    duty = Duty.objects.filter(meeting=posting.meeting_id, kind=DutyKind.DOOR, done_at=None).first()
    if duty is not None:
        finish_duty(actor=actor, duty=duty, evidence=address)


def _sending(actor: Actor, posting: PostedAgenda, **facts: Any) -> NoticeSending:
    sending = NoticeSending(posting=posting, by_name=actor_label(actor), **facts)
    sending.save()
    ledger.append("send", sending, actor=actor)
    return sending


@transaction.atomic
def add_remote_member(
    *, actor: Actor, meeting: Meeting, appointment: Appointment, reach: str = ""
) -> RemoteMember:
    """Add a member who will join remotely (BK-29b). Only the clerk sees how to reach them."""
    access.require(actor, *access.LIVE_ROLES)
    return join_from_afar(actor=actor, meeting=meeting, appointment=appointment, reach=reach)


def join_from_afar(*, actor: Actor, meeting: Meeting, appointment: Appointment, reach: str) -> RemoteMember:
    """Add to the list, in each seat of the person, without a permission check; callers do that."""
    current = Meeting.objects.select_for_update(of=("self",)).select_related("mode").get(pk=meeting.pk)
    if current.mode is None:
        raise NotPossibleNow(
            _("This meeting is in person only. Choose a teleconference mode first."), rule="BK-29a"
        )
    if appointment.seat.body_id not in current.body_ids:
        raise NotPossibleNow(_("This person does not hold a seat on this body."), rule="BK-29b")
    listed = set(current.remote_members.values_list("appointment", flat=True))
    if appointment.pk in listed:
        raise NotPossibleNow(_("This member is already on the list."), rule="BK-29b")
    fresh = [seat for seat in seats_of_person(appointment, current) if seat.pk not in listed]
    facts = {"meeting": current, "reach": reach, "added_at": clock.now()}
    rows = [RemoteMember(appointment=seat, **facts) for seat in fresh]
    return [record(row, actor=actor, reason="reported that they will join remotely") for row in rows][0]


@transaction.atomic
def send_remote_notice(*, actor: Actor, meeting: Meeting) -> NoticeSending:
    """Send the notice that names the remote members, without their locations (BK-29b)."""
    access.require(actor, *access.POST_ROLES)
    posting = meeting.postings.select_related("meeting__body").order_by("-number").first()
    if posting is None or meeting.is_called_off or meeting.is_over:
        raise NotPossibleNow(
            _("This notice can be sent only for an upcoming meeting whose agenda is posted."), rule="BK-29b"
        )
    if not meeting.remote_members.exists():
        raise NotPossibleNow(_("No member has said that they will join remotely."), rule="BK-29b")
    return send_notice(actor=actor, posting=posting, about=NoticeKind.REMOTE)


def is_late(member: RemoteMember, meeting: Meeting) -> bool:
    """Whether the member was added too late for the notice by name (BK-29b)."""
    hours = meeting.mode.remote_notice_hours if meeting.mode else None
    return hours is not None and member.added_at > meeting.starts_at - timedelta(hours=hours)
