"""Record action items of decisions, and items closed without a vote."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.afterward import undone
from boards.agendas.drafts import defer_business
from boards.choices import Outcome
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import acting, locked
from boards.models import AgendaItem, Decision, FollowUp, ItemOutcome, StepProgress
from boards.motion_choices import MotionState
from boards.sessions.adjournment import settle
from boards.sessions.adopted import is_adopted
from boards.sessions.opening_finding import refuse_unless_open
from boards.sessions.quorum import refuse_below_quorum
from cms import chain, clock
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, actor_label, record


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
    _refuse_rescinded(decision)
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
    current = FollowUp.objects.select_for_update(of=("self",)).select_related("decision").get(pk=step.pk)
    if current.is_done:
        raise NotPossibleNow(_("This step is already done."))
    _refuse_rescinded(current.decision)
    if not 0 <= percent < 100:
        raise NotPossibleNow(
            _(
                "Enter a number from 0 to 99. To report a step as fully done, mark it as done and add a "
                "closing note."
            )
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
        raise NotPossibleNow(
            _("A step cannot be done on a future date. Enter today’s date or an earlier one.")
        )
    if done_on < current.decision.decided_on:
        raise NotPossibleNow(
            _("A step cannot be done before it was decided. Enter the date of the decision or a later one.")
        )
    current.done_on, current.note = done_on, note
    record(current, actor=actor, reason="done", update_fields=["done_on", "note"])
    ledger.append("decide", current, actor=actor)
    return current


def _refuse_rescinded(decision: Decision) -> None:
    if decision.motion_id and undone([decision.motion_id]):
        raise NotPossibleNow(
            _("This decision was rescinded. What it promised is no longer being done."), rule="BK-30"
        )


@transaction.atomic
def table_item(
    *,
    actor: Actor,
    item: AgendaItem,
    outcome: str,
    reason: dict[str, str],
    until: date | None = None,
) -> ItemOutcome:
    """Close an item without a vote: deferred to a date, or not taken up. Both need a reason.

    After the adjournment this makes it final.
    """
    access.require(actor, *access.LIVE_ROLES)
    meeting = locked(item.meeting)
    if has_its_vote(item):
        raise NotPossibleNow(_("There is a motion on this item. Its vote determines the outcome."))
    if not meeting.is_over:
        refuse_unless_open(acting(meeting), item)
        refuse_below_quorum(meeting, item)
    if not text(reason):
        raise NeedsReason(_("Enter the reason. People who asked for this will read it."), rule="PAR-02")
    if outcome == Outcome.DEFERRED and not until:
        raise NeedsReason(_("Enter the date it is tabled until."), rule="PAR-02")
    if ItemOutcome.objects.filter(item=item).exists():
        raise NotPossibleNow(_("The outcome of this item is already recorded."))
    settle(meeting, actor=actor)
    left = ItemOutcome(item=item, outcome=outcome, reason=reason, until=until, is_demo=meeting.is_demo)
    record(left, actor=actor, reason="closed without a vote")
    ledger.append("decide", left, actor=actor)
    said = {"outcome": outcome, "reason": reason, "until": until.isoformat() if until else None}
    log.log(meeting, EventKind.LEFT_OPEN, actor=actor, item=item, facts=said)
    if outcome == Outcome.DEFERRED:
        defer_business(actor=actor, item=item, bodies=meeting.bodies)
    return left


def has_its_vote(item: AgendaItem) -> bool:
    """Whether a motion on it is open, or a vote settled it or adopted it with its consent block."""
    if item.motions.filter(state=MotionState.MOVED).exists() or item.motions.settling().exists():
        return True
    return is_adopted(item)
