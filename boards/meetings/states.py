"""Cancel, move or continue a meeting (BK-19). Postings never change."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.new_hour import drop_new_hour
from boards.choices import DutyKind, MeetingKind, MeetingStatus, NoticeKind
from boards.duties.services import open_duty
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked, plans_locked
from boards.meetings.planning import plan_meeting
from boards.meetings.successors import copy_drafts, open_keys
from boards.models import Meeting, PostedAgenda
from boards.notices.clock import hours_before
from boards.notices.services import send_notice
from boards.rules.civil_days import local_date
from boards.sessions.services import end_meeting
from cms import clock
from cms.exceptions import RuleBroken
from cms.records.history import Actor, record

DOOR_WITHIN = timedelta(hours=24)
SPECIAL_HOURS = 48
KEPT = (
    "place", "stream_url", "phone_in", "contact_name", "contact_address", "contact_phone", "contact_email",
    "purpose", "called_by", "ground", "mode", "staff_at_place", "venue_accessible", "venue_free", "venue_open",
    "languages", "is_demo", "joint_body",
)  # fmt: skip


@transaction.atomic
def cancel_meeting(*, actor: Actor, meeting: Meeting, reason: dict[str, str]) -> Meeting:
    """Cancel a meeting and notify everyone. The page stays and states the reason."""
    access.require(actor, *access.POST_ROLES)
    current = _posted(meeting)
    _call_off(current, MeetingStatus.CANCELLED, reason, actor)
    log.log(current, EventKind.CANCELLED, actor=actor, facts={"reason": reason})
    send_notice(actor=actor, posting=_last_posting(current), about=NoticeKind.CANCELLED)
    return current


@transaction.atomic
def move_meeting(
    *, actor: Actor, meeting: Meeting, starts_at: datetime, ends_at: datetime, reason: dict[str, str]
) -> Meeting:
    """Move a meeting. The old page links to the new date, which starts as a draft and needs its own notice."""
    access.require(actor, *access.POST_ROLES)
    plans_locked(*meeting.body_ids)
    current = _posted(meeting)
    if local_date(starts_at) == current.day:
        words = _("To meet at another time on the same day, change the time instead.")
        raise NotPossibleNow(words, rule="BK-14")
    drop_new_hour(current, actor=actor)
    sites = list(current.sites.values_list("address", flat=True))
    fresh = _successor(current, actor, starts_at, ends_at, kind=current.kind, sites=sites)
    copy_drafts(current, fresh, actor=actor)
    _call_off(current, MeetingStatus.MOVED, reason, actor)
    log.log(current, EventKind.MOVED, actor=actor, facts=_where(fresh) | {"reason": reason})
    send_notice(actor=actor, posting=_last_posting(current), about=NoticeKind.MOVED)
    return fresh


@transaction.atomic
def continue_meeting(
    *, actor: Actor, meeting: Meeting, starts_at: datetime, ends_at: datetime, place: str
) -> Meeting:
    """Adjourn to a stated time and place, even without a quorum; if nobody came, the clerk may (BK-19)."""
    access.require(actor, *access.LIVE_ROLES)
    plans_locked(*meeting.body_ids)
    current = locked(meeting)
    if refused := continue_refusal(current):
        raise refused
    if not place.strip():
        raise NeedsReason(_("Enter where the meeting will continue."), rule="BK-19")
    if not current.is_in_session:
        _refuse_without_members(starts_at)
    drop_new_hour(current, actor=actor)
    keys = open_keys(current)
    fresh = _successor(current, actor, starts_at, ends_at, kind=MeetingKind.ADJOURNED, place=place.strip())
    copy_drafts(current, fresh, actor=actor, only=keys)
    _order_at_the_door(current, starts_at, actor)
    log.log(current, EventKind.CONTINUED, actor=actor, facts=_where(fresh))
    _close(current, actor)
    send_notice(actor=actor, posting=_last_posting(current), about=NoticeKind.CONTINUED)
    return fresh


def _posted(meeting: Meeting) -> Meeting:
    current = locked(meeting)
    if refused := call_off_refusal(current):
        raise refused
    return current


def call_off_refusal(meeting: Meeting) -> RuleBroken | None:
    """Why the meeting can be neither canceled nor moved now, or None."""
    if meeting.status == MeetingStatus.POSTED:
        return None
    words = _("Only a meeting whose agenda is posted, and that has not begun, can be canceled or moved.")
    return NotPossibleNow(words, rule="BK-19")


def continue_refusal(meeting: Meeting) -> RuleBroken | None:
    """Why the meeting cannot be continued on any other day now, or None."""
    if meeting.kind == MeetingKind.EMERGENCY:
        return NotPossibleNow(_("An emergency meeting cannot be continued."), rule="BK-19")
    has_come = meeting.status == MeetingStatus.POSTED and clock.now() >= meeting.starts_at
    if meeting.is_in_session or has_come:
        return None
    return NotPossibleNow(_("A meeting cannot be continued before its scheduled time."), rule="BK-19")


def _call_off(meeting: Meeting, status: MeetingStatus, reason: dict[str, str], actor: Actor) -> None:
    if not any(words.strip() for words in reason.values()):
        raise NeedsReason(_("Enter the reason. The public will see it."))
    drop_new_hour(meeting, actor=actor)
    meeting.status, meeting.called_off_because = status, reason
    meeting.sequence, meeting.changed_at = meeting.sequence + 1, clock.now()
    fields = ["status", "called_off_because", "sequence", "changed_at"]
    record(meeting, actor=actor, reason=str(status.value), update_fields=fields)


def _successor(
    old: Meeting, actor: Actor, starts_at: datetime, ends_at: datetime, *, kind: str, **facts: Any
) -> Meeting:
    if starts_at <= clock.now():
        raise NotPossibleNow(_("Choose a date in the future."), rule="BK-19")
    if ends_at <= starts_at:
        raise NotPossibleNow(_("The end must be after the start."))
    if Meeting.objects.filter(follows=old).exists():
        raise NotPossibleNow(_("This meeting already continues at another time."), rule="BK-19")
    kept = {name: getattr(old, name) for name in KEPT}
    return plan_meeting(
        actor=actor,
        body=old.body,
        starts_at=starts_at,
        ends_at=ends_at,
        kind=kind,
        **kept | {"follows": old, "date_is_public": True} | facts,
    )


def _refuse_without_members(starts_at: datetime) -> None:
    """If no member came, the clerk may adjourn with notice as for a special meeting (BK-19, BK-16)."""
    latest = hours_before(starts_at, SPECIAL_HOURS)
    if clock.now() > latest:
        words = _(
            "When all members are absent, the required notice is that of a special meeting: 48 hours before."
        )
        raise NotPossibleNow(words, rule="BK-19", latest=latest)


def _order_at_the_door(meeting: Meeting, starts_at: datetime, actor: Actor) -> None:
    """Duty to post the order at the door within 24 hours, or at once if the meeting continues sooner."""
    soon = starts_at - clock.now() < DOOR_WITHIN
    due_at = clock.now() if soon else clock.now() + DOOR_WITHIN
    open_duty(actor=actor, meeting=meeting, kind=DutyKind.DOOR, rule="BK-19", due_at=due_at)


def _close(meeting: Meeting, actor: Actor) -> None:
    if meeting.is_in_session:
        end_meeting(actor=actor, meeting=meeting, is_continued=True)
        return
    because = {"en": "No member came.", "es": "No vino ningún miembro."}
    _call_off(meeting, MeetingStatus.MOVED, because, actor)


def _where(fresh: Meeting) -> dict[str, Any]:
    return {"to": fresh.starts_at.isoformat(), "place": fresh.place, "meeting": fresh.pk}


def _last_posting(meeting: Meeting) -> PostedAgenda:
    return meeting.postings.select_related("meeting__body").latest("number")
