"""Services to begin and end a meeting, call its items, and correct its record by further events."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.in_force import posting_in_force, worded
from boards.choices import DutyKind, MeetingKind, MeetingStatus, Pause, SpeakerState
from boards.duties.services import open_duty
from boards.event_choices import EventKind
from boards.events import live_state, log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import acting, in_session, locked
from boards.materials.distribution import hand_out_at_begin, hand_out_at_end
from boards.models import AgendaItem, ClosedSession, CommentWindow, Disclosure, Meeting, MeetingEvent, Motion
from boards.motion_choices import MotionState
from boards.sessions.opening_finding import refuse_unless_open
from boards.wiring import CLOSING_SESSION
from cms import clock
from cms.components.dates import long_date
from cms.records import ledger
from cms.records.history import Actor, record


@transaction.atomic
def begin_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    access.require(actor, *access.LIVE_ROLES)
    current = locked(meeting)
    if current.status != MeetingStatus.POSTED:
        raise NotPossibleNow(_("A meeting can only begin once its agenda is posted."), rule="BK-10")
    if clock.today() != current.day:
        raise NotPossibleNow(
            _("The notice is for %(day)s. The meeting can begin on that day.")
            % {"day": long_date(current.day)},
            rule="BK-10",
        )
    current.status, current.began_at = MeetingStatus.IN_SESSION, clock.now()
    record(current, actor=actor, reason="began", update_fields=["status", "began_at"])
    log.log(current, EventKind.BEGAN, actor=actor)
    hand_out_at_begin(actor=actor, meeting=current)
    return current


@transaction.atomic
def call_item(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """The chair calls an item, which stays current until another is called."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    refuse_unless_open(current, item)
    open_item(current, item, actor=actor)
    return item


def open_item(meeting: Meeting, item: AgendaItem, *, actor: Actor) -> None:
    """Make it the current item of a locked meeting. A withdrawn item is refused (BK-14)."""
    if meeting.current_item_id == item.pk:
        return
    if is_withdrawn(item):
        raise NotPossibleNow(_("This item was withdrawn from the agenda."), rule="BK-14")
    meeting.current_item = item
    record(meeting, actor=actor, reason="item called", update_fields=["current_item"])
    called = worded(posting_in_force(meeting), item)
    facts = {"number": called.shown_number, "title": called.title}
    log.log(meeting, EventKind.ITEM, actor=actor, item=item, facts=facts)


def is_withdrawn(item: AgendaItem) -> bool:
    last = item.meeting.postings.order_by("-number").first()
    return any(each["key"] == item.key and each.get("withdrawn") for each in last.items) if last else False


@transaction.atomic
def end_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Adjourn. Possible below quorum and in recess (BK-19), but not from a closed session (BK-33)."""
    access.require(actor, *access.LIVE_ROLES)
    current = in_session(meeting)
    if current.pause == Pause.CLOSED:
        raise NotPossibleNow(
            _("The body is in closed session. It returns to open session before it adjourns."), rule="BK-33"
        )
    if Motion.objects.filter(item__meeting=current, state=MotionState.MOVED).exists():
        raise NotPossibleNow(_("A motion is still open. Close its vote, or withdraw it, first."))
    _close_what_is_open(current, actor)
    log.log(current, EventKind.ENDED, actor=actor, quiet=True)
    current.status, current.closed_at, current.pause = MeetingStatus.ENDED, clock.now(), ""
    record(current, actor=actor, reason="ended", update_fields=["status", "closed_at", "pause"])
    _open_duties(current, actor)
    _seal(current, actor)
    live_state.refresh(current)
    hand_out_at_end(actor=actor, meeting=current)
    return current


def _close_what_is_open(meeting: Meeting, actor: Actor) -> None:
    now = clock.now()
    for window in CommentWindow.objects.filter(item__meeting=meeting, closed_at=None).select_related("item"):
        window.closed_at = max(now, window.opened_at)
        record(window, actor=actor, reason="meeting adjourned", update_fields=["closed_at"])
        log.log(meeting, EventKind.COMMENT_CLOSED, actor=actor, item=window.item, quiet=True)
    for presence in meeting.presences.filter(left_at__isnull=True):
        presence.left_at = max(now, presence.arrived_at)
        record(presence, actor=actor, reason="meeting adjourned", update_fields=["left_at"])
    meeting.speakers.filter(state=SpeakerState.SPEAKING).update(state=SpeakerState.DONE, ended_at=now)
    for step in CLOSING_SESSION:
        step(actor, meeting)


def _open_duties(meeting: Meeting, actor: Actor) -> None:
    """BK-18: post the actions of an emergency meeting in a public place and on the website for 10 days."""
    if meeting.kind == MeetingKind.EMERGENCY:
        for kind in (DutyKind.POST_PLACE, DutyKind.POST_WEB):
            open_duty(actor=actor, meeting=meeting, kind=kind, rule="BK-18")


def _seal(meeting: Meeting, actor: Actor) -> None:
    """Seal all events and rows of the session in the ledger at once."""
    began = meeting.events.filter(kind=EventKind.BEGAN).order_by("number").first()
    happened = meeting.events.filter(number__gte=began.number if began else 0).order_by("number")
    ledger.append_many("hold", list(happened), actor=actor)
    ledger.append_many("hold", list(meeting.presences.order_by("pk")), actor=actor)
    recusals = Disclosure.objects.filter(item__meeting=meeting).order_by("pk")
    ledger.append_many("hold", list(recusals), actor=actor)
    closed = ClosedSession.objects.filter(item__meeting=meeting).order_by("pk")
    ledger.append_many("hold", list(closed), actor=actor)


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
