"""Services to begin and end a meeting, call its items, and correct its record by further events."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.added_item_rules import calling_refusal
from boards.agendas.in_force import posting_in_force, worded
from boards.agendas.new_hour import drop_new_hour
from boards.choices import DutyKind, MeetingKind, MeetingStatus, Pause, SpeakerState
from boards.duties.services import open_duty
from boards.event_choices import EventKind
from boards.events import live_state, log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import acting, in_session, locked
from boards.materials.distribution import hand_out_at_begin
from boards.models import AgendaItem, CommentWindow, Meeting, MeetingEvent, Motion
from boards.motion_choices import MotionState
from boards.sessions.adjournment import settle
from boards.sessions.left_undone import not_called
from boards.sessions.opening_finding import refuse_unless_open
from boards.sessions.quorum import refuse_below_quorum
from boards.sessions.speakers import finish
from cms import clock
from cms.components.dates import clock_time, long_date
from cms.exceptions import RuleBroken
from cms.i18n.passages import filled
from cms.records.history import Actor, record


@transaction.atomic
def begin_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    access.require(actor, *access.LIVE_ROLES)
    current = locked(meeting)
    if refused := begin_refusal(current):
        raise refused
    drop_new_hour(current, actor=actor)
    current.status, current.began_at = MeetingStatus.IN_SESSION, clock.now()
    record(current, actor=actor, reason="began", update_fields=["status", "began_at"])
    log.log(current, EventKind.BEGAN, actor=actor)
    hand_out_at_begin(actor=actor, meeting=current)
    return current


def begin_refusal(meeting: Meeting) -> RuleBroken | None:
    """BK-10: once posted, on the noticed day or in its night until the noticed end, and not before the time in the
    posting in force.
    """
    if meeting.status != MeetingStatus.POSTED:
        return NotPossibleNow(_("A meeting can only begin once its agenda is posted."), rule="BK-10")
    posting = posting_in_force(meeting, clock.now())
    said = posting.snapshot.get("meeting", {}).get("starts_at") if posting else None
    starts_at = datetime.fromisoformat(said) if said else meeting.starts_at
    if clock.today() != meeting.day and not starts_at <= clock.now() <= meeting.ends_at:
        words = _("The notice is for %(day)s. The meeting can begin on that day.")
        return NotPossibleNow(words % {"day": long_date(meeting.day)}, rule="BK-10")
    if clock.now() < starts_at:
        words = _("The notice says %(time)s. The meeting cannot begin before then.")
        return NotPossibleNow(filled(words, time=clock_time(starts_at)), rule="BK-10")
    return None


@transaction.atomic
def call_item(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """The chair calls an item, which stays current until another is called."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    refuse_unless_open(current, item)
    open_item(current, item, actor=actor)
    return item


def open_item(meeting: Meeting, item: AgendaItem, *, actor: Actor, quiet: bool = False) -> None:
    """Make it the current item of a locked meeting: not below quorum (BK-19), nor if withdrawn (BK-14),
    nor litigation that no second person confirmed (BK-32).

    With ``quiet``, the caller logs another event next, which rebuilds the live state.
    """
    if meeting.current_item_id == item.pk:
        return
    refuse_below_quorum(meeting, item)
    if is_withdrawn(item):
        raise NotPossibleNow(_("This item was withdrawn from the agenda."), rule="BK-14")
    if (refused := calling_refusal(item)) is not None:
        raise refused
    meeting.current_item = item
    record(meeting, actor=actor, reason="item called", update_fields=["current_item"])
    called = worded(posting_in_force(meeting), item)
    facts = {"number": called.shown_number, "title": called.title}
    log.log(meeting, EventKind.ITEM, actor=actor, item=item, facts=facts, quiet=quiet)


def is_withdrawn(item: AgendaItem) -> bool:
    last = item.meeting.postings.order_by("-number").first()
    return any(each["key"] == item.key and each.get("withdrawn") for each in last.items) if last else False


