"""The ten minutes in which an adjournment can be taken back, and what becomes final after them.

Ending only closes: attendance, comment windows and the speaker's time, all named in the facts of the ENDED event, so
that taking it back restores exactly these rows. What cannot be undone waits for ``settle``: the seal of the session's
events and rows, the rankings' results, and the materials that become public after the meeting (BK-51). Until then the
ledger knows nothing of the session, as while it ran, so ``verify`` holds at every moment, and a crash loses nothing:
a scheduled task settles each meeting whose ten minutes have passed.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.choices import MeetingStatus, SpeakerState
from boards.event_choices import EventKind
from boards.events import live_state, log
from boards.exceptions import NotPossibleNow
from boards.locks import locked
from boards.materials.distribution import hand_out_at_end
from boards.models import ClosedSession, CommentWindow, Disclosure, Meeting, Motion
from boards.motion_choices import MotionState
from boards.wiring import CLOSING_SESSION
from cms import clock
from cms.components.dates import clock_time
from cms.i18n.passages import filled
from cms.records import ledger
from cms.records.history import Actor, record

logger = logging.getLogger(__name__)
WITHIN = timedelta(minutes=10)


def take_back_until(meeting: Meeting) -> datetime | None:
    """The last moment at which the adjournment can be taken back; None once it is final."""
    if not meeting.is_over or meeting.closed_at is None or meeting.final_at is not None:
        return None
    until = meeting.closed_at + WITHIN
    return until if clock.now() <= until else None


@transaction.atomic
def undo_end(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Take the adjournment back: the meeting is in session again, as it was before."""
    access.require(actor, *access.LIVE_ROLES)
    current = locked(meeting)
    if not current.is_over:
        raise NotPossibleNow(_("This meeting is not adjourned."))
    _refuse_if_final(current)
    ended = current.events.filter(kind=EventKind.ENDED).latest("number")
    closes = ended.facts["closes"]
    current.status, current.closed_at, current.pause = MeetingStatus.IN_SESSION, None, closes["pause"]
    fields = ["status", "closed_at", "pause"]
    record(current, actor=actor, reason="adjournment taken back", update_fields=fields)
    facts = {"undoes": [ended.number, *closes.get("events", [])], "ended": ended.at.isoformat()}
    log.log(current, EventKind.END_UNDONE, actor=actor, facts=facts, quiet=True)
    _reopen(current, closes, actor)
    live_state.refresh(current)
    return current


def _refuse_if_final(meeting: Meeting) -> None:
    if meeting.final_at is not None:
        raise NotPossibleNow(_("The adjournment is final and can no longer be undone."))
    if take_back_until(meeting) is None and meeting.closed_at is not None:
        last = clock_time(meeting.closed_at + WITHIN)
        words = _("The adjournment could be undone until %(time)s. It is now final.")
        raise NotPossibleNow(filled(words, time=last))


def _reopen(meeting: Meeting, closes: dict[str, list[int]], actor: Actor) -> None:
    for presence in meeting.presences.filter(pk__in=closes["presences"]):
        presence.left_at = None
        record(presence, actor=actor, reason="adjournment taken back", update_fields=["left_at"])
    for window in CommentWindow.objects.filter(pk__in=closes["windows"]):
        window.closed_at = None
        record(window, actor=actor, reason="adjournment taken back", update_fields=["closed_at"])
    speakers = meeting.speakers.filter(pk__in=closes["speakers"])
    speakers.update(state=SpeakerState.SPEAKING, ended_at=None)


@transaction.atomic
def make_final(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Give up the rest of the ten minutes."""
    access.require(actor, *access.LIVE_ROLES)
    current = locked(meeting)
    if not current.is_over:
        raise NotPossibleNow(_("This meeting is not adjourned."))
    return settle(current, actor=actor)


def settle(meeting: Meeting, *, actor: Actor) -> Meeting:
    """Make the adjournment of a locked meeting final, once. Acts that rest on it, such as minutes, do so first."""
    if not meeting.is_over or meeting.final_at is not None:
        return meeting
    for step in CLOSING_SESSION:
        step(actor, meeting)
    meeting.final_at = clock.now()
    record(meeting, actor=actor, reason="adjournment final", update_fields=["final_at"])
    _seal(meeting, actor)
    hand_out_at_end(actor=actor, meeting=meeting)
    return meeting


def settle_due() -> None:
    """Make every adjournment final whose ten minutes have passed, each in its own transaction.

    One that fails is logged and does not keep the others from becoming final; the first error is raised at the end.
    """
    failed: list[Exception] = []
    due = Meeting.objects.filter(
        status=MeetingStatus.ENDED, final_at=None, closed_at__lt=clock.now() - WITHIN
    )
    for meeting in due.order_by("closed_at"):
        try:
            _settle_if_due(meeting)
        except Exception as error:
            logger.exception("the adjournment of meeting %s could not be made final", meeting.pk)
            failed.append(error)
    if failed:
        raise failed[0]


@transaction.atomic
def _settle_if_due(meeting: Meeting) -> None:
    current = locked(meeting)
    if take_back_until(current) is None:
        settle(current, actor="system:meetings")


def _seal(meeting: Meeting, actor: Actor) -> None:
    """Seal all events and rows of the session in the ledger. Closed votes are sealed already."""
    began = meeting.events.filter(kind=EventKind.BEGAN).order_by("number").first()
    happened = meeting.events.filter(number__gte=began.number if began else 0).order_by("number")
    ledger.append_many("hold", list(happened), actor=actor)
    ledger.append_many(
        "hold", list(meeting.presences.select_related("seat__body").order_by("pk")), actor=actor
    )
    recusals = Disclosure.objects.filter(item__meeting=meeting).order_by("pk")
    recusals = recusals.select_related("item__meeting__body", "seat__body")
    ledger.append_many("hold", list(recusals), actor=actor)
    motions = Motion.objects.filter(item__meeting=meeting).exclude(state=MotionState.CLOSED).order_by("pk")
    ledger.append_many("hold", list(motions.select_related("item__meeting__body")), actor=actor)
    closed = ClosedSession.objects.filter(item__meeting=meeting).order_by("pk")
    ledger.append_many("hold", list(closed), actor=actor)
