"""Write down one step of a proposal: its row, the state after it, and the notice to whoever brought it."""

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
    """The row as it is now, held until the step is written."""
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
    """The step follows from where the proposal stands, under the rules it began under.

    What members did stays out of public view until an item with it is noticed (BK-41).
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
    """Whether a member sponsors it is not told before it is on an agenda."""
    of_members = proposal.state in (ProposalState.DRAFT, ProposalState.SPONSORED, ProposalState.NOT_SPONSORED)
    return ProposalState.SUBMITTED if of_members and not noticed else proposal.state


def is_noticed(proposal: Proposal) -> bool:
    """An agenda that names it was posted: from then on all of it is public (BK-41)."""
    return proposal.steps.filter(kind=Kind.AGENDA).exists()


def show_steps(proposal: Proposal, moment: datetime, *, all_of_them: bool) -> None:
    """Make public what happened so far: all of it, or without what members did."""
    rows = proposal.steps.filter(public_at=None)
    rows = rows if all_of_them else rows.exclude(kind__in=UNTIL_NOTICED)
    rows.update(public_at=moment)
