"""Make a proposal public and join it to what it rests on and where it goes (thin; deepened later)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.choices import ProposalState
from boards.exceptions import NeedsReason
from boards.models import AgendaItem, Proposal
from cms import chain, clock
from cms.history import Actor, record


@transaction.atomic
def publish_proposal(*, actor: Actor, proposal: Proposal, findings: list[int] | None = None) -> Proposal:
    access.require(actor, *access.DECISION_ROLES)
    proposal.clean()
    proposal.published_at = clock.now()
    record(proposal, actor=actor, reason="published")
    for number in findings or []:
        why = _("The proposal rests on this finding")
        chain.link(("finding", number), ("proposal", proposal.pk), actor=actor, why=why)
    return proposal


@transaction.atomic
def bring_to_item(*, actor: Actor, proposal: Proposal, item: AgendaItem) -> Proposal:
    """The proposal is before a body under this item."""
    access.require(actor, *access.DECISION_ROLES)
    why = _("Under item %(number)s of the agenda") % {"number": item.number}
    chain.link(("proposal", proposal.pk), ("item", item.pk), actor=actor, why=why)
    if proposal.state in (ProposalState.SUBMITTED, ProposalState.SPONSORED):
        proposal.state = ProposalState.DISCUSSED
        record(proposal, actor=actor, reason="before a body", update_fields=["state"])
    return proposal


@transaction.atomic
def answer_proposal(
    *,
    actor: Actor,
    proposal: Proposal,
    outcome: str,
    reason: dict[str, str] | None = None,
    until: date | None = None,
) -> Proposal:
    """Every proposal gets an answer; one that is no or later says why (PAR-02)."""
    access.require(actor, *access.DECISION_ROLES)
    proposal.state, proposal.outcome = ProposalState.CLOSED, outcome
    proposal.reason, proposal.until = reason or {}, until
    try:
        proposal.clean()
    except ValidationError as error:
        raise NeedsReason(" ".join(error.messages), rule="PAR-02") from error
    fields = ["state", "outcome", "reason", "until"]
    return record(proposal, actor=actor, reason="answered", update_fields=fields)
