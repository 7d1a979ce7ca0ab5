"""Proposals in the workspace: a member's own, open invitations, and public ones (BK-41)."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from boards import access, guard
from boards.choices import ProposalState
from boards.models import (
    Appointment,
    Body,
    ContactGroup,
    ContactMember,
    Cycle,
    CycleReport,
    Proposal,
    ProposalAuthor,
    ProposalStep,
    RankingBallot,
    Sponsorship,
)
from boards.models.groups import ContactState
from boards.proposals.matter_view import matter_view
from boards.proposals.member_services import group_of, invited_to
from boards.proposals.step_labels import step_sentence
from boards.proposals.steps import is_noticed
from boards.proposals.visibility import member_proposals
from boards.proposals.year_picture import year_of
from boards.proposals.years import cycle_of
from cms import clock
from cms.users.models import User

IN_IT = (ContactState.INVITED, ContactState.ACCEPTED)
SPONSORABLE = (ProposalState.SUBMITTED, ProposalState.SPONSORED, ProposalState.NOT_SPONSORED)


@dataclass
class Board:
    """A board of the member that takes proposals, with its cycle."""

    body: Body
    cycle: Cycle
    phases: list[dict[str, Any]] = field(default_factory=list)


def boards_of(seats: list[Appointment]) -> list[Board]:
    found = []
    for body in {appointment.seat.body_id: appointment.seat.body for appointment in seats}.values():
        cycle = cycle_of(body)
        if cycle is not None and cycle.rules.scope_of(body):
            found.append(Board(body, cycle, year_of(cycle)))
    return found


def list_context(user: User) -> dict[str, Any]:
    seats, rows = member_proposals(user)
    mine = Q(authors__appointment__user=user) | Q(
        sponsorships__appointment__user=user, sponsorships__ended_at__isnull=True
    )
    own = set(rows.filter(mine).values_list("pk", flat=True))
    return {
        "boards": boards_of(seats),
        "own": list(rows.filter(pk__in=own).order_by("-received_on", "-pk")),
        "others": rows.exclude(pk__in=own).order_by("-year", "-sequence", "-pk"),
        "invitations": invited_to(user),
        "ballots": open_ballots(seats),
        "reports": reports_of(user),
    }


def open_ballots(seats: list[Appointment]) -> list[RankingBallot]:
    """Open rankings for these seats, only while the meeting is in session (BK-46)."""
    rows = RankingBallot.objects.filter(
        closed_at=None,
        item__meeting__status="in_session",
        item__meeting__body__in={appointment.seat.body_id for appointment in seats},
    )
    return list(rows.select_related("item__meeting__body", "item__meeting__joint_body"))


def reports_of(user: User) -> list[Any]:
    """Reports drafted by this member."""
    rows = guard.visible(user, CycleReport.objects.filter(drafters__appointment__user=user))
    return list(rows.select_related("cycle", "body").distinct())


@dataclass
class Mine:
    """What this member may do with a proposal now."""

    is_author: bool = False
    is_sponsor: bool = False
    may_change: bool = False
    may_hand_in: bool = False
    may_invite: bool = False
    may_sponsor: bool = False
    may_end: bool = False
    may_leave: bool = False
    may_withdraw: bool = False
    may_refine: bool = False


def page_context(user: User, proposal: Proposal, appointment: Appointment) -> dict[str, Any]:
    authors = [row.appointment for row in _seen(user, ProposalAuthor, proposal)]
    sponsors = [row.appointment for row in _seen(user, Sponsorship, proposal) if row.ended_at is None]
    mine = _mine(user, proposal, authors, sponsors)
    group = group_of(proposal) if mine.is_author else None
    return {
        "proposal": proposal,
        "appointment": appointment,
        "mine": mine,
        "authors": authors,
        "sponsors": sponsors,
        "asked": _asked(group, authors),
        "steps": steps_for(proposal, all_of_them=mine.is_author),
        "study": _study(proposal),
        "matter": matter_view(user, proposal, appointment) if mine.is_author or mine.is_sponsor else None,
        "phases": year_of(proposal.cycle),
    }


def fellows_to_ask(user: User, proposal: Proposal) -> Any:
    """Members of the board who can still be invited."""
    rows = access.bound_by_act(clock.today()).filter(seat__body=proposal.body_id).exclude(user=user)
    group = group_of(proposal)
    asked = group.members.filter(state__in=IN_IT).values_list("appointment", flat=True) if group else []
    return rows.exclude(pk__in=list(asked)).order_by("seat__position")


def steps_for(proposal: Proposal, *, all_of_them: bool) -> list[ProposalStep]:
    """All steps for authors; public steps for others."""
    rows = proposal.steps.select_related("item__meeting__body", "item__meeting__joint_body", "body")
    steps = list(rows if all_of_them else rows.filter(public_at__isnull=False))
    for step in steps:
        step.proposal = proposal
        step.sentence = step_sentence(step)
    return steps


def _seen(user: User, model: type[Model], proposal: Proposal) -> list[Any]:
    rows = guard.visible(user, model._default_manager.filter(proposal=proposal))
    return list(rows.select_related("appointment__seat"))


def _mine(user: User, proposal: Proposal, authors: list[Appointment], sponsors: list[Appointment]) -> Mine:
    is_author = any(each.user_id == user.pk for each in authors)
    is_sponsor = any(each.user_id == user.pk for each in sponsors)
    noticed = is_noticed(proposal)
    is_open = is_author and not noticed and not proposal.is_over
    is_public_one = proposal.is_public and not proposal.is_members
    return Mine(
        is_author=is_author,
        is_sponsor=is_sponsor,
        may_change=is_open,
        may_invite=is_open,
        may_hand_in=is_author and proposal.state == ProposalState.DRAFT,
        may_leave=is_open and len(authors) > 1,
        may_withdraw=is_author and proposal.state in (ProposalState.DRAFT, *SPONSORABLE) and not noticed,
        may_sponsor=is_public_one and not is_sponsor and proposal.state in SPONSORABLE,
        may_end=is_sponsor and proposal.state in SPONSORABLE,
        may_refine=proposal.is_public and not is_author,
    )


def _asked(group: ContactGroup | None, authors: list[Appointment]) -> list[ContactMember]:
    if group is None:
        return []
    rows = group.members.select_related("appointment").filter(state__in=(*IN_IT, ContactState.DECLINED))
    return [row for row in rows if row.appointment not in authors]


def _study(proposal: Proposal) -> Any:
    study = getattr(proposal, "study", None)
    return study if study is not None and study.is_public else None
