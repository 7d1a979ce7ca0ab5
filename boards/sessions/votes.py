"""Roll call: one row per seat, and the result by the rule for the kind of motion (BK-30, C2C-05)."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards import access
from boards.agendas import added_item_rules
from boards.bodies.rosters import Place, Roster, roster_for
from boards.bodies.vote_counting import count, silent, still_to_vote
from boards.choices import DutyKind, ItemKind, NoticeKind
from boards.duties.services import open_duty
from boards.event_choices import EventKind
from boards.events import live_state, log
from boards.exceptions import NotPossibleNow, VoteNotComplete
from boards.locks import acting
from boards.models import Meeting, MeetingEvent, Motion, Seat, Vote
from boards.motion_choices import SPOKEN, Choice, MotionKind, MotionState
from boards.notices.services import send_notice
from boards.rules.thresholds import Tally
from boards.sessions.dispositions import carry_out
from boards.sessions.motion_rules import ADDING, refuse_before_comment, refuse_room, refuse_unseconded
from boards.sessions.motions import adopt_amendment, open_motion, refuse_open_beside
from boards.sessions.movers import of_body
from boards.sessions.roll_order import fix_order
from cms import chain, clock
from cms.records import ledger
from cms.records.history import Actor, record

__all__ = ["close_vote", "count", "record_roll_call", "record_vote", "still_to_vote"]


@transaction.atomic
def record_vote(*, actor: Actor, motion: Motion, seat: Seat, choice: str) -> Vote:
    """Record one seat's vote. Before closing it can be corrected; the events keep both."""
    access.require(actor, *access.LIVE_ROLES)
    meeting, current, members = _called(motion)
    fix_order(meeting, current, members, actor=actor)
    vote = _call(meeting, current, members.place_of(seat), choice, actor)
    live_state.refresh(meeting)
    return vote


def _call(meeting: Meeting, motion: Motion, place: Place | None, choice: str, actor: Actor) -> Vote:
    if choice not in SPOKEN:
        raise NotPossibleNow(_("Choose aye, no, abstain or recused."), rule="BK-30")
    if place is None or place.presence is None:
        raise NotPossibleNow(_("Only a member who is present and has a voting seat can vote."), rule="BK-30")
    if place.is_recused:
        raise NotPossibleNow(_("This member is recused from the item, and has no vote on it."), rule="BK-30")
    vote = Vote.objects.filter(motion=motion, seat=place.seat).select_related("appointment").first()
    if vote is None:
        vote = _store(motion, place, choice, actor)
        _log_vote(meeting, motion, vote, actor)
    elif vote.choice != choice:
        _correct(meeting, motion, vote, choice, actor)
    return vote


@transaction.atomic
def record_roll_call(*, actor: Actor, motion: Motion, choices: Mapping[Seat, str]) -> list[Vote]:
    """Record several votes of one roll call, each by name."""
    access.require(actor, *access.LIVE_ROLES)
    meeting, current, members = _called(motion)
    fix_order(meeting, current, members, actor=actor)
    votes = [
        _call(meeting, current, members.place_of(seat), choice, actor) for seat, choice in choices.items()
    ]
    live_state.refresh(meeting)
    return votes


@transaction.atomic
def close_vote(*, actor: Actor, motion: Motion) -> Motion:
    """Add rows for recused, absent and vacant seats, count, and store the result."""
    access.require(actor, *access.LIVE_ROLES)
    meeting, current, members = _called(motion)
    cast = {vote.seat_id: vote for vote in current.votes.select_related("appointment")}
    if left := still_to_vote(members, cast):
        words = ngettext("%(count)s member has yet to vote.", "%(count)s members have yet to vote.", left)
        raise VoteNotComplete(words % {"count": left}, rule="BK-30", left=left)
    for place in members.voting:
        if place.seat.pk not in cast:
            cast[place.seat.pk] = _store(current, place, silent(place), actor)
    counted = count(members, {key: vote.choice for key, vote in cast.items()}, current.kind)
    current.state, current.closed_at = MotionState.CLOSED, clock.now()
    current.base, current.needed, current.passed = counted.base, counted.needed, counted.passed
    fields = ["state", "closed_at", "base", "needed", "passed"]
    record(current, actor=actor, reason="vote closed", update_fields=fields)
    votes = current.votes.select_related("seat__body").order_by("seat__position")
    ledger.append_many("vote", list(votes), actor=actor)
    ledger.append("vote", current, actor=actor)
    told = _log_result(meeting, current, counted, list(cast.values()), actor)
    _link_parts(current, told.facts.get("adopts", []), actor)
    _follow(meeting, current, actor)
    return current


