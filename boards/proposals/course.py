"""Steps of a proposal before the boards: discussed, reported, considered, answered (C2C-30, PAR-02)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.afterward import is_undone
from boards.choices import YES, Outcome
from boards.decisions.item_standing import was_called
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.models import AgendaItem, Decision, Proposal, ProposalStepKind
from boards.motion_choices import MotionEffect
from boards.proposals.services import bring_to_item
from boards.proposals.steps import held, write_step
from cms import chain
from cms.records import ledger
from cms.records.history import Actor

Kind = ProposalStepKind
BY_VOTE = (*YES, Outcome.FAILED)


@transaction.atomic
def discuss_proposal(
    *, actor: Actor, proposal: Proposal, item: AgendaItem, note: dict[str, str] | None = None
) -> Proposal:
    """Record a discussion under an item of a meeting that has begun, with a short note."""
    access.require(actor, *access.DECISION_ROLES)
    _refuse_unheld(item)
    current = on_item(actor, proposal, item)
    write_step(current, Kind.DISCUSSED, actor=actor, item=item, note=note)
    return current


@transaction.atomic
def consider_proposal(*, actor: Actor, proposal: Proposal, item: AgendaItem) -> Proposal:
    """Record that the Governing Board considered it."""
    access.require(actor, *access.DECISION_ROLES)
    _refuse_unheld(item)
    if not item.meeting.has_governing_board:
        raise NotPossibleNow(_("The Governing Board considers proposals at the end."), rule="C2C-30")
    current = on_item(actor, proposal, item)
    write_step(current, Kind.CONSIDERED, actor=actor, item=item)
    return current


@transaction.atomic
def answer_proposal(
    *,
    actor: Actor,
    proposal: Proposal,
    outcome: str,
    item: AgendaItem,
    reason: dict[str, str] | None = None,
    until: date | None = None,
    decision: Decision | None = None,
) -> Proposal:
    """Answer a proposal with an outcome and a reason, recorded in that meeting's minutes (PAR-02)."""
    access.require(actor, *access.DECISION_ROLES)
    _refuse_unheld(item)
    if outcome not in Outcome.values:
        raise NeedsReason(_("Choose the outcome."), rule="PAR-02")
    _refuse_of_another_item(decision, item)
    made = decision or _decision_under(item)
    _refuse_against_vote(outcome, made, is_chosen=decision is not None)
    if outcome == Outcome.DEFERRED and not until:
        raise NeedsReason(_("Enter the date it is tabled until."), rule="PAR-02")
    if made and not _agree(outcome, made):
        made = None  # under this item it answers something else
    current = on_item(actor, proposal, item)
    fields = {
        "outcome": outcome,
        "reason": reason or {},
        "until": until,
        "answered_item": item,
        "decision": made,
    }
    for name, value in fields.items():
        setattr(current, name, value)
    try:
        current.clean()
    except ValidationError as error:
        raise NeedsReason(" ".join(error.messages), rule="PAR-02") from error
    write_step(current, Kind.CLOSED, actor=actor, item=item, fields=fields)
    ledger.append("decide", current, actor=actor)
    if made:
        why = _("Answered by decision %(number)s") % {"number": made.number}
        chain.link(("proposal", current.pk), ("decision", made.pk), actor=actor, why=why)
    return current


def on_item(actor: Actor, proposal: Proposal, item: AgendaItem) -> Proposal:
    """Bring the proposal to the item, unless it is there already, and lock it."""
    bring_to_item(actor=actor, proposal=proposal, item=item)
    return held(proposal)


def _refuse_unheld(item: AgendaItem) -> None:
    if not item.meeting.began_at:
        raise NotPossibleNow(_("The meeting of this item has not begun."), rule="C2C-30")
    if not was_called(item):
        raise NotPossibleNow(_("This item was not called at its meeting."), rule="C2C-30")


def _refuse_of_another_item(decision: Decision | None, item: AgendaItem) -> None:
    """A part of a consent block is decided by the vote on the block."""
    if decision is None:
        return
    if decision.motion is None or decision.motion.item_id not in (item.pk, item.parent_id):
        raise NotPossibleNow(
            _("Decision %(number)s was not made under this item.") % {"number": decision.number},
            rule="PAR-02",
        )


def _refuse_against_vote(outcome: str, made: Decision | None, *, is_chosen: bool) -> None:
    """What only a vote can say needs a decision that says it; other proposals under the item may be put off."""
    if made is None or not _agree(outcome, made):
        if outcome in BY_VOTE:
            raise NotPossibleNow(
                _("No published decision under this item supports this outcome."), rule="PAR-02"
            )
        if is_chosen and made is not None:
            raise NotPossibleNow(
                _("Decision %(number)s says otherwise.") % {"number": made.number}, rule="PAR-02"
            )


def _agree(outcome: str, made: Decision) -> bool:
    """A board can adopt a motion as it was made, and with it only a part of a proposal."""
    return made.outcome == outcome or made.is_yes and outcome in YES


def _decision_under(item: AgendaItem) -> Decision | None:
    """The public decision under the item that stands, if there is exactly one. One that rescinds answers nothing."""
    made = Decision.objects.public().filter(motion__item=item).exclude(motion__effect=MotionEffect.RESCIND)
    rows = list(made.exclude(is_undone("motion"))[:2])
    return rows[0] if len(rows) == 1 else None
