"""Two people decide that an edition may leave: one proposes, another agrees (S14, PRV-12)."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.data_sets.publication_checks import not_yet, two_people
from boards.exceptions import NotPossibleNow
from boards.models import DataEdition, DataSet
from cms import clock
from cms.access import Role
from cms.publication import gate
from cms.publication.rules import Person, are_two_people
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user

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
    current.state, current.reason = State.PROPOSED, reason.strip()[:300]
    current.proposed_by, current.proposed_by_name = actor_user(actor), actor_label(actor)
    current.proposed_at = clock.now()
    current.decided_by, current.decided_by_name, current.decided_at, current.decision = None, "", None, ""
    current.save()
    ledger.append("propose", current, actor=actor)
    return current


@transaction.atomic
def decide_edition(*, actor: Actor, edition: DataEdition, approve: bool, reason: str = "") -> DataEdition:
    """Agree or decline as a second person with the right to publish; the gate asks again what forbids it."""
    access.require(actor, Role.PUBLISHER)
    current = locked(edition)
    if current.state != State.PROPOSED:
        raise NotPossibleNow(_("Someone else has already decided on this."), rule="S14")
    current.state = State.RELEASED if approve else State.DECLINED
    current.decided_by, current.decided_by_name = actor_user(actor), actor_label(actor)
    current.decided_at, current.decision = clock.now(), reason.strip()[:300]
    if approve:
        gate.check_public(actor=actor, what=current)
    elif refusal := two_people(current):
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
    account = actor_user(actor)
    own = Person(current.proposed_by_id, current.proposed_by_name)
    person = Person(account.pk if account else None, actor_label(actor))
    if current.state != State.PROPOSED or are_two_people(own, person):
        raise NotPossibleNow(_("Only the person who proposed it can withdraw it."), rule="S14")
    current.state = State.CALCULATED
    current.save()
    ledger.append("withdraw", current, actor=actor)
    return current


def locked(edition: DataEdition) -> DataEdition:
    """The edition as it is now, with its data set: two of its editions are never decided at the same time."""
    DataSet.objects.select_for_update().get(pk=edition.data_set_id)
    return DataEdition.objects.select_related("data_set").get(pk=edition.pk)
