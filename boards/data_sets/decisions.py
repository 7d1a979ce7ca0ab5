"""Two people decide that an edition may leave: one proposes, another agrees (S14, PRV-12)."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.data_sets.publication_checks import decided_alone, not_yet
from boards.exceptions import NotPossibleNow
from boards.models import DataEdition, DataSet
from cms.access import Role
from cms.publication import gate, two_people
from cms.records import ledger
from cms.records.history import Actor

State = DataEdition.State
OPEN = (State.CALCULATED, State.DECLINED)


@transaction.atomic
def propose_edition(*, actor: Actor, edition: DataEdition, reason: str) -> DataEdition:
    """Propose that it may leave. Raises ``NotPossibleNow`` if it may not, or without a reason."""
    access.require(actor, *access.DATA_ROLES)
    current = locked(edition)
    if current.state not in OPEN:
        raise NotPossibleNow(_("Someone has already proposed or decided this."), rule="S14")
    if refusal := not_yet(current):
        raise refusal
    if not reason.strip():
        raise NotPossibleNow(_("Explain what this release is for. The reason is saved."), rule="S14")
    two_people.propose(current, actor=actor, reason=reason)
    return current


@transaction.atomic
def decide_edition(*, actor: Actor, edition: DataEdition, approve: bool, reason: str = "") -> DataEdition:
    """Agree or decline as a second person with the right to publish; the gate asks again what forbids it."""
    access.require(actor, Role.PUBLISHER)
    current = locked(edition)
    if current.state != State.PROPOSED:
        raise NotPossibleNow(_("Someone else has already decided on this."), rule="S14")
    two_people.note_decision(current, actor=actor, approve=approve, reason=reason)
    if approve:
        gate.check_public(actor=actor, what=current)
    elif refusal := decided_alone(current):
        raise refusal
    elif not current.decision:
        raise NotPossibleNow(_("Enter the reason. The person who asked will read it."), rule="S14")
    current.save()
    ledger.append("approve" if approve else "refuse", current, actor=actor)
    return current


@transaction.atomic
def withdraw_proposal(*, actor: Actor, edition: DataEdition) -> DataEdition:
    """Take back one's own proposal, until it is decided."""
    access.require(actor, *access.DATA_ROLES)
    current = locked(edition)
    if current.state != State.PROPOSED or not two_people.is_proposer(current, actor):
        raise NotPossibleNow(_("Only the person who proposed it can withdraw it."), rule="S14")
    current.state = State.CALCULATED
    current.save()
    ledger.append("withdraw", current, actor=actor)
    return current


def locked(edition: DataEdition) -> DataEdition:
    """The edition as it is now, with its data set: two of its editions are never decided at the same time."""
    DataSet.objects.select_for_update().get(pk=edition.data_set_id)
    return DataEdition.objects.select_related("data_set").get(pk=edition.pk)
