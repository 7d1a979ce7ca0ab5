"""Record a step of a proposal: row, new state, and notification to its authors."""

from datetime import datetime
from typing import Any

from boards.choices import ProposalState
from boards.models import AgendaItem, Body, Proposal, ProposalStep, ProposalStepKind
from boards.proposals import emails
from boards.proposals.course_rules import STATE_AFTER, refuse_unless
from cms import clock
from cms.records.history import Actor, record

Kind = ProposalStepKind
UNTIL_NOTICED = (Kind.SPONSORED, Kind.NOT_SPONSORED, Kind.REFINES)


def held(proposal: Proposal) -> Proposal:
    """Reload and lock the proposal."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("body", "rules", "cycle")
    return rows.get(pk=proposal.pk)


def write_step(
    proposal: Proposal,
    kind: str,
    *,
    actor: Actor,
    item: AgendaItem | None = None,
    body: Body | None = None,
    note: dict[str, str] | None = None,
    fields: dict[str, Any] | None = None,
) -> ProposalStep:
    """Record a step, if the proposal's state and rules allow it.

    Members' actions stay hidden from the public until an item with the proposal is noticed (BK-41).
    """
    refuse_unless(proposal, kind)
    now = clock.now()
    for name, value in (fields or {}).items():
        setattr(proposal, name, value)
    proposal.state = STATE_AFTER.get(Kind(kind), proposal.state)
    may_show = proposal.is_public and (kind not in UNTIL_NOTICED or is_noticed(proposal))
    proposal.public_state = state_label(proposal, noticed=kind == Kind.AGENDA or is_noticed(proposal))
    changed = ["state", "public_state", *(fields or {})]
    record(proposal, actor=actor, reason=f"step: {kind}", update_fields=changed)
    step = ProposalStep.objects.create(
        proposal=proposal,
        kind=kind,
        at=now,
        public_at=now if may_show else None,
        item=item,
        body=body,
        note=note or {},
    )
    emails.notify(step)
    return step


def state_label(proposal: Proposal, *, noticed: bool) -> str:
    """The public state: sponsorship is hidden until the proposal is on an agenda."""
    of_members = proposal.state in (ProposalState.DRAFT, ProposalState.SPONSORED, ProposalState.NOT_SPONSORED)
    return ProposalState.SUBMITTED if of_members and not noticed else proposal.state


def is_noticed(proposal: Proposal) -> bool:
    """Whether an agenda naming it was posted, which makes all of it public (BK-41)."""
    return proposal.steps.filter(kind=Kind.AGENDA).exists()


def show_steps(proposal: Proposal, moment: datetime, *, all_of_them: bool) -> None:
    """Publish the steps so far, with or without members' actions."""
    rows = proposal.steps.filter(public_at=None)
    rows = rows if all_of_them else rows.exclude(kind__in=UNTIL_NOTICED)
    rows.update(public_at=moment)
