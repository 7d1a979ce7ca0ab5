"""Public page of a proposal: timeline, sponsors and authors, documents, answer."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from boards.models import Proposal, ProposalStep, ProposalStepKind, RankingBallot
from boards.proposals.step_labels import because, outcome_label, step_sentence

Kind = ProposalStepKind


def public_steps(proposal: Proposal) -> list[ProposalStep]:
    """Public steps in order, each with its sentence and a link."""
    rows = proposal.steps.filter(public_at__isnull=False).select_related(
        "item__meeting__body", "item__meeting__joint_body", "body"
    )
    return _timeline(proposal, rows)


def author_steps(proposal: Proposal) -> list[ProposalStep]:
    """All steps, for the holder of the receipt. They name no members."""
    return _timeline(
        proposal, proposal.steps.select_related("item__meeting__body", "item__meeting__joint_body", "body")
    )


def _timeline(proposal: Proposal, rows: QuerySet[Any]) -> list[ProposalStep]:
    steps = list(rows)
    for step in steps:
        step.proposal = proposal
        step.sentence = step_sentence(step)
    return steps


def page_context(proposal: Proposal) -> dict[str, Any]:
    steps = public_steps(proposal)
    seen = {step.kind for step in steps}
    noticed = Kind.AGENDA in seen
    authors = proposal.authors.select_related("appointment") if noticed else []
    sponsors = proposal.sponsorships.filter(ended_at=None).select_related("appointment") if noticed else []
    study = getattr(proposal, "study", None)
    return {
        "steps": steps,
        "authors": [author.appointment.person_name for author in authors],
        "sponsors": [sponsor.appointment.person_name for sponsor in sponsors],
        "study": study if study and study.is_public else None,
        "rankings": _rankings(proposal) if Kind.RANKED in seen else [],
        "answer": answer_of(proposal),
        "refined_by": list(Proposal.objects.public().filter(refines=proposal)),
        "refines": Proposal.objects.public().filter(Q(pk=proposal.refines_id)).first(),
        "scope_words": scope_text(proposal.scope),
    }


def _rankings(proposal: Proposal) -> list[RankingBallot]:
    rows = RankingBallot.objects.filter(proposals=proposal, closed_at__isnull=False)
    return list(rows.select_related("item__meeting__body", "item__meeting__joint_body"))


def answer_of(proposal: Proposal) -> dict[str, Any] | None:
    """Outcome, reason, and the minutes of the meeting that gave the answer (PAR-02)."""
    if not proposal.outcome:
        return None
    item = proposal.answered_item
    minutes = item.meeting.minutes.order_by("-number").first() if item else None
    return {
        "outcome": outcome_label(proposal),
        "because": because(proposal),
        "item": item,
        "minutes": minutes,
        "decision": proposal.decision,
    }


def scope_text(scope: str) -> str:
    """The question that decides a proposal's scope, in plain language (C2C-31)."""
    return {
        "data": _("What the data should hold, or what a tool should show or do"),
        "engagement": _("How people are asked, heard, informed and taught to use the tools"),
    }.get(scope, "")
