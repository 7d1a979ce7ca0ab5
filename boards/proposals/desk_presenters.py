"""Desk presenters: inbox of proposals, and one proposal with its next actions (C2C-30)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from boards import access, guard
from boards.choices import BodyKind, MeetingStatus, ProposalState
from boards.models import (
    AgendaItem,
    Body,
    Cycle,
    FeasibilityStudy,
    Meeting,
    Proposal,
    ProposalStep,
    Sponsorship,
)
from boards.proposals.course_rules import BEFORE_A_BODY, TALKED_ABOUT
from boards.proposals.member_presenters import steps_for
from boards.proposals.steps import is_noticed
from boards.proposals.visibility import desk_proposals
from boards.proposals.year_picture import year_of
from cms.access import Visitor, has_role
from cms.i18n.fields import text

STATES = [state for state in ProposalState if state not in (ProposalState.DRAFT, ProposalState.WITHDRAWN)]


@dataclass(frozen=True)
class Act:
    """An action button on a proposal's page."""

    words: str
    url: str
    is_main: bool = False
    is_post: bool = False


def inbox_context(user: Visitor, *, state: str, board: str) -> dict[str, Any]:
    rows = desk_proposals(user)
    return {
        "waiting": list(unread(rows).order_by("received_on", "pk")[:50]),
        "rows": narrowed(rows, state, board),
        "table": state_table(rows),
        "cycles": cycle_views(),
        "state": state,
        "board": board,
        "states": [(each.value, each.label) for each in ProposalState if each != ProposalState.DRAFT],
        "boards": [
            (body.slug, text(body.name)) for body in Body.objects.filter(proposals__isnull=False).distinct()
        ],
    }


def unread(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Proposals by the public, submitted and not read by staff yet."""
    return rows.filter(published_at=None, source="public").exclude(
        state__in=(ProposalState.CLOSED, ProposalState.WITHDRAWN)
    )


def narrowed(rows: QuerySet[Proposal], state: str, board: str) -> QuerySet[Proposal]:
    rows = rows.filter(state=state) if state in ProposalState.values else rows
    rows = rows.filter(body__slug=board) if board else rows
    on_agenda = ProposalStep.objects.filter(proposal=OuterRef("pk"), kind="agenda")
    return rows.annotate(is_noticed=Exists(on_agenda)).order_by("-year", "-sequence", "-pk")


def state_table(rows: QuerySet[Proposal]) -> dict[str, Any]:
    """Table of open and answered proposals by board and state; cells link to the list."""
    found = rows.order_by().values_list("body", "state").annotate(count=Count("pk"))
    counts = {(body, state): count for body, state, count in found}
    bodies = Body.objects.filter(pk__in={body for body, _state in counts})
    most = max(counts.values(), default=0)
    lines = []
    for body in bodies:
        cells = [_cell(body, state, counts.get((body.pk, state.value), 0), most) for state in STATES]
        lines.append({"name": text(body.name), "cells": cells, "total": sum(each["count"] for each in cells)})
    return {"heads": [state.label for state in STATES], "rows": lines}


def _cell(body: Body, state: ProposalState, count: int, most: int) -> dict[str, Any]:
    url = f"{reverse('boards:desk_proposals')}?board={body.slug}&state={state.value}"
    share = 0 if not count else max(1, round(4 * count / most))
    return {"count": count, "url": url, "share": share, "state": state.label}


def cycle_views() -> list[dict[str, Any]]:
    """The latest cycle for all boards, and of each board with its own."""
    newest: dict[int | None, Cycle] = {}
    for cycle in Cycle.objects.select_related("rules", "body").order_by("year", "pk"):
        newest[cycle.body_id] = cycle
    return [{"cycle": cycle, "phases": year_of(cycle)} for cycle in newest.values()]


def page_context(user: Visitor, proposal: Proposal) -> dict[str, Any]:
    study = FeasibilityStudy.objects.filter(proposal=proposal).first()
    sponsors = guard.visible(user, Sponsorship.objects.filter(proposal=proposal, ended_at=None))
    return {
        "proposal": proposal,
        "steps": steps_for(proposal, all_of_them=True),
        "study": study,
        "sponsors": [row.appointment for row in sponsors.select_related("appointment")],
        "authors": [row.appointment for row in proposal.authors.select_related("appointment")],
        "acts": acts_for(user, proposal, study),
        "phases": year_of(proposal.cycle),
        "drafted": list(
            proposal.drafted_items.select_related("meeting__body").filter(meeting__status=MeetingStatus.DRAFT)
        ),
    }


def acts_for(user: Visitor, proposal: Proposal, study: FeasibilityStudy | None) -> list[Act]:
    """Actions allowed in the proposal's state; the services check again."""
    if not has_role(user, *access.DECISION_ROLES) or proposal.is_over:
        return []
    state = proposal.state
    before, talked = state in BEFORE_A_BODY, state in TALKED_ABOUT
    may_publish = not proposal.is_members or is_noticed(proposal)
    kinds = {step["kind"] for step in proposal.rules.steps} if proposal.rules else None
    studies = kinds is None or "study" in kinds
    offered = [
        (may_publish and not proposal.is_public, _("Read and publish it"), "publish"),
        (may_publish and proposal.is_public, _("Edit its text"), "publish"),
        (before and proposal.rules_id, _("Send it to the other board"), "reroute"),
        (state == ProposalState.SUBMITTED and not proposal.is_members, _("No sponsor found"), "unsponsored"),
        (before or state == ProposalState.DISCUSSED, _("The board discussed it"), "discussed"),
        (
            state == ProposalState.DISCUSSED and studies and study is None,
            _("Start a feasibility study"),
            "study",
        ),
        (study is not None and not study.is_public, _("Write the feasibility study"), "study_write"),
        (talked and state != ProposalState.CONSIDERED, _("The Governing Board considered it"), "considered"),
        (talked, _("Write the answer"), "outcome"),
    ]
    made = [(words, name) for is_offered, words, name in offered if is_offered]
    return [
        Act(
            words,
            reverse(f"boards:desk_proposal_{name}", args=[proposal.pk]),
            is_main=place == 0,
            is_post=name == "unsponsored",
        )
        for place, (words, name) in enumerate(made)
    ]


def items_held(proposal: Proposal, *, governing: bool = False) -> QuerySet[AgendaItem]:
    """Items of meetings that have begun, newest first: of its board, or of the Governing Board."""
    rows = AgendaItem.objects.filter(meeting__began_at__isnull=False)
    rows = rows.select_related("meeting__body", "meeting__joint_body")
    host, other = Q(meeting__body=proposal.body_id), Q(meeting__joint_body=proposal.body_id)
    if governing:
        host, other = (Q(**{f"meeting__{name}__kind": BodyKind.GOVERNING}) for name in ("body", "joint_body"))
    return rows.filter(host | other).order_by("-meeting__day", "number")


def drafts_for(*bodies: int) -> QuerySet[Meeting]:
    """Draft agendas of these boards, soonest first."""
    rows = Meeting.objects.of(*bodies).filter(status=MeetingStatus.DRAFT)
    return rows.select_related("body", "joint_body").order_by("starts_at", "pk")


def governing_ids() -> list[int]:
    return list(Body.objects.filter(kind=BodyKind.GOVERNING).values_list("pk", flat=True))
