"""Access rules of the proposal cycle; the guard decides on members' text.

Missing and forbidden objects both raise Http404.
"""

from django.db.models import Q, QuerySet
from django.http import Http404

from boards import access, guard, staff_seats
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
    ProposalStep,
    ProposalStepKind,
    RankingBallot,
)
from boards.models.groups import ContactState, Purpose
from cms.access import Visitor, has_role
from cms.users.models import User


def member_proposals(user: Visitor) -> tuple[list[Appointment], QuerySet[Proposal]]:
    """Proposals the guard lets this member see on their boards (BK-41)."""
    seats = access.require_seats(user)
    rows = guard.visible(user, Proposal.objects.all()).select_related("body", "cycle", "rules")
    return seats, rows.filter(body__in={appointment.seat.body_id for appointment in seats})


def get_member_proposal(user: Visitor, pk: int) -> tuple[Proposal, Appointment]:
    """Return the proposal, and the seat that gives access."""
    seats, rows = member_proposals(user)
    proposal = _or_404(rows.filter(pk=pk).select_related("refines").first())
    return proposal, next(each for each in seats if each.seat.body_id == proposal.body_id)


def seat_on(user: Visitor, body_id: int) -> Appointment:
    seats = access.require_seats(user)
    return _or_404(next((each for each in seats if each.seat.body_id == body_id), None))


def get_invitation(user: User, pk: int) -> tuple[Proposal, Appointment]:
    """A proposal with an open invitation, or whose group the member joined."""
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


def get_member_report(user: Visitor, pk: int) -> CycleReport:
    """Drafts only for their drafters; from the review on, for everyone (BK-41)."""
    access.require_seats(user)
    return _or_404(_reports(guard.visible(user, CycleReport.objects.all())).filter(pk=pk).first())


def get_member_ballot(user: Visitor, pk: int) -> tuple[RankingBallot, Appointment]:
    """A ballot of the member's own body, with the seat."""
    rows = RankingBallot.objects.select_related("item__meeting__body")
    ballot = _or_404(rows.filter(pk=pk).first())
    return ballot, seat_on(user, ballot.item.meeting.body_id)


# Staff desk ------------------------------------------------------------------------------------------


def desk_proposals(user: Visitor) -> QuerySet[Proposal]:
    """Submitted proposals; of bodies on which this user holds a seat, only those on a posted agenda.

    Before, their states and steps tell who sponsors them (BK-41).
    """
    if not has_role(user, *access.PLAN_ROLES):
        raise Http404
    rows = guard.visible(user, Proposal.objects.exclude(state=ProposalState.DRAFT))
    if own := staff_seats.sits_on(user):
        noticed = ProposalStep.objects.filter(kind=ProposalStepKind.AGENDA).values("proposal")
        rows = rows.exclude(~Q(pk__in=noticed), body__in=own)
    return rows.select_related("body", "cycle", "rules")


def get_desk_proposal(user: Visitor, pk: int) -> Proposal:
    rows = desk_proposals(user).select_related("refines", "rerouted_from", "answered_item__meeting__body")
    return _or_404(rows.filter(pk=pk).first())


def get_study(proposal: Proposal) -> FeasibilityStudy:
    return _or_404(FeasibilityStudy.objects.filter(proposal=proposal).first())


def desk_reports(user: Visitor) -> QuerySet[CycleReport]:
    if not has_role(user, *access.PLAN_ROLES):
        raise Http404
    return _reports(guard.visible(user, CycleReport.objects.all()))


def get_desk_report(user: Visitor, pk: int) -> CycleReport:
    return _or_404(desk_reports(user).filter(pk=pk).first())


def get_cycle(pk: int) -> Cycle:
    return _or_404(Cycle.objects.select_related("rules", "body").filter(pk=pk).first())


def get_rules(pk: int) -> CycleRules:
    return _or_404(CycleRules.objects.select_related("body").filter(pk=pk).first())


def get_board_of(cycle: Cycle, slug: str) -> Body:
    """A board with a form under the cycle's rules."""
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
