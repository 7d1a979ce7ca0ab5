"""Who may open what of the proposal cycle. Unknown and forbidden look alike; the guard decides on members' words."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from boards import access, guard
from boards.choices import ProposalState
from boards.models import (
    Appointment,
    Body,
    ContactMember,
    Cycle,
    CycleReport,
    CycleRules,
    FeasibilityStudy,
    Proposal,
    RankingBallot,
)
from boards.models.groups import ContactState, Purpose
from cms.access import has_role


def member_proposals(user: Any) -> tuple[list[Appointment], QuerySet[Proposal]]:
    """What the guard lets this member see on the boards where they sit (BK-41)."""
    seats = access.require_seats(user)
    rows = guard.visible(user, Proposal.objects.all()).select_related("body", "cycle", "rules")
    return seats, rows.filter(body__in={appointment.seat.body_id for appointment in seats})


def get_member_proposal(user: Any, pk: int) -> tuple[Proposal, Appointment]:
    """With the seat through which it is theirs to read."""
    seats, rows = member_proposals(user)
    proposal = _or_404(rows.filter(pk=pk).select_related("refines").first())
    return proposal, next(each for each in seats if each.seat.body_id == proposal.body_id)


def seat_on(user: Any, body_id: int) -> Appointment:
    seats = access.require_seats(user)
    return _or_404(next((each for each in seats if each.seat.body_id == body_id), None))


def get_invitation(user: Any, pk: int) -> tuple[Proposal, Appointment]:
    """A proposal that waits for this member's yes or no, or that they joined through its group."""
    access.require_seats(user)
    waits = ContactMember.objects.filter(
        group__purpose=Purpose.JOINT,
        group__topic__kind="proposal",
        group__topic__key=str(pk),
        appointment__user=user,
        state__in=(ContactState.INVITED, ContactState.ACCEPTED),
    )
    row = _or_404(waits.select_related("appointment").first())
    return _or_404(Proposal.objects.select_related("body", "rules").filter(pk=pk).first()), row.appointment


def get_member_report(user: Any, pk: int) -> CycleReport:
    """A draft is there for its drafters alone; from the review on, for everyone (BK-41)."""
    access.require_seats(user)
    return _or_404(_reports(guard.visible(user, CycleReport.objects.all())).filter(pk=pk).first())


def get_member_ballot(user: Any, pk: int) -> tuple[RankingBallot, Appointment]:
    """Of a meeting of one's own body."""
    rows = RankingBallot.objects.select_related("item__meeting__body")
    ballot = _or_404(rows.filter(pk=pk).first())
    return ballot, seat_on(user, ballot.item.meeting.body_id)


# The desk --------------------------------------------------------------------------------------------


def desk_proposals(user: Any) -> QuerySet[Proposal]:
    """Handed in, and not of a body on which this person sits as a member."""
    if not has_role(user, *access.PLAN_ROLES):
        raise Http404
    rows = guard.visible(user, Proposal.objects.exclude(state=ProposalState.DRAFT))
    return rows.select_related("body", "cycle", "rules")


def get_desk_proposal(user: Any, pk: int) -> Proposal:
    rows = desk_proposals(user).select_related("refines", "rerouted_from", "answered_item__meeting__body")
    return _or_404(rows.filter(pk=pk).first())


def get_study(proposal: Proposal) -> FeasibilityStudy:
    return _or_404(FeasibilityStudy.objects.filter(proposal=proposal).first())


def desk_reports(user: Any) -> QuerySet[CycleReport]:
    if not has_role(user, *access.PLAN_ROLES):
        raise Http404
    return _reports(guard.visible(user, CycleReport.objects.all()))


def get_desk_report(user: Any, pk: int) -> CycleReport:
    return _or_404(desk_reports(user).filter(pk=pk).first())


def get_cycle(pk: int) -> Cycle:
    return _or_404(Cycle.objects.select_related("rules", "body").filter(pk=pk).first())


def get_rules(pk: int) -> CycleRules:
    return _or_404(CycleRules.objects.select_related("body").filter(pk=pk).first())


def get_board_of(cycle: Cycle, slug: str) -> Body:
    """A board that the rules of the cycle give a form."""
    body = Body.objects.filter(slug=slug).first()
    return body if body is not None and cycle.rules.scope_of(body) else _or_404(None)


def _reports(rows: QuerySet[CycleReport]) -> QuerySet[CycleReport]:
    return rows.select_related(
        "cycle__rules", "body", "group", "reviewed_item__meeting__body", "governing_item__meeting__body"
    )


def _or_404[Found](found: Found | None) -> Found:
    if found is None:
        raise Http404
    return found
