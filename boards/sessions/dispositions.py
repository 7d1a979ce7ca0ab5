"""What a passed motion does to other business: it is tabled, continued, referred, taken up, reconsidered, rescinded."""

from typing import Any

from django.utils.translation import gettext as _

from boards.agendas.drafts import defer_business
from boards.event_choices import EventKind
from boards.events import log
from boards.models import AgendaItem, Meeting, MeetingEvent, Motion
from boards.motion_choices import MotionEffect, MotionState
from boards.sessions.motion_rules import NO_COMMENT
from boards.sessions.motions import carry_on
from boards.sessions.movers import of_body
from cms import chain
from cms.records.history import Actor, record

SET_ASIDE = {
    MotionEffect.TABLE: (MotionState.TABLED, EventKind.TABLED),
    MotionEffect.CONTINUE: (MotionState.CONTINUED, EventKind.POSTPONED),
    MotionEffect.REFER: (MotionState.REFERRED, EventKind.REFERRED),
    MotionEffect.DECLINE: (MotionState.DECLINED, EventKind.DECLINED),
}


def carry_out(meeting: Meeting, motion: Motion, *, actor: Actor) -> None:
    """Apply the effect of a motion that passed."""
    if motion.effect in SET_ASIDE:
        _set_aside(meeting, motion, actor)
    elif motion.effect in OTHERS and motion.about is not None:
        OTHERS[MotionEffect(motion.effect)](meeting, motion, motion.about, actor)


def defer_tabled(actor: Actor, meeting: Meeting) -> None:
    """At the end of the meeting, what still lies on the table waits for a later agenda."""
    for item in AgendaItem.objects.filter(meeting=meeting, motions__effect=MotionEffect.TABLE).distinct():
        item.meeting = meeting
        lies = _rests_with(item) | set(
            item.motions.filter(state=MotionState.TABLED).values_list("mover__seat__body", flat=True)
        )
        bodies = [body for body in meeting.bodies if body.pk in lies]
        defer_business(actor=actor, item=item, bodies=bodies)


def _rests_with(item: AgendaItem) -> set[int]:
    """Bodies that tabled the item without a motion and did not settle it by a later vote, passed or not."""
    rows = item.motions.settling().exclude(effect="", kind__in=NO_COMMENT).order_by("closed_at", "pk")
    last = {row.mover.seat.body_id: row for row in rows.select_related("mover__seat")}
    return {body for body, row in last.items() if row.effect == MotionEffect.TABLE and row.about_id is None}


def _set_aside(meeting: Meeting, motion: Motion, actor: Actor) -> None:
    state, kind = SET_ASIDE[MotionEffect(motion.effect)]
    main = motion.about
    if main is not None:
        main.state = state
        record(main, actor=actor, reason=str(state.value), update_fields=["state"])
    facts = _facts(motion, main)
    if motion.until:
        facts["until"] = motion.until.isoformat()
    if motion.referred_to:
        facts["to"] = motion.referred_to
    log.log(meeting, kind, actor=actor, item=motion.item, facts=facts)
    if motion.effect == MotionEffect.CONTINUE:
        defer_business(actor=actor, item=motion.item, bodies=[motion.acting_body])


def _take_up(meeting: Meeting, motion: Motion, tabled: Motion, actor: Actor) -> None:
    """Open again in the same meeting; in a later one as a new motion, for the record of the first is sealed."""
    facts: dict[str, Any] = {"from": _tabled_at(tabled), "text": tabled.text, "kind": tabled.kind}
    facts["mover"] = tabled.mover.person_name
    facts["seconder"] = tabled.seconder.person_name if tabled.seconder else ""
    if tabled.item.meeting_id == meeting.pk:
        now = tabled
        now.state = MotionState.MOVED
        record(now, actor=actor, reason="taken from the table", update_fields=["state"])
    else:
        now = carry_on(meeting, tabled, item=motion.item, actor=actor)
        day = tabled.item.meeting.day.isoformat()
        facts["was"] = {"motion": tabled.pk, "number": tabled.number, "day": day}
        _link(tabled, now, _("Taken from the table by motion %(number)s"), motion, actor)
    facts = _facts(motion, now) | facts | of_body(now)
    log.log(meeting, EventKind.TAKEN_UP, actor=actor, item=motion.item, facts=facts)


def _reconsider(meeting: Meeting, motion: Motion, vote: Motion, actor: Actor) -> None:
    """The closed vote stays as it is, set aside; the motion is open again."""
    fresh = carry_on(meeting, vote, item=motion.item, actor=actor)
    _link(vote, fresh, _("Reconsidered by motion %(number)s"), motion, actor)
    facts = _facts(motion, vote) | {"into": fresh.pk, "into_number": fresh.number}
    facts |= of_body(fresh)
    log.log(meeting, EventKind.RECONSIDERED, actor=actor, item=motion.item, facts=facts)


def _rescind(meeting: Meeting, motion: Motion, vote: Motion, actor: Actor) -> None:
    _link(vote, motion, _("Rescinded by motion %(number)s"), motion, actor)
    facts = _facts(motion, vote)
    if vote.item.meeting_id != meeting.pk:
        facts["day"] = vote.item.meeting.day.isoformat()
    log.log(meeting, EventKind.RESCINDED, actor=actor, item=motion.item, facts=facts)


def _facts(motion: Motion, main: Motion | None) -> dict[str, Any]:
    number = main.number if main else motion.item.shown_number
    facts = {"motion": main.pk if main else None, "number": number}
    return facts | {"by": motion.pk, "by_number": motion.number}


def _link(old: Motion, new: Motion, why: str, by: Motion, actor: Actor) -> None:
    chain.link(("motion", old.pk), ("motion", new.pk), actor=actor, why=why % {"number": by.number})


def _tabled_at(tabled: Motion) -> int | None:
    """Number of the event that tabled it, in its own meeting."""
    rows = MeetingEvent.objects.filter(item=tabled.item_id, kind=EventKind.TABLED).order_by("-number")
    return next((event.number for event in rows if event.facts["motion"] == tabled.pk), None)


OTHERS = {
    MotionEffect.TAKE_UP: _take_up,
    MotionEffect.RECONSIDER: _reconsider,
    MotionEffect.RESCIND: _rescind,
}
