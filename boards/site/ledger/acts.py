"""Fields sealed for postings, votes, decisions and other official acts. Text is represented by its SHA-256."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from boards.change_choices import CorrectionState
from boards.choices import NoticeKind
from boards.models import (
    AddedItem,
    AgendaCorrection,
    AgendaItem,
    Decision,
    FollowUp,
    ItemOutcome,
    Motion,
    NoticeSending,
    PostedAgenda,
    Proposal,
    Vote,
)
from boards.motion_choices import MotionKind, MotionState
from boards.site.ledger import subjects
from boards.site.ledger.digests import given, moment_of
from cms.records.digests import hash_of, keyed_hash_of
from cms.records.ledger import seals, verifier


@seals(PostedAgenda, kind="posting", subject=subjects.of_posting, complete=PostedAgenda.objects.all)
def posting(obj: PostedAgenda) -> dict:
    return {
        "meeting": obj.meeting_id,
        "number": obj.number,
        "snapshot": hash_of(obj.snapshot),
        "sha256": obj.sha256,
        "at": moment_of(obj.posted_at),
        "by": obj.posted_by_name,
        "reason": hash_of(obj.reason),
        "act": obj.act,
    }


def _correction(row: AgendaCorrection) -> str:
    """As the posting that it became; one that was declined is not public."""
    if row.posting is None:
        return subjects.number_of(row)
    return f"{subjects.of_meeting(row.meeting)}/{row.posting.number}"


@seals(
    AgendaCorrection,
    kind="correction",
    subject=_correction,
    complete=lambda: AgendaCorrection.objects.exclude(state=CorrectionState.WAITING),
)
def correction(obj: AgendaCorrection) -> dict:
    """As decided: what was compared, what was answered, by whom."""
    return {
        "meeting": obj.meeting_id,
        "base": obj.base_id,
        "sha256": obj.sha256,
        "state": obj.state,
        "proposed": [obj.proposed_by_name, moment_of(obj.proposed_at)],
        "decided": [obj.decided_by_name, moment_of(obj.decided_at)],
        "words": hash_of([obj.reason, obj.changes, obj.question, obj.attestation, obj.decline_reason]),
        "posting": obj.posting_id,
    }


@seals(
    AddedItem,
    kind="added item",
    subject=lambda row: subjects.of_item(row.item),
    complete=lambda: AddedItem.objects.exclude(confirmed_at=None),
)
def added_item(obj: AddedItem) -> dict:
    """As a second person confirmed it: litigation that arose after posting."""
    return {
        "meeting": obj.meeting_id,
        "item": obj.item_id,
        "way": obj.way,
        "words": hash_of([obj.title, obj.text, obj.why_now]),
        "learned": moment_of(obj.learned_at),
        "deadline": obj.deadline_on.isoformat() if obj.deadline_on else "",
        "added": [obj.added_by_name, moment_of(obj.added_at)],
        "confirmed": [obj.confirmed_by_name, moment_of(obj.confirmed_at)],
    }


@seals(AgendaItem, kind="item", subject=subjects.of_item, complete=AgendaItem.objects.all)
def item(obj: AgendaItem) -> dict:
    words = hash_of([obj.title, obj.text])
    facts = {
        "meeting": obj.meeting_id,
        "key": obj.key,
        "number": obj.number,
        "kind": obj.kind,
        "words": words,
    }
    names = ("label", "parent_id", "presenter", "citation", "purpose", "continues_id")
    return facts | given(obj, *names)


@seals(NoticeSending, kind="sending", complete=NoticeSending.objects.all)
def sending(obj: NoticeSending) -> dict:
    facts = {"posting": obj.posting_id, "over": obj.channel, "at": moment_of(obj.sent_at)}
    facts |= {"to": hash_of(obj.address)}
    if obj.about != NoticeKind.AGENDA:
        facts["about"] = obj.about
    return facts | given(obj, "item_id", "appointment_id", "message", "reference", "note", "by_name")


def _motion(row: Motion) -> str:
    return subjects.number_of(row) if subjects.is_closed(row.item) else subjects.of_motion(row)


@seals(
    Motion,
    kind="motion",
    subject=_motion,
    complete=lambda: Motion.objects.filter(Q(state=MotionState.CLOSED) | ~Q(item__meeting__final_at=None)),
)
def motion(obj: Motion) -> dict:
    facts = {
        "item": obj.item_id,
        "order": obj.order,
        "words": hash_of(obj.text),
        "mover": obj.mover_id,
        "seconder": obj.seconder_id,
        "state": obj.state,
        "closed": moment_of(obj.closed_at),
        "base": obj.base,
        "needed": obj.needed,
        "passed": obj.passed,
    }
    if obj.kind != MotionKind.DECISION:
        facts["kind"] = obj.kind
    if obj.facts:
        facts["facts"] = hash_of(obj.facts)
    if obj.referred_to:
        facts["referred_to"] = hash_of(obj.referred_to)
    return facts | given(obj, "amends_id", "cures_id", "effect", "about_id", "until", "roll_order")


def _vote(row: Vote) -> str:
    item = row.motion.item
    if subjects.is_closed(item):
        return subjects.number_of(row)
    return f"{subjects.of_motion(row.motion)}/{subjects.of_seat(row.seat, item.meeting)}"


@seals(
    Vote, kind="vote", subject=_vote, complete=lambda: Vote.objects.filter(motion__state=MotionState.CLOSED)
)
def vote(obj: Vote) -> dict:
    return {
        "motion": obj.motion_id,
        "seat": obj.seat_id,
        "appointment": obj.appointment_id,
        "choice": obj.choice,
        "mode": obj.mode,
        "at": moment_of(obj.cast_at),
    }


@seals(Decision, kind="decision", subject=subjects.of_decision, complete=Decision.objects.public)
def decision(obj: Decision) -> dict:
    return {
        "number": obj.number,
        "body": obj.body_id,
        "motion": obj.motion_id,
        "outcome": obj.outcome,
        "until": obj.until.isoformat() if obj.until else None,
        "decided": obj.decided_on.isoformat(),
        "words": hash_of([obj.title, obj.summary, obj.reason]),
        "people": keyed_hash_of([obj.prepared_by_name, obj.published_by_name]),
    }


@seals(Proposal, kind="answer", subject=lambda row: row.number if row.is_public else subjects.number_of(row))
def answer(obj: Proposal) -> dict:
    """Outcome of an answered proposal (PAR-02)."""
    return {
        "number": obj.number,
        "body": obj.body_id,
        "outcome": obj.outcome,
        "until": obj.until.isoformat() if obj.until else None,
        "item": obj.answered_item_id,
        "decision": obj.decision_id,
        "reason": hash_of(obj.reason),
    }


@seals(FollowUp, kind="step", subject=subjects.of_step, complete=FollowUp.objects.public)
def step(obj: FollowUp) -> dict:
    return {
        "decision": obj.decision_id,
        "due": obj.due_on.isoformat() if obj.due_on else None,
        "done": obj.done_on.isoformat() if obj.done_on else None,
        "words": hash_of([obj.title, obj.owner, obj.note]),
    }


def _outcome(row: ItemOutcome) -> str:
    return subjects.number_of(row) if subjects.is_closed(row.item) else subjects.of_item(row.item)


@seals(ItemOutcome, kind="outcome", subject=_outcome, complete=ItemOutcome.objects.all)
def outcome(obj: ItemOutcome) -> dict:
    until = obj.until.isoformat() if obj.until else None
    return {"item": obj.item_id, "outcome": obj.outcome, "until": until, "words": hash_of(obj.reason)}


@verifier("posted agendas")
def snapshots() -> Iterator[str]:
    """Each posted agenda still matches its published SHA-256, and each posting has its items."""
    for each in PostedAgenda.objects.order_by("pk").iterator(100):
        if not each.is_intact:
            yield _("posting %(key)s does not match its SHA-256.") % {"key": each.pk}
