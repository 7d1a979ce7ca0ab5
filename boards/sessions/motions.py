"""Services for motions: make, second, amend, withdraw (BK-12, BK-16a, BK-20, BK-30)."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from boards import access
from boards.bodies.rosters import Roster, roster_of
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NotPossibleNow
from boards.locks import acting
from boards.models import AgendaItem, Appointment, Meeting, Motion, RemoteException, Seat
from boards.motion_choices import MotionKind, MotionState
from boards.sessions.motion_rules import Asked, kind_for, refuse_motion, refuse_room
from boards.sessions.services import open_item
from cms import chain
from cms.records.history import Actor, record


@transaction.atomic
def make_motion(
    *,
    actor: Actor,
    item: AgendaItem,
    text: dict[str, str],
    mover: Seat,
    seconder: Seat,
    kind: str = MotionKind.DECISION,
    facts: dict[str, str] | None = None,
    amends: Motion | None = None,
    cures: Motion | None = None,
    confirmed: bool = False,
    exception: RemoteException | None = None,
) -> Motion:
    """Make a motion, moved and seconded by two different present members, on an item that may be acted on."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    kind = kind_for(item, kind)
    asked = Asked(item, kind, facts or {}, cures, exception, confirmed)
    refuse_motion(current, asked)
    if amends is None and Motion.objects.filter(item=item, state=MotionState.MOVED).exists():
        raise NotPossibleNow(_("Another motion on this item is still open."))
    by, second = _movers(current, item, kind, mover, seconder)
    open_item(current, item, actor=actor)
    motion = Motion(
        item=item,
        kind=kind,
        text=text,
        facts=asked.facts,
        mover=by,
        seconder=second,
        amends=amends,
        cures=cures,
    )
    _add(current, motion, actor)
    if exception is not None:
        exception.motion = motion
        record(exception, actor=actor, reason="brought to a vote", update_fields=["motion"])
    _log_motion(current, motion, actor, confirmed=confirmed and not item.takes_votes)
    return motion


@transaction.atomic
def amend_motion(
    *, actor: Actor, motion: Motion, text: dict[str, str], mover: Seat, seconder: Seat
) -> Motion:
    """Move to amend. ``text`` is the main motion as amended. The amendment is voted on first."""
    access.require(actor, *access.LIVE_ROLES)
    acting(motion.item.meeting)
    main = open_motion(motion)
    if main.amends_id:
        raise NotPossibleNow(_("An amendment cannot itself be amended. Vote on it first."))
    if main.votes.exists():
        raise NotPossibleNow(
            _("The roll is being called. A motion can be amended only before its vote."), rule="BK-30"
        )
    if main.amendments.filter(state=MotionState.MOVED).exists():
        raise NotPossibleNow(_("Another amendment is still open. Vote on it first."))
    return make_motion(
        actor=actor,
        item=main.item,
        text=text,
        mover=mover,
        seconder=seconder,
        kind=MotionKind.PROCEDURE,
        amends=main,
    )


@transaction.atomic
def withdraw_motion(*, actor: Actor, motion: Motion) -> Motion:
    access.require(actor, *access.LIVE_ROLES)
    meeting = acting(motion.item.meeting)
    current = open_motion(motion)
    for each in [*current.amendments.filter(state=MotionState.MOVED), current]:
        each.item = current.item
        each.state = MotionState.WITHDRAWN
        record(each, actor=actor, reason="withdrawn", update_fields=["state"])
        facts = {"motion": each.pk, "number": each.number}
        log.log(meeting, EventKind.WITHDRAWN, actor=actor, item=each.item, facts=facts)
    return current


def adopt_amendment(meeting: Meeting, amendment: Motion, *, actor: Actor) -> Motion:
    """Replace the main motion with a new one with the amended text."""
    main = Motion.objects.select_for_update(of=("self",)).get(amendments=amendment)
    main.item = amendment.item
    main.state = MotionState.WITHDRAWN
    record(main, actor=actor, reason="amended", update_fields=["state"])
    fresh = Motion(
        item=amendment.item,
        kind=main.kind,
        text=amendment.text,
        facts=main.facts,
        mover_id=main.mover_id,
        seconder_id=main.seconder_id,
        cures_id=main.cures_id,
    )
    _add(meeting, fresh, actor)
    if exception := getattr(main, "exception", None):
        exception.motion = fresh
        record(exception, actor=actor, reason="brought to a vote as amended", update_fields=["motion"])
    facts = {"motion": main.pk, "by": amendment.pk, "into": fresh.pk, "number": fresh.number}
    facts["text"] = fresh.text
    log.log(meeting, EventKind.AMENDED, actor=actor, item=amendment.item, facts=facts)
    return fresh


def open_motion(motion: Motion) -> Motion:
    """Lock the open motion; its meeting must already be locked."""
    rows = Motion.objects.select_for_update(of=("self",))
    current = rows.select_related("item__meeting__body", "item__meeting__mode").get(pk=motion.pk)
    if current.state != MotionState.MOVED:
        raise NotPossibleNow(_("This vote is closed. It cannot be changed."), rule="BK-30")
    return current


def _movers(
    meeting: Meeting, item: AgendaItem, kind: str, mover: Seat, seconder: Seat
) -> tuple[Appointment, Appointment]:
    if mover.pk == seconder.pk:
        raise NotPossibleNow(_("A second member must second the motion."))
    members = roster_of(meeting, item)
    refuse_room(meeting, members, kind)
    return _sitting(members, mover), _sitting(members, seconder)


def _sitting(members: Roster, seat: Seat) -> Appointment:
    """The member in this seat now, to move or second."""
    place = members.place_of(seat)
    if place is None or not place.is_present or place.sitting is None:
        raise NotPossibleNow(_("Only members who are present can move and second."))
    if place.is_recused:
        raise NotPossibleNow(_("A recused member cannot move or second."))
    return place.sitting


def _add(meeting: Meeting, motion: Motion, actor: Actor) -> None:
    last = Motion.objects.filter(item=motion.item_id).aggregate(last=Max("order"))["last"] or 0
    motion.order, motion.is_demo = last + 1, meeting.is_demo
    record(motion, actor=actor, reason="moved")
    why = _("Moved under item %(number)s") % {"number": motion.item.shown_number}
    chain.link(("item", motion.item_id), ("motion", motion.pk), actor=actor, why=why)


def _log_motion(meeting: Meeting, motion: Motion, actor: Actor, *, confirmed: bool) -> None:
    facts = {
        "motion": motion.pk,
        "number": motion.number,
        "kind": motion.kind,
        "text": motion.text,
        "mover": motion.mover.person_name,
        "seconder": motion.seconder.person_name if motion.seconder else "",
    }
    if motion.facts:
        facts["facts"] = motion.facts
    for name in ("amends", "cures"):
        if found := getattr(motion, f"{name}_id"):
            facts[name] = found
    if confirmed:
        facts["confirmed"] = "BK-12"
    log.log(meeting, EventKind.MOTION, actor=actor, item=motion.item, facts=facts)
