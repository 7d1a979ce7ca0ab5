"""Member services for proposals: write, co-write, submit, sponsor. All go through the guard (BK-41, BK-42)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards import access, guard
from boards.choices import ProposalState
from boards.exceptions import GuardRefused, NeedsReason, NotPossibleNow, ProposalRefused
from boards.models import (
    Appointment,
    ContactGroup,
    Proposal,
    ProposalAuthor,
    ProposalSource,
    ProposalStepKind,
    Sponsorship,
)
from boards.models.groups import ContactState, Purpose
from boards.proposals.form_content import in_all
from boards.proposals.matter_view import refusals_explained
from boards.proposals.services import refuse_late
from boards.proposals.steps import held, is_noticed, write_step
from boards.proposals.years import cycle_of
from cms import clock
from cms.i18n.fields import text
from cms.records.history import Actor, record
from cms.users.models import User

Kind = ProposalStepKind


@transaction.atomic
def propose(
    *,
    actor: Actor,
    appointment: Appointment,
    title: dict[str, str],
    summary: dict[str, str],
    why: dict[str, str] | None = None,
    refines: Proposal | None = None,
) -> Proposal:
    """Start a member's proposal, or refine an earlier one. No other member sees it (BK-41)."""
    _own_seat(actor, appointment)
    body = appointment.seat.body
    cycle = cycle_of(body)
    if cycle is None or not (scope := cycle.rules.scope_of(body)):
        raise ProposalRefused(_("This board does not take proposals."), rule="C2C-31")
    refuse_late(cycle)
    if refines is not None and not guard.may_see(actor, refines):
        raise NotPossibleNow(_("Choose an earlier proposal that is public."), rule="C2C-30")
    proposal = Proposal(
        year=cycle.year,
        cycle=cycle,
        rules=cycle.rules,
        body=body,
        source=ProposalSource.MEMBER,
        scope=scope,
        title=title,
        summary=summary,
        why=why or {},
        refines=refines,
        state=ProposalState.DRAFT,
        received_on=clock.today(),
        is_demo=cycle.is_demo,
    )
    _refuse_empty(proposal)
    record(proposal, actor=actor, reason="started")
    ProposalAuthor.objects.create(proposal=proposal, appointment=appointment)
    _one_matter(actor, proposal)
    write_step(proposal, Kind.BEGUN, actor=actor)
    return proposal


@transaction.atomic
def change_proposal(*, actor: Actor, proposal: Proposal, **words: dict[str, str]) -> Proposal:
    """Edit ``title``, ``summary`` and ``why``; authors only, until it is on an agenda.

    Refused if the new text joins matters whose contacts together reach a majority (BK-42).
    """
    current = _own(actor, proposal)
    if is_noticed(current) or current.is_over:
        raise NotPossibleNow(_("It is on an agenda. Its text can no longer change."), rule="C2C-30")
    guard.gather(guard.topic_for(current.body, current))
    for name in ("title", "summary", "why"):
        setattr(current, name, words.get(name, getattr(current, name)))
    _refuse_empty(current)
    record(current, actor=actor, reason="text changed", update_fields=["title", "summary", "why"])
    _one_matter(actor, current)
    return current


@transaction.atomic
def invite_author(*, actor: Actor, proposal: Proposal, appointment: Appointment) -> ContactGroup:
    """Invite a co-author. They count from now on, for the whole matter (BK-42); the rules limit the number (C2C-30)."""
    current = _own(actor, proposal)
    if is_noticed(current):
        raise NotPossibleNow(_("It is on an agenda. Its text can no longer change."), rule="C2C-30")
    with refusals_explained(actor, current):
        return _invite(actor, current, appointment)


def _invite(actor: Actor, current: Proposal, appointment: Appointment) -> ContactGroup:
    most = current.rules.max_authors if current.rules else None
    group = group_of(current)
    if group is None:
        topic = guard.topic_for(current.body, current)
        members = [
            *(author.appointment for author in current.authors.select_related("appointment__seat")),
            appointment,
        ]
        return guard.form_group(
            actor=actor, topic=topic, members=members, purpose=Purpose.JOINT, ceiling=most
        )
    guard.invite(actor=actor, group=group, appointment=appointment)
    return group


@transaction.atomic
def join_authors(*, actor: Actor, proposal: Proposal, appointment: Appointment) -> ProposalAuthor:
    """Accept an invitation and become an author."""
    current = held(proposal)
    group = group_of(current)
    if group is None:
        raise NotPossibleNow(_("There is nothing left to answer here."), rule="BK-42")
    _own_seat(actor, appointment)
    if not group.members.filter(appointment=appointment, state=ContactState.ACCEPTED).exists():
        with refusals_explained(actor, current):
            guard.accept(actor=actor, group=group, appointment=appointment)
    return ProposalAuthor.objects.get_or_create(proposal=current, appointment=appointment)[0]


@transaction.atomic
def leave_authors(*, actor: Actor, proposal: Proposal, appointment: Appointment) -> None:
    """Leave and lose access. The last author must withdraw the proposal instead."""
    _own_seat(actor, appointment)
    current = held(proposal)
    if not current.authors.exclude(appointment=appointment).exists():
        raise NotPossibleNow(_("You are its only author. Withdraw it instead."), rule="C2C-30")
    group = group_of(current)
    if group is not None:
        guard.leave(actor=actor, group=group, appointment=appointment)
    current.authors.filter(appointment=appointment).delete()


