"""A decision is prepared by one person and published by another; its outcome is that of its vote (C2C-05, PAR-02)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from boards import access
from boards.decisions.outcome_rules import derived_outcome
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked
from boards.models import Decision, DecisionDraft, Motion
from boards.motion_choices import MotionState
from boards.sessions.adjournment import settle
from cms import chain, clock
from cms.i18n.fields import text
from cms.publication.rules import Person, are_two_people
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record, remove_many


@transaction.atomic
def prepare_decision(
    *,
    actor: Actor,
    motion: Motion,
    title: dict[str, str],
    summary: dict[str, str],
    reason: dict[str, str],
) -> DecisionDraft:
    """Write or rewrite the draft. Whoever wrote last has prepared it, so another person publishes it."""
    access.require(actor, *access.DECISION_ROLES)
    current = _deciding(motion)
    if not text(reason):
        raise NeedsReason(_("Enter the reason. People who asked for this will read it."), rule="PAR-02")
    draft = DecisionDraft.objects.filter(motion=current).first() or DecisionDraft(motion=current)
    draft.title, draft.summary, draft.reason = title, summary, reason
    draft.prepared_by, draft.prepared_by_name = actor_user(actor), actor_label(actor)
    draft.prepared_at, draft.is_demo = clock.now(), current.item.meeting.is_demo
    draft.returned_by_name, draft.returned_at, draft.note = "", None, ""
    return record(draft, actor=actor, reason="prepared")


@transaction.atomic
def return_decision(*, actor: Actor, draft: DecisionDraft, note: str) -> DecisionDraft:
    """Send the draft back with a note on what to change."""
    access.require(actor, *access.DECISION_ROLES)
    current = _held(draft)
    _refuse_alone(actor, current, _("You prepared this draft. Another person must publish it or return it."))
    if not note.strip():
        raise NeedsReason(_("Describe what to change."))
    current.returned_by_name, current.returned_at = actor_label(actor), clock.now()
    current.note = note.strip()[:600]
    return record(
        current,
        actor=actor,
        reason="returned",
        update_fields=["returned_by_name", "returned_at", "note"],
    )


@transaction.atomic
def publish_decision(
    *, actor: Actor, draft: DecisionDraft, seen: datetime | None = None, sequence: int | None = None
) -> Decision:
    """Publish what another person prepared. ``seen``: when the draft that the publisher read was prepared."""
    access.require(actor, *access.DECISION_ROLES)
    locked(draft.motion.item.meeting)
    current = _held(draft)
    motion = _deciding(current.motion)
    if seen is not None and seen != current.prepared_at:
        raise NotPossibleNow(_("This draft was changed after you opened it. Read it again."))
    if current.returned_at:
        raise NotPossibleNow(_("This draft was returned. It can be published once it has been changed."))
    _refuse_alone(actor, current, _("You prepared this decision. Another person must publish it."))
    decision = _publish(actor, current, motion, sequence)
    remove_many(DecisionDraft, [current], actor=actor, reason="published")
    return decision


def _publish(actor: Actor, draft: DecisionDraft, motion: Motion, sequence: int | None) -> Decision:
    meeting = settle(locked(motion.item.meeting), actor=actor)
    decision = Decision(
        year=meeting.day.year,
        sequence=sequence or _next(meeting.day.year),
        body=motion.acting_body,
        motion=motion,
        title=draft.title,
        summary=draft.summary,
        reason=draft.reason,
        outcome=derived_outcome(motion),
        until=motion.until if motion.passed else None,
        decided_on=motion.voted_on,
        prepared_by=draft.prepared_by,
        prepared_by_name=draft.prepared_by_name,
        published_by=actor_user(actor),
        published_by_name=actor_label(actor),
        published_at=clock.now(),
        is_demo=meeting.is_demo,
    )
    record(decision, actor=actor, reason="published")
    why = _("Vote on motion %(number)s") % {"number": motion.number}
    chain.link(("motion", motion.pk), ("decision", decision.pk), actor=actor, why=why)
    ledger.append("decide", decision, actor=actor)
    said = {"decision": decision.pk, "number": decision.number, "motion": motion.pk}
    said["outcome"] = decision.outcome
    log.log(meeting, EventKind.DECISION, actor=actor, item=motion.item, facts=said)
    return decision


def _next(year: int) -> int:
    """Next number of the year. The ledger's lock prevents duplicates."""
    ledger.head(lock=True)
    return (Decision.objects.filter(year=year).aggregate(last=Max("sequence"))["last"] or 0) + 1


def _held(draft: DecisionDraft) -> DecisionDraft:
    current = DecisionDraft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if current is None:
        raise NotPossibleNow(_("This draft is already published."))
    return current


def _deciding(motion: Motion) -> Motion:
    """Lock a closed vote that still needs its decision, after its meeting: no motion to undo it comes between."""
    locked(motion.item.meeting)
    rows = Motion.objects.select_for_update(of=("self",)).select_related("item__meeting__body")
    current = rows.get(pk=motion.pk)
    if current.state != MotionState.CLOSED or Decision.objects.filter(motion=current).exists():
        raise NotPossibleNow(_("Each closed vote can have only one decision."))
    if not Motion.objects.without_decision().filter(pk=current.pk).exists():
        raise NotPossibleNow(
            _("This vote did not result in a decision, or it was reconsidered."), rule="C2C-05"
        )
    return current


def is_second_person(actor: Actor, draft: DecisionDraft) -> bool:
    """Whether it is not the person who prepared it."""
    user = actor_user(actor)
    second = Person(user.pk if user else None, actor_label(actor))
    return are_two_people(Person(draft.prepared_by_id, draft.prepared_by_name), second)


def _refuse_alone(actor: Actor, draft: DecisionDraft, words: str) -> None:
    if not is_second_person(actor, draft):
        raise NotPossibleNow(words)
