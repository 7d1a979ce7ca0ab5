"""Answer an invitation to write a proposal together, even if the group was joined elsewhere (BK-42)."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access, guard
from boards.exceptions import GuardRefused, NotPossibleNow
from boards.models import Appointment, Proposal, ProposalAuthor
from boards.models.groups import ContactState
from boards.proposals.member_services import group_of, join_authors
from boards.proposals.steps import held
from cms.records.history import Actor


@transaction.atomic
def accept_invitation(*, actor: Actor, proposal: Proposal, appointment: Appointment) -> ProposalAuthor:
    """Accept the invitation; someone already in the group becomes an author."""
    _own_seat(actor, appointment)
    held(proposal)
    group = group_of(proposal)
    rows = group.members.filter(appointment=appointment, state=ContactState.ACCEPTED) if group else None
    if rows is not None and rows.exists():
        return ProposalAuthor.objects.get_or_create(proposal=proposal, appointment=appointment)[0]
    return join_authors(actor=actor, proposal=proposal, appointment=appointment)


@transaction.atomic
def decline_invitation(*, actor: Actor, proposal: Proposal, appointment: Appointment) -> None:
    """Decline. The invitee still counts, having learned who works on what."""
    _own_seat(actor, appointment)
    group = group_of(proposal)
    if group is None:
        raise NotPossibleNow(_("There is nothing left to answer here."), rule="BK-42")
    guard.decline(actor=actor, group=group, appointment=appointment)


def _own_seat(actor: Actor, appointment: Appointment) -> None:
    if not isinstance(actor, str) and not access.seats_of(actor).filter(pk=appointment.pk).exists():
        raise GuardRefused(_("Members act only for the seat they hold today."), rule="BK-41")