@transaction.atomic
def submit_proposal(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Submit before the deadline. Staff see it now, other members once it is on a posted agenda."""
    current = _own(actor, proposal)
    if current.state != ProposalState.DRAFT:
        raise NotPossibleNow(_("It has already been submitted."), rule="C2C-30")
    if current.cycle:
        refuse_late(current.cycle)
    fields: dict[str, Any] = {"received_on": clock.today(), "brought_by": brought_by(current)}
    write_step(current, Kind.RECEIVED, actor=actor, fields=fields)
    return current


@transaction.atomic
def sponsor_proposal(*, actor: Actor, proposal: Proposal, appointment: Appointment) -> Sponsorship:
    """Sponsor a public proposal of one's own board and join its contact set (BK-42)."""
    _own_seat(actor, appointment)
    current = held(proposal)
    if current.is_members or not current.is_public or current.body_id != appointment.seat.body_id:
        raise NotPossibleNow(
            _("Members can sponsor only a public proposal of their own board."), rule="C2C-30"
        )
    known = current.sponsorships.filter(appointment=appointment).first()
    if known is not None and known.ended_at is None:
        return known
    with refusals_explained(actor, current):
        guard.join_topic(actor=actor, topic=guard.topic_for(current.body, current), appointment=appointment)
    if known is not None:
        known.since, known.ended_at = clock.now(), None
        known.save(update_fields=["since", "ended_at"])
    row = known or Sponsorship.objects.create(proposal=current, appointment=appointment)
    write_step(current, Kind.SPONSORED, actor=actor)
    return row


@transaction.atomic
def end_sponsorship(*, actor: Actor, proposal: Proposal, appointment: Appointment) -> Proposal:
    """End a sponsorship. The contact still counts; without another sponsor the state is "not sponsored"."""
    _own_seat(actor, appointment)
    current = held(proposal)
    rows = current.sponsorships.filter(ended_at=None)
    if not rows.filter(appointment=appointment).update(ended_at=clock.now()):
        raise NotPossibleNow(_("You do not sponsor this proposal."), rule="C2C-30")
    if current.state == ProposalState.SPONSORED and not rows.exists():
        write_step(current, Kind.NOT_SPONSORED, actor=actor)
    return current


@transaction.atomic
def close_sponsoring(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Record, after the deadline for sponsors, that there is none. The proposal is still discussed."""
    access.require(actor, *access.DECISION_ROLES)
    current = held(proposal)
    if current.is_members or current.sponsorships.filter(ended_at=None).exists():
        raise NotPossibleNow(_("It already has a sponsor, or members wrote it."), rule="C2C-30")
    write_step(current, Kind.NOT_SPONSORED, actor=actor)
    return current


def group_of(proposal: Proposal) -> ContactGroup | None:
    """The group that writes the proposal."""
    topic = guard.topic_for(proposal.body, proposal)
    return ContactGroup.objects.filter(topic=topic, purpose=Purpose.JOINT).order_by("pk").first()


def invited_to(user: User) -> list[Proposal]:
    """Proposals with an open invitation for this member."""
    rows = ContactGroup.objects.filter(
        purpose=Purpose.JOINT, members__state=ContactState.INVITED, members__appointment__user=user
    )
    keys = rows.values_list("topic__key", flat=True)
    return list(Proposal.objects.filter(pk__in=[int(key) for key in keys]).select_related("body"))


def brought_by(proposal: Proposal) -> dict[str, str]:
    """ "3 members of the Community Engagement Advisory Board", in each language."""
    count = proposal.authors.count()

    def words() -> str:
        facts = {"count": count, "board": text(proposal.body.name)}
        return ngettext("One member of %(board)s", "%(count)s members of %(board)s", count) % facts

    return in_all(words)


def _one_matter(actor: Actor, proposal: Proposal) -> None:
    """Count it with what it newly takes up or copies; refused where that makes a majority (BK-42)."""
    topic = guard.topic_for(proposal.body, proposal)
    if guard.gather(topic):
        with refusals_explained(actor, proposal):
            guard.may_meet(topic, []).or_refuse()


def _own(actor: Actor, proposal: Proposal) -> Proposal:
    current = held(proposal)
    if isinstance(actor, str):
        access.require(actor)
        return current
    seats = access.seats_of(actor)
    if not current.authors.filter(appointment__in=seats).exists():
        raise GuardRefused(_("Only its authors can do this."), rule="BK-41")
    return current


def _own_seat(actor: Actor, appointment: Appointment) -> None:
    if isinstance(actor, str):
        return access.require(actor)
    if not access.seats_of(actor).filter(pk=appointment.pk).exists():
        raise GuardRefused(_("Members act only for the seat they hold today."), rule="BK-41")


def _refuse_empty(proposal: Proposal) -> None:
    if not text(proposal.title) or not text(proposal.summary):
        raise NeedsReason(_("Enter a title and what the proposal asks for."), rule="C2C-30")
