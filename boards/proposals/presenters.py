"""Public page of a proposal: timeline, sponsors and authors, documents, answer."""

from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from boards.models import (
    Appointment,
    FeasibilityStudy,
    Proposal,
    ProposalAuthor,
    ProposalStep,
    ProposalStepKind,
    Sponsorship,
)
from boards.proposals.step_labels import because, outcome_label, step_sentence

Kind = ProposalStepKind


def public_steps() -> Prefetch:
    """To load the steps that the public may read, in order, with what their sentences name."""
    return Prefetch("steps", _with_places(ProposalStep.objects.filter(public_at__isnull=False)))


def people() -> tuple[Prefetch, ...]:
    """To load the members who wrote and who sponsor proposals. Who of them may be named, ``named_of`` says."""
    standing = Sponsorship.objects.filter(ended_at=None).select_related("appointment")
    authors = ProposalAuthor.objects.select_related("appointment")
    return Prefetch("authors", authors), Prefetch("sponsorships", standing)


def page_parts() -> tuple[Prefetch, ...]:
    """To load what the public may read of proposals: public steps, and public proposals that one takes up."""
    return (
        public_steps(),
        Prefetch("refines", Proposal.objects.public()),
        Prefetch("refined_by", Proposal.objects.public()),
    )


def author_steps(proposal: Proposal) -> list[ProposalStep]:
    """All steps, for the holder of the receipt. They name no members."""
    steps = list(_with_places(proposal.steps.all()))
    for step in steps:
        step.proposal = proposal
    return _with_sentences(steps)


def _with_places(rows: QuerySet[ProposalStep]) -> QuerySet[ProposalStep]:
    return rows.select_related("item__meeting__body", "item__meeting__joint_body", "body")


def _with_sentences(steps: list[ProposalStep]) -> list[ProposalStep]:
    for step in steps:
        step.sentence = step_sentence(step)
    return steps


def named_of(proposal: Proposal) -> tuple[list[Appointment], list[Appointment]]:
    """Members who wrote and who sponsor it, once an agenda with it is posted (BK-41). Load its ``page_parts``."""
    if not any(step.kind == Kind.AGENDA for step in proposal.steps.all()):
        return [], []
    prefetch_related_objects([proposal], *people())
    authors = [each.appointment for each in proposal.authors.all()]
    return authors, [each.appointment for each in proposal.sponsorships.all()]


def public_study(proposal: Proposal) -> FeasibilityStudy | None:
    study = getattr(proposal, "study", None)
    return study if study is not None and study.is_public else None


def page_context(proposal: Proposal) -> dict[str, Any]:
    prefetch_related_objects([proposal], *page_parts())
    authors, sponsors = named_of(proposal)
    return {
        "steps": _with_sentences(list(proposal.steps.all())),
        "authors": [each.person_name for each in authors],
        "sponsors": [each.person_name for each in sponsors],
        "study": public_study(proposal),
        "answer": answer_of(proposal),
        "refined_by": list(proposal.refined_by.all()),
        "refines": proposal.refines,
        "scope_words": scope_text(proposal.scope),
    }


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
        "data": _("What the data should contain, or what a tool should show or do"),
        "engagement": _("How people are asked, heard, informed and taught to use the tools"),
    }.get(scope, "")
