"""Proposals as open data: what the tracker and the page of each proposal tell (C2C-30, PAR-02)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards.choices import ProposalState
from boards.models import (
    AgendaItem,
    Appointment,
    Body,
    CycleRules,
    Decision,
    FeasibilityStudy,
    Meeting,
    Proposal,
    ProposalAuthor,
    ProposalStep,
    Sponsorship,
)
from boards.proposals.presenters import named_of, page_parts, people, public_study, scope_text
from boards.proposals.step_labels import step_sentence
from boards.proposals.tracker import brought_by_text, place_text
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    STRING,
    TEXTS,
    Coded,
    coded,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)
from feedback.models import Submission

PERSON = record_of(name=STRING, appointment=REFERENCE)
STEP = record_of(kind=CODED, at=MOMENT, sentence=TEXTS, note=TEXTS, item=optional(REFERENCE))
RULES = record_of(name=TEXTS, version=INTEGER)
STUDY = record_of(
    published_at=MOMENT, by=TEXTS, summary=TEXTS, effort=CODED, effort_in_words=TEXTS, data=TEXTS, law=TEXTS, cost=TEXTS
)  # fmt: skip


def proposals() -> QuerySet[Proposal]:
    rows = Proposal.objects.public().select_related("body", "rules", "study", "rerouted_from", "decision")
    return rows.prefetch_related(*page_parts(), *people())


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    for row in rows:
        yield Entry(
            row=row.pk,
            key=row.number,
            title=texts_of(row.title),
            paths=in_each_language(row.get_absolute_url),
            number=row.number,
            body=row.body.slug,
            day=row.received_on,
            standing=_standing(row),
            published_at=row.published_at,
            texts=joined(row.summary, row.why, row.reason),
            is_demo=row.is_demo,
            attributes=_what(row) | _people(row) | _course(row) | _answer(row),
        )


def _standing(row: Proposal) -> Coded:
    is_answered = row.outcome and row.public_state == ProposalState.CLOSED
    return coded(row.outcome if is_answered else row.public_state, lambda: place_text(row))


def _what(row: Proposal) -> dict[str, Any]:
    return {
        "body": reference("bodies", row.body.slug),
        "cycle": reference("cycles", row.cycle_id) if row.cycle_id else None,
        "rules": {"name": texts_of(row.rules.name), "version": row.rules.version} if row.rules else None,
        "scope": coded(row.scope, lambda: scope_text(row.scope)) if row.scope else None,
        "summary": texts_of(row.summary),
        "why": texts_of(row.why),
        "received_on": iso(row.received_on),
        "published_at": iso(row.published_at),
        "refines": _reference(row.refines),
        "refined_by": [_reference(each) for each in row.refined_by.all()],
        "rerouted_from": reference("bodies", row.rerouted_from.slug) if row.rerouted_from else None,
        "reroute_reason": texts_of(row.reroute_reason),
    }


def _reference(row: Proposal | None) -> dict[str, str] | None:
    return reference("proposals", row.number) if row is not None else None


def _people(row: Proposal) -> dict[str, Any]:
    authors, sponsors = named_of(row)
    return {
        "brought_by": in_each_language(lambda: brought_by_text(row)),
        "authors": _named(authors),
        "sponsors": _named(sponsors),
    }


def _named(people: Iterable[Appointment]) -> list[dict[str, Any]]:
    return [{"name": each.person_name, "appointment": reference("appointments", each.pk)} for each in people]


def _course(row: Proposal) -> dict[str, Any]:
    study = public_study(row)
    return {
        "state": coded(row.public_state, row.get_public_state_display),
        "steps": [_step(each) for each in row.steps.all()],
        "study": _study(study) if study else None,
    }


def _step(step: ProposalStep) -> dict[str, Any]:
    return {
        "kind": coded(step.kind, step.get_kind_display),
        "at": iso(step.at),
        "sentence": in_each_language(lambda: step_sentence(step)),
        "note": texts_of(step.note),
        "item": reference("agenda-items", step.item_id) if step.item_id else None,
    }


def _study(study: FeasibilityStudy) -> dict[str, Any]:
    return {
        "published_at": iso(study.published_at),
        "by": texts_of(study.by),
        "summary": texts_of(study.summary),
        "effort": coded(study.effort, study.get_effort_display),
        "effort_in_words": texts_of(study.effort_words),
        "data": texts_of(study.data),
        "law": texts_of(study.law),
        "cost": texts_of(study.cost),
    }


def _answer(row: Proposal) -> dict[str, Any]:
    """Outcome and reason once a board gave one, with the item under which it did."""
    made = row.decision if row.decision and row.decision.published_at else None
    is_answered = bool(row.outcome)
    return {
        "outcome": coded(row.outcome, row.get_outcome_display) if is_answered else None,
        "reason": texts_of(row.reason) if is_answered else {},
        "until": iso(row.until) if is_answered else None,
        "answered_under": reference("agenda-items", row.answered_item_id) if row.answered_item_id else None,
        "decision": reference("decisions", made.number) if made else None,
    }


PROPOSALS = Kind(
    name="proposals",
    label=_("Proposals"),
    label_of_one=_("Proposal"),
    about=_(
        "Public proposals: what they ask for, each step before the boards, and the answer with its reason."
    ),
    model=Proposal,
    rows=proposals,
    entries=entries,
    fields={
        "body": REFERENCE,
        "cycle": optional(REFERENCE),
        "rules": optional(RULES),
        "scope": optional(CODED),
        "summary": TEXTS,
        "why": TEXTS,
        "received_on": DATE,
        "published_at": MOMENT,
        "refines": optional(REFERENCE),
        "refined_by": list_of(REFERENCE),
        "rerouted_from": optional(REFERENCE),
        "reroute_reason": TEXTS,
        "brought_by": TEXTS,
        "authors": list_of(PERSON),
        "sponsors": list_of(PERSON),
        "state": CODED,
        "steps": list_of(STEP),
        "study": optional(STUDY),
        "outcome": optional(CODED),
        "reason": TEXTS,
        "until": optional(DATE),
        "answered_under": optional(REFERENCE),
        "decision": optional(REFERENCE),
    },
    watches=(
        Watch(Submission, "submission"),
        Watch(ProposalStep, "steps"),
        Watch(ProposalAuthor, "authors"),
        Watch(Sponsorship, "sponsorships"),
        Watch(Appointment, "authors__appointment"),
        Watch(Appointment, "sponsorships__appointment"),
        Watch(FeasibilityStudy, "study"),
        Watch(CycleRules, "rules"),
        Watch(Decision, "decision"),
        Watch(Proposal, "refines"),
        Watch(Proposal, "refined_by"),
        Watch(Submission, "refines__submission"),
        Watch(Submission, "refined_by__submission"),
        Watch(AgendaItem, "steps__item"),
        Watch(Meeting, "steps__item__meeting"),
        Watch(Body, "body"),
        Watch(Body, "rerouted_from"),
        Watch(Body, "steps__body"),
        Watch(Body, "steps__item__meeting__body"),
        Watch(Body, "steps__item__meeting__joint_body"),
    ),
    told_to=("body", "cycle"),
)
