"""Services for motions: make, second, amend, withdraw (BK-12, BK-16a, BK-20, BK-30)."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from boards import access
from boards.bodies.rosters import roster_for
from boards.choices import Pause
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NotPossibleNow
from boards.locks import acting
from boards.models import AgendaItem, Appointment, Meeting, Motion, RemoteException, Seat
from boards.motion_choices import SUBSIDIARY, MotionEffect, MotionKind, MotionState
from boards.sessions.disposition_rules import apply_to, refuse_mover
from boards.sessions.motion_rules import Asked, kind_for, refuse_motion, refuse_room, refuse_unseconded
from boards.sessions.movers import movers, of_body, refuse_other_body, sitting
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
    seconder: Seat | None = None,
    kind: str = MotionKind.DECISION,
    effect: str = "",
    about: Motion | None = None,
    until: date | None = None,
    referred_to: dict[str, str] | None = None,
    facts: dict[str, str] | None = None,
    amends: Motion | None = None,
    cures: Motion | None = None,
    confirmed: bool = False,
    exception: RemoteException | None = None,
) -> Motion:
    """Make a motion on an item that may be acted on. Without a seconder it waits for its second.

    The ``effect`` says what it does to other business if it passes; ``about`` is the motion it applies to.
    """
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    asked = Asked(
        item, kind, facts or {}, cures, exception, confirmed, effect, about, until, referred_to or {}
    )
    if effect:
        apply_to(current, asked)
    else:
        asked.kind = kind_for(item, kind)
    refuse_motion(current, asked)
    if amends is None:
        _refuse_beside(asked)
    by, second = movers(current, asked, mover, seconder, amends=amends)
    refuse_mover(asked, mover)
    open_item(current, item, actor=actor)
    motion = _motion_of(asked, text=text, mover=by, seconder=second, amends=amends)
    _add(current, motion, actor)
    if exception is not None:
        exception.motion = motion
        record(exception, actor=actor, reason="brought to a vote", update_fields=["motion"])
    _log_motion(current, motion, actor, confirmed=confirmed and not item.takes_votes)
    return motion


@transaction.atomic
def second_motion(*, actor: Actor, motion: Motion, seat: Seat) -> Motion:
    """Another member seconds a motion that waits for it."""
    access.require(actor, *access.LIVE_ROLES)
    meeting = acting(motion.item.meeting)
    current = _waiting(motion)
    if current.mover.seat_id == seat.pk:
        raise NotPossibleNow(_("A second member must second the motion."))
    members = roster_for(current, meeting)
    refuse_room(meeting, members, current.kind)
    refuse_other_body(members, seat)
    current.seconder = sitting(members, seat)
    record(current, actor=actor, reason="seconded", update_fields=["seconder"])
    facts = {"motion": current.pk, "number": current.number, "name": current.seconder.person_name}
    log.log(meeting, EventKind.SECONDED, actor=actor, item=current.item, facts=facts)
    return current


@transaction.atomic
def fail_for_lack_of_second(*, actor: Actor, motion: Motion) -> Motion:
    """No member seconds the motion: it is not before the body, and there is no vote.

    Like a withdrawal, it decides nothing, so it is possible while access is lost: the meeting may have to end (BK-29c).
    """
    access.require(actor, *access.LIVE_ROLES)
    meeting = acting(motion.item.meeting, even=Pause.ACCESS)
    current = _waiting(motion)
    current.state = MotionState.NO_SECOND
    record(current, actor=actor, reason="failed for lack of a second", update_fields=["state"])
    facts = {"motion": current.pk, "number": current.number, "mover": current.mover.person_name}
    log.log(meeting, EventKind.NO_SECOND, actor=actor, item=current.item, facts=facts)
    return current


@transaction.atomic
def amend_motion(
    *, actor: Actor, motion: Motion, text: dict[str, str], mover: Seat, seconder: Seat | None = None
) -> Motion:
    """Move to amend. ``text`` is the main motion as amended. The amendment is voted on first."""
    access.require(actor, *access.LIVE_ROLES)
    acting(motion.item.meeting)
    main = open_motion(motion)
    refuse_unseconded(main)
    if main.amends_id:
        raise NotPossibleNow(_("An amendment cannot itself be amended. Vote on it first."))
    if main.effect:
        raise NotPossibleNow(_("Only a main motion can be amended. Vote on this one, or withdraw it."))
    if main.votes.exists():
        raise NotPossibleNow(
            _("The roll is being called. A motion can be amended only before its vote."), rule="BK-30"
        )
    refuse_open_beside(main)
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
    """Withdraw a motion, and with a main motion what is moved on it; possible while access is lost (BK-29c)."""
    access.require(actor, *access.LIVE_ROLES)
    meeting = acting(motion.item.meeting, even=Pause.ACCESS)
    current = open_motion(motion)
    on_it = current.item.motions.filter(state=MotionState.MOVED).exclude(pk=current.pk)
    for each in [*(on_it if current.is_main else ()), current]:
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
    main.state = MotionState.AMENDED
    record(main, actor=actor, reason="amended", update_fields=["state"])
    fresh = carry_on(meeting, main, item=main.item, text=amendment.text, actor=actor)
    if exception := getattr(main, "exception", None):
        exception.motion = fresh
        record(exception, actor=actor, reason="brought to a vote as amended", update_fields=["motion"])
    facts = {"motion": main.pk, "by": amendment.pk, "into": fresh.pk, "number": fresh.number}
    facts |= {"text": fresh.text, **of_body(fresh)}
    log.log(meeting, EventKind.AMENDED, actor=actor, item=amendment.item, facts=facts)
    return fresh


def carry_on(
    meeting: Meeting, old: Motion, *, item: AgendaItem, actor: Actor, text: dict[str, str] | None = None
) -> Motion:
    """The same motion, open again as a new one: as amended, reconsidered, or taken from the table."""
    fresh = Motion(
        item=item,
        kind=old.kind,
        text=text or old.text,
        facts=old.facts,
        mover_id=old.mover_id,
        seconder_id=old.seconder_id,
        cures_id=old.cures_id,
        about=old,
    )
    _add(meeting, fresh, actor)
    return fresh


def open_motion(motion: Motion) -> Motion:
    """Lock the open motion; its meeting must already be locked."""
    rows = Motion.objects.select_for_update(of=("self",))
    current = rows.select_related("item__meeting__body", "item__meeting__mode", "mover").get(pk=motion.pk)
    if current.is_closed:
        raise NotPossibleNow(_("This vote is closed. It cannot be changed."), rule="BK-30")
    if not current.is_open:
        raise NotPossibleNow(_("This motion is no longer open."), rule="BK-30")
    return current


def refuse_open_beside(main: Motion) -> None:
    """Amendments, and motions to table or the like, are voted on before the main motion."""
    if main.amendments.filter(state=MotionState.MOVED).exists():
        raise NotPossibleNow(_("An amendment is still open. Vote on it first."), rule="BK-30")
    if main.disposed_by.filter(state=MotionState.MOVED, effect__in=SUBSIDIARY).exists():
        raise NotPossibleNow(
            _("A motion to set this one aside is still open. Vote on it first."), rule="BK-30"
        )


def _waiting(motion: Motion) -> Motion:
    current = open_motion(motion)
    if not current.waits_for_second:
        raise NotPossibleNow(_("This motion already has its second."))
    return current


def _refuse_beside(asked: Asked) -> None:
    """One motion at a time, except those that set the main motion aside."""
    rows = Motion.objects.filter(item=asked.item, state=MotionState.MOVED)
    if asked.effect in SUBSIDIARY and asked.about is not None:
        rows = rows.exclude(pk=asked.about.pk)
    if rows.exists():
        raise NotPossibleNow(_("Another motion on this item is still open."))


def _motion_of(
    asked: Asked,
    *,
    text: dict[str, str],
    mover: Appointment,
    seconder: Appointment | None,
    amends: Motion | None,
) -> Motion:
    return Motion(
        item=asked.item,
        kind=asked.kind,
        effect=asked.effect,
        about=asked.about if asked.effect else None,
        until=asked.until if asked.effect == MotionEffect.CONTINUE else None,
        referred_to=asked.referred_to if asked.effect == MotionEffect.REFER else {},
        text=text,
        facts=asked.facts,
        mover=mover,
        seconder=seconder,
        amends=amends,
        cures=asked.cures,
    )


def _add(meeting: Meeting, motion: Motion, actor: Actor) -> None:
    last = Motion.objects.filter(item=motion.item_id).aggregate(last=Max("order"))["last"] or 0
    motion.order, motion.is_demo = last + 1, meeting.is_demo
    record(motion, actor=actor, reason="moved")
    why = _("Moved under item %(number)s") % {"number": motion.item.shown_number}
    chain.link(("item", motion.item_id), ("motion", motion.pk), actor=actor, why=why)


def _log_motion(meeting: Meeting, motion: Motion, actor: Actor, *, confirmed: bool) -> None:
    facts: dict[str, object] = {
        "motion": motion.pk,
        "number": motion.number,
        "kind": motion.kind,
        "text": motion.text,
        "mover": motion.mover.person_name,
        "seconder": motion.seconder.person_name if motion.seconder else "",
        **of_body(motion),
    }
    if motion.facts:
        facts["facts"] = motion.facts
    for name in ("amends", "cures", "about"):
        if found := getattr(motion, f"{name}_id"):
            facts[name] = found
    if motion.effect:
        facts["effect"] = motion.effect
    if motion.until:
        facts["until"] = motion.until.isoformat()
    if motion.referred_to:
        facts["to"] = motion.referred_to
    if confirmed:
        facts["confirmed"] = "BK-12"
    log.log(meeting, EventKind.MOTION, actor=actor, item=motion.item, facts=facts)
