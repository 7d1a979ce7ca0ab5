"""Publish decisions, record action items, and record items closed without a vote."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from boards import access
from boards.agendas.drafts import defer_item
from boards.choices import Outcome
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import acting, locked
from boards.models import AgendaItem, Decision, FollowUp, ItemOutcome, Motion, StepProgress
from boards.motion_choices import MotionKind
from boards.sessions.adjournment import settle
from boards.sessions.opening_finding import refuse_unless_open
from cms import chain, clock
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, actor_label, record


@transaction.atomic
def publish_decision(
    *,
    actor: Actor,
    motion: Motion,
    title: dict[str, str],
    summary: dict[str, str],
    outcome: str,
    reason: dict[str, str] | None = None,
    until: date | None = None,
    sequence: int | None = None,
) -> Decision:
    """Publish a decision of a closed vote. Its outcome must agree with the vote."""
    access.require(actor, *access.DECISION_ROLES)
    current = (
        Motion.objects.select_for_update(of=("self",)).select_related("item__meeting__body").get(pk=motion.pk)
    )
    if not current.is_closed or Decision.objects.filter(motion=current).exists():
        raise NotPossibleNow(_("Each closed vote can have one decision only."))
    if current.kind != MotionKind.DECISION:
        raise NotPossibleNow(
            _("Votes on procedure, minutes or findings do not create a decision."), rule="C2C-05"
        )
    if not current.passed and outcome in (Outcome.ADOPTED, Outcome.ADAPTED):
        raise NotPossibleNow(
            _("This motion did not pass: %(needed)s ayes were required.") % {"needed": current.needed},
            rule="C2C-05",
        )
    meeting = settle(locked(current.item.meeting), actor=actor)
    decision = Decision(
        year=meeting.day.year,
        sequence=sequence or _next(meeting.day.year),
        body=meeting.body,
        motion=current,
        title=title,
        summary=summary,
        reason=reason or {},
        outcome=outcome,
        until=until,
        decided_on=meeting.day,
        published_at=clock.now(),
        is_demo=meeting.is_demo,
    )
    _check(decision)
    record(decision, actor=actor, reason="published")
    why = _("Vote on motion %(number)s") % {"number": current.number}
    chain.link(("motion", current.pk), ("decision", decision.pk), actor=actor, why=why)
    ledger.append("decide", decision, actor=actor)
    said = {"decision": decision.pk, "number": decision.number, "motion": current.pk, "outcome": outcome}
    log.log(meeting, EventKind.DECISION, actor=actor, item=current.item, facts=said)
    return decision


def _check(decision: Decision) -> None:
    try:
        decision.clean()
    except ValidationError as error:
        raise NeedsReason(" ".join(error.messages), rule="PAR-02") from error


def _next(year: int) -> int:
    """Next number of the year. The ledger's lock prevents duplicates."""
    ledger.head(lock=True)
    return (Decision.objects.filter(year=year).aggregate(last=Max("sequence"))["last"] or 0) + 1


@transaction.atomic
def add_follow_up(
    *,
    actor: Actor,
    decision: Decision,
    title: dict[str, str],
    owner: dict[str, str],
    due_on: date | None = None,
) -> FollowUp:
    access.require(actor, *access.DECISION_ROLES)
    if not decision.is_yes:
        raise NotPossibleNow(_("Steps can be added only to an adopted decision."))
    step = FollowUp(decision=decision, title=title, owner=owner, due_on=due_on, is_demo=decision.is_demo)
    record(step, actor=actor, reason="promised")
    why = _("Promised with decision %(number)s") % {"number": decision.number}
    chain.link(("decision", decision.pk), ("followup", step.pk), actor=actor, why=why)
    ledger.append("decide", step, actor=actor)
    return step


@transaction.atomic
def report_progress(*, actor: Actor, step: FollowUp, percent: int, note: dict[str, str]) -> StepProgress:
    """Report progress on an action item. Each report is a row; finishing the item is a separate act."""
    access.require(actor, *access.DECISION_ROLES)
    current = FollowUp.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if current.is_done:
        raise NotPossibleNow(_("This step is already done."))
    if not 0 <= percent < 100:
        raise NotPossibleNow(
            _("Enter 0 to 99. A step that is fully done is marked as done, with a closing note.")
        )
    if not text(note):
        raise NeedsReason(_("Describe the progress. People who asked for this will read it."), rule="PAR-02")
    told = StepProgress.objects.create(
        step=current, percent=percent, note=note, by_name=actor_label(actor), is_demo=current.is_demo
    )
    ledger.append("decide", told, actor=actor)
    return told


@transaction.atomic
def complete_follow_up(
    *, actor: Actor, step: FollowUp, note: dict[str, str], done_on: date | None = None
) -> FollowUp:
    access.require(actor, *access.DECISION_ROLES)
    current = FollowUp.objects.select_for_update(of=("self",)).select_related("decision").get(pk=step.pk)
    if current.is_done:
        raise NotPossibleNow(_("This step is already done."))
    done_on = done_on or clock.today()
    if done_on > clock.today():
        raise NotPossibleNow(_("A step cannot be done on a future date."))
    if done_on < current.decision.decided_on:
        raise NotPossibleNow(_("A step cannot be done before it was decided."))
    current.done_on, current.note = done_on, note
    record(current, actor=actor, reason="done", update_fields=["done_on", "note"])
    ledger.append("decide", current, actor=actor)
    return current


@transaction.atomic
def table_item(
    *,
    actor: Actor,
    item: AgendaItem,
    outcome: str,
    reason: dict[str, str],
    until: date | None = None,
) -> ItemOutcome:
    """Close a discussed item without a vote: deferred to a date, or not taken up. Both need a reason."""
    access.require(actor, *access.LIVE_ROLES)
    meeting = locked(item.meeting)
    if item.motions.exclude(state="withdrawn").exists():
        raise NotPossibleNow(_("There is a motion on this item. Its vote determines the outcome."))
    if not meeting.is_over:
        refuse_unless_open(acting(meeting), item)
    if not text(reason):
        raise NeedsReason(_("Give the reason. People who asked for this will read it."), rule="PAR-02")
    if outcome == Outcome.DEFERRED and not until:
        raise NeedsReason(_("Say until when it is tabled."), rule="PAR-02")
    if ItemOutcome.objects.filter(item=item).exists():
        raise NotPossibleNow(_("The outcome of this item is already recorded."))
    left = ItemOutcome(item=item, outcome=outcome, reason=reason, until=until, is_demo=meeting.is_demo)
    record(left, actor=actor, reason="closed without a vote")
    ledger.append("decide", left, actor=actor)
    said = {"outcome": outcome, "reason": reason, "until": until.isoformat() if until else None}
    log.log(meeting, EventKind.LEFT_OPEN, actor=actor, item=item, facts=said)
    if outcome == Outcome.DEFERRED:
        words = {"title": item.title, "text": item.text, "kind": item.kind}
        defer_item(actor=actor, body=meeting.body, source=item, **words)
    return left