def _called(motion: Motion) -> tuple[Meeting, Motion, Roster]:
    """Return the meeting, the open motion and who can vote; refused if the vote is not in order."""
    meeting = acting(motion.item.meeting)
    current = open_motion(motion)
    refuse_unseconded(current)
    refuse_before_comment(current)
    refuse_open_beside(current)
    members = roster_for(current, meeting)
    refuse_room(meeting, members, current.kind)
    return meeting, current, members


def _store(motion: Motion, place: Place, choice: str, actor: Actor) -> Vote:
    mode = place.presence.mode if place.presence else ""
    vote = Vote(motion=motion, seat=place.seat, appointment=place.sitting, choice=choice, mode=mode)
    return record(vote, actor=actor, reason="voted")


def _correct(meeting: Meeting, motion: Motion, vote: Vote, choice: str, actor: Actor) -> None:
    was, vote.choice, vote.cast_at = vote.choice, choice, clock.now()
    record(vote, actor=actor, reason="corrected before closing", update_fields=["choice", "cast_at"])
    rows = meeting.events.filter(kind__in=(EventKind.VOTE, EventKind.VOTE_RIGHTED), item=motion.item_id)
    before = next(
        event
        for event in rows.filter(appointment=vote.appointment_id).order_by("-number")
        if event.facts["motion"] == motion.pk
    )
    _log_vote(meeting, motion, vote, actor, kind=EventKind.VOTE_RIGHTED, corrects=before, was=was)


def _log_vote(
    meeting: Meeting,
    motion: Motion,
    vote: Vote,
    actor: Actor,
    *,
    kind: EventKind = EventKind.VOTE,
    corrects: MeetingEvent | None = None,
    was: str = "",
) -> None:
    facts = {"motion": motion.pk, "number": motion.number, "seat": vote.seat_id, "name": vote.name}
    facts |= {"choice": vote.choice, "mode": vote.mode} | ({"was": was} if was else {})
    log.log(
        meeting,
        kind,
        actor=actor,
        item=motion.item,
        appointment=vote.appointment,
        facts=facts,
        corrects=corrects,
        quiet=True,
    )


def _log_result(
    meeting: Meeting, motion: Motion, counted: Tally, votes: list[Vote], actor: Actor
) -> MeetingEvent:
    names = {choice.value: [vote.name for vote in votes if vote.choice == choice] for choice in Choice}
    facts = {
        "motion": motion.pk,
        "number": motion.number,
        "kind": motion.kind,
        "ayes": counted.ayes,
        "noes": counted.noes,
        "abstentions": counted.abstentions,
        "recused": counted.recused,
        "absent": counted.absent,
        "vacant": counted.vacant,
        "base": counted.base,
        "needed": counted.needed,
        "passed": counted.passed,
        **of_body(motion),
        "names": {choice: found for choice, found in names.items() if found and choice != Choice.VACANT},
    }
    if _adopts(motion):
        facts["adopts"] = adopted_parts(motion)
    return log.log(meeting, EventKind.VOTE_CLOSED, actor=actor, item=motion.item, facts=facts)


def _adopts(motion: Motion) -> bool:
    """Whether it adopts a consent block; a vote to rescind another action adopts nothing of the block it is made on."""
    is_business = motion.kind == MotionKind.DECISION and not motion.effect
    return motion.item.kind == ItemKind.CONSENT and is_business and bool(motion.passed)


def adopted_parts(motion: Motion) -> list[int]:
    """Parts of a consent block adopted by its vote: all except those that the body pulled out by a separate motion."""
    pulled = Motion.objects.of(motion.acting_body).filter(item__parent=motion.item, state=MotionState.CLOSED)
    parts = motion.item.parts.filter(outcome__isnull=True).exclude(pk__in=pulled.values("item"))
    return list(parts.order_by("number").values_list("pk", flat=True))


def _link_parts(motion: Motion, parts: list[int], actor: Actor) -> None:
    """A comment on a part of the block leads to the vote that adopted it."""
    pairs = [(("item", part), ("motion", motion.pk), "") for part in parts]
    why = _("Adopted with the consent block, by motion %(motion)s.") % {"motion": motion.number}
    chain.links.link_many(pairs, actor=actor, why=why)


def _follow(meeting: Meeting, motion: Motion, actor: Actor) -> None:
    """Run the consequences of a closed vote."""
    if not motion.passed:
        return
    if motion.amends_id:
        adopt_amendment(meeting, motion, actor=actor)
    if motion.effect:
        carry_out(meeting, motion, actor=actor)
    if motion.kind == MotionKind.SPECIAL:
        open_duty(
            actor=actor, meeting=meeting, item=motion.item, kind=DutyKind.PUBLISH_FINDING, rule="BK-16a"
        )
        posting = meeting.postings.latest("number")
        send_notice(actor=actor, posting=posting, about=NoticeKind.FINDING, item=motion.item)
    if motion.kind in ADDING:
        added_item_rules.attach(motion)