@transaction.atomic
def end_meeting(*, actor: Actor, meeting: Meeting, because: str = "", is_continued: bool = False) -> Meeting:
    """Adjourn. Possible below quorum and in recess (BK-19), but not from a closed session (BK-33).

    It can be taken back for ten minutes (see ``adjournment``), except when the meeting continues on another day:
    that notice goes out at once.
    """
    access.require(actor, *access.LIVE_ROLES)
    current = in_session(meeting)
    if current.pause == Pause.CLOSED:
        raise NotPossibleNow(
            _("The body is in closed session. It returns to open session before it adjourns."), rule="BK-33"
        )
    if Motion.objects.filter(item__meeting=current, state=MotionState.MOVED).exists():
        raise NotPossibleNow(_("A motion is still open. Close its vote, or withdraw it, first."))
    left = not_called(current)
    if any(each.is_comment for each in left) and not (because.strip() or is_continued):
        raise NeedsReason(
            _("Explain why public comment was not called. The public will see it."), rule="BK-21"
        )
    facts = {
        "uncalled": [{"number": each.number, "title": each.title} for each in left],
        "because": because.strip(),
        "continued": is_continued,
        "closes": _close_what_is_open(current, actor),
    }
    log.log(current, EventKind.ENDED, actor=actor, facts=facts, quiet=True)
    current.status, current.closed_at, current.pause = MeetingStatus.ENDED, clock.now(), ""
    record(current, actor=actor, reason="ended", update_fields=["status", "closed_at", "pause"])
    _open_duties(current, actor)
    live_state.refresh(current)
    if is_continued:
        settle(current, actor=actor)
    return current


def _close_what_is_open(meeting: Meeting, actor: Actor) -> dict[str, Any]:
    """Close the speaker's time, comment windows and attendance; returns which rows, so they can be reopened, and the
    numbers of the events that said so.
    """
    now = clock.now()
    speakers = list(meeting.speakers.filter(state=SpeakerState.SPEAKING).select_related("item"))
    events = [finish(meeting, each, actor=actor, quiet=True) for each in speakers]
    windows = list(CommentWindow.objects.filter(item__meeting=meeting, closed_at=None).select_related("item"))
    for window in windows:
        window.closed_at = max(now, window.opened_at)
        record(window, actor=actor, reason="meeting adjourned", update_fields=["closed_at"])
        events.append(log.log(meeting, EventKind.COMMENT_CLOSED, actor=actor, item=window.item, quiet=True))
    presences = list(meeting.presences.filter(left_at__isnull=True))
    for presence in presences:
        presence.left_at = max(now, presence.arrived_at)
        record(presence, actor=actor, reason="meeting adjourned", update_fields=["left_at"])
    return {
        "presences": [each.pk for each in presences],
        "windows": [each.pk for each in windows],
        "speakers": [each.pk for each in speakers],
        "events": [each.number for each in events],
        "pause": meeting.pause,
    }


def _open_duties(meeting: Meeting, actor: Actor) -> None:
    """BK-18: post the actions of an emergency meeting in a public place and on the website for 10 days."""
    if meeting.kind == MeetingKind.EMERGENCY:
        for kind in (DutyKind.POST_PLACE, DutyKind.POST_WEB):
            open_duty(actor=actor, meeting=meeting, kind=kind, rule="BK-18")


@transaction.atomic
def correct(*, actor: Actor, event: MeetingEvent, words: dict[str, str] | str) -> MeetingEvent:
    """Correct an event by adding another that names it; nothing is overwritten."""
    access.require(actor, *access.LIVE_ROLES)
    current = locked(event.meeting)
    said = {"en": words.strip()} if isinstance(words, str) else words
    if not any(said.values()):
        raise NeedsReason(_("Enter the correction. The public will see it."), rule="BK-30")
    return log.log(
        current,
        EventKind.CORRECTION,
        actor=actor,
        item=event.item,
        appointment=event.appointment,
        facts={"corrects": event.number, "words": said},
        corrects=event,
    )
