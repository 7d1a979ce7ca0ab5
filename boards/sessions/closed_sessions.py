"""Services to enter and leave closed session (BK-32 to BK-33)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.readiness.closed import NOT_JOINTLY, is_appointment
from boards.bodies.rosters import roster_of
from boards.choices import DutyKind, ItemKind, MeetingKind, Pause
from boards.duties.services import open_duty
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import acting, in_session
from boards.models import AgendaItem, ClosedSession, Meeting, Motion, Vote
from boards.motion_choices import MotionKind, MotionState
from boards.rules import closed_grounds
from boards.rules.closed_grounds import Ground, ground_of
from boards.sessions.motion_rules import refuse_room
from boards.sessions.opening_finding import refuse_unless_open
from boards.sessions.pauses import stand_still
from boards.sessions.services import open_item
from cms import clock
from cms.i18n.fields import text
from cms.records.history import Actor, actor_label, record
from cms.users.models import User


@transaction.atomic
def go_into_closed(
    *, actor: Actor, item: AgendaItem, clerk: User, checks: dict[str, Any] | None = None
) -> ClosedSession:
    """Begin a closed session on a posted closed item, under its legal ground; a named clerk keeps the minute book."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    refuse_unless_open(current, item)
    _refuse_now(current, item)
    ground = _ground(current, item)
    if clerk is None:
        raise NeedsReason(
            _("Name the clerk who attends and keeps the closed session minute book."), rule="BK-34"
        )
    checks = dict(checks or {})
    if left := closed_grounds.missing(ground, checks, current.starts_at):
        raise NeedsReason(
            _("Not met yet: %(what)s") % {"what": " ".join(str(check.words) for check in left)},
            rule="BK-32a" if left[0].code != closed_grounds.DISCLOSED else "BK-32",
        )
    if ground.needs_vote and not _voted(item):
        raise NotPossibleNow(
            _("Two thirds of the members present must first vote for this closed session."), rule="BK-32a"
        )
    if ClosedSession.objects.filter(item=item).exists():
        raise NotPossibleNow(_("The closed session on this item has already been held."), rule="BK-32")
    open_item(current, item, actor=actor)
    out = record(
        ClosedSession(item=item, clerk=clerk, checks=checks), actor=actor, reason="went into closed session"
    )
    stand_still(current, Pause.CLOSED, actor=actor)
    facts = {"session": out.pk, "citation": item.citation, "clerk": actor_label(clerk)}
    log.log(current, EventKind.CLOSED_OUT, actor=actor, item=item, facts=facts)
    return out


@transaction.atomic
def come_back(
    *,
    actor: Actor,
    item: AgendaItem,
    report: dict[str, str] | None = None,
    has_personnel_action: bool = False,
) -> ClosedSession:
    """Return to open session, with the report due now and the duties that follow (BK-33)."""
    access.require(actor, *access.LIVE_ROLES)
    current = in_session(item.meeting)
    rows = ClosedSession.objects.select_for_update().filter(item=item, in_at=None)
    session = rows.first()
    if session is None or current.pause != Pause.CLOSED:
        raise NotPossibleNow(_("The body is not in closed session on this item."), rule="BK-33")
    ground = ground_of(item.citation)
    reports = ground is not None and ground.reports
    if reports and not text(report):
        raise NeedsReason(_("Report in open session what was done."), rule="BK-32a")
    session.in_at = max(clock.now(), session.out_at)
    session.report, session.has_personnel_action = report or {}, has_personnel_action
    fields = ["in_at", "report", "has_personnel_action"]
    record(session, actor=actor, reason="returned to open session", update_fields=fields)
    stand_still(current, "", actor=actor)
    _open_duties(current, session, actor, reports=reports)
    facts = {"session": session.pk, "report": session.report, "personnel": has_personnel_action}
    log.log(current, EventKind.CLOSED_IN, actor=actor, item=item, facts=facts)
    return session


def _refuse_now(meeting: Meeting, item: AgendaItem) -> None:
    """Not below quorum, nor in the middle of a roll call (BK-03, BK-32). A motion not yet voted on waits.

    Nor of two bodies at once: each may hear in closed session only what its own ground covers.
    """
    if meeting.is_joint:
        raise NotPossibleNow(NOT_JOINTLY, rule="BK-32")
    refuse_room(meeting, roster_of(meeting, item), "")
    if Vote.objects.filter(motion__item__meeting=meeting, motion__state=MotionState.MOVED).exists():
        raise NotPossibleNow(_("A roll call is under way. Close the vote first."), rule="BK-32")


def _ground(meeting: Meeting, item: AgendaItem) -> Ground:
    if item.kind != ItemKind.CLOSED:
        raise NotPossibleNow(_("This item was not posted as a closed session."), rule="BK-32")
    if meeting.kind == MeetingKind.EMERGENCY:
        raise NotPossibleNow(_("An emergency meeting cannot have a closed session."), rule="BK-32")
    if meeting.mode and meeting.mode.open_only:
        raise NotPossibleNow(_("A meeting in this mode must be open throughout."), rule="BK-29a")
    added = getattr(item, "added", None)
    if meeting.mode and added is not None and added.way == MotionKind.ADDED_EMERGENCY:
        raise NotPossibleNow(
            _("The closed part of a teleconference cannot take up an emergency item."), rule="BK-29a"
        )
    ground = ground_of(item.citation)
    if ground is None:
        raise NotPossibleNow(_("The item cites no section that allows a closed session."), rule="BK-32")
    if is_appointment({"title": item.title, "text": item.text}):
        raise NotPossibleNow(
            _("Choosing members of an advisory body must be done in open session."), rule="BK-32a"
        )
    return ground


def _voted(item: AgendaItem) -> bool:
    rows = Motion.objects.filter(item=item, kind=MotionKind.SECURITY, state=MotionState.CLOSED)
    return rows.filter(passed=True).exists()


def _open_duties(meeting: Meeting, session: ClosedSession, actor: Actor, *, reports: bool) -> None:
    """Open the legal duties of this ground (BK-32a, BK-33)."""
    wanted: list[tuple[DutyKind, str, datetime | None]] = []
    if session.has_personnel_action:
        wanted.append((DutyKind.REPORT, "BK-33", None))
    if reports:
        wanted += [(DutyKind.REPORT, "BK-32a", None), (DutyKind.LETTER, "BK-32a", None)]
    if session.checks.get(closed_grounds.MEMORANDUM) == closed_grounds.WITHIN_A_WEEK:
        wanted.append((DutyKind.MEMORANDUM, "BK-32a", session.out_at + closed_grounds.MEMORANDUM_TIME))
    for kind, rule, due in wanted:
        open_duty(actor=actor, meeting=meeting, item=session.item, kind=kind, rule=rule, due_at=due)
