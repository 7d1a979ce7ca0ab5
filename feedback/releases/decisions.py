"""Two people decide that the numbers and rows of a data set may leave: one proposes, another agrees (S14, PRV-12)."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.access import Role
from cms.publication import gate, two_people
from cms.records import ledger
from cms.records.history import Actor
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Release
from feedback.releases.publication_checks import decided_alone, not_yet
from feedback.releases.selectors import of_family

State = Release.State
OPEN = (State.CALCULATED, State.DECLINED)


@transaction.atomic
def propose_release(*, actor: Actor, release: Release, reason: str) -> Release:
    """Propose that it may leave. Raises ``NotPossibleNow`` if its data set may not, or without a reason."""
    access.require(actor, *access.CUT_ROLES)
    current = _locked(release)
    if current.state not in OPEN:
        raise NotPossibleNow(_("Someone has already proposed or decided this."), rule="S14")
    if refusal := not_yet(current):
        raise refusal
    if not reason.strip():
        raise NotPossibleNow(_("Explain what this release is for. The reason is saved."), rule="F24")
    two_people.propose(current, actor=actor, reason=reason)
    return current


@transaction.atomic
def decide_release(*, actor: Actor, release: Release, approve: bool, reason: str = "") -> Release:
    """Agree or decline as a second person with the right to publish.

    The gate asks for two people, and whether the numbers know all numbers that are out by now. Raises
    ``NotPossibleNow`` if it refuses.
    """
    access.require(actor, Role.PUBLISHER)
    current = _locked(release)
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
def withdraw_proposal(*, actor: Actor, release: Release) -> Release:
    """Take back one's own proposal, until it is decided."""
    access.require(actor, *access.CUT_ROLES)
    current = _locked(release)
    if current.state != State.PROPOSED or not two_people.is_proposer(current, actor):
        raise NotPossibleNow(_("Only the person who proposed it can withdraw it."), rule="S14")
    current.state = State.CALCULATED
    current.save()
    ledger.append("withdraw", current, actor=actor)
    return current


def _locked(release: Release) -> Release:
    """The release as it is now, with all of its family: two of them are never decided at the same time."""
    family = Release.objects.select_for_update(of=("self",)).filter(of_family(release.cut)).order_by("pk")
    list(family.values_list("pk", flat=True))
    current = Release.objects.select_related("cut__form").get(pk=release.pk)
    if current.cut_edition != current.cut.edition:
        raise NotPossibleNow(
            _("This data set now has a newer edition. Calculate its numbers again first."), rule="PRV-12"
        )
    return current
