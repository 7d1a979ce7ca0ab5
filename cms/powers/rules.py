"""Who may propose and who may confirm a change of powers (S14)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cms import clock
from cms.access import has_role, roles_of
from cms.exceptions import RuleBroken
from cms.models import EmergencyAccess, PowerChange
from cms.powers.definitions import AnyPower
from cms.records.history import Actor, actor_user
from cms.users.models import User

RULE = "S14"
ACCOUNT = "account"  # the kind of power that decides roles
NEW_ROLE = timedelta(hours=1)


def require_proposer(actor: Actor, power: AnyPower) -> None:
    if not has_role(actor, *power.proposers):
        raise PermissionDenied


def concerned_by(power: AnyPower, change: PowerChange) -> set[int]:
    """Accounts that the change gives power to or takes it from, before and after it."""
    thing = power.find(change.key) if change.key else None
    found = {each.pk for each in power.concerned(thing)} if thing is not None else set()
    return found | power.named_by(change.before) | power.named_by(change.after)


def open_emergency() -> EmergencyAccess | None:
    return EmergencyAccess.objects.filter(closes_at__gt=clock.now()).first()


def is_own_emergency(actor: User) -> bool:
    access = open_emergency()
    return access is not None and access.opened_by_id == actor.pk


def check_confirmer(actor: Actor, power: AnyPower, change: PowerChange) -> PowerChange.Basis:
    """Raise ``RuleBroken`` or ``PermissionDenied`` unless this person may confirm; else what the change rests on."""
    if not has_role(actor, *power.confirmers):
        raise PermissionDenied
    account = actor_user(actor)
    if account is None:
        raise PermissionDenied
    if account.pk in concerned_by(power, change):
        raise RuleBroken(_("This change concerns you. Someone else must confirm it."), rule=RULE)
    if not (roles_of(account) - _new_roles(account)) & set(power.confirmers):
        raise RuleBroken(
            _(
                "You have had your role for less than an hour. Someone else must confirm this, or you can "
                "confirm it after that hour."
            ),
            rule=RULE,
        )
    if account.pk != change.proposed_by_id:
        return PowerChange.Basis.TWO_PEOPLE
    if is_own_emergency(account):
        return PowerChange.Basis.EMERGENCY
    raise RuleBroken(_("You proposed this. A second person must confirm it."), rule=RULE)


def _new_roles(account: User) -> set[str]:
    """Roles that a change of the last hour gave to the account."""
    recent = PowerChange.objects.filter(
        kind=ACCOUNT,
        key=str(account.pk),
        state=PowerChange.State.IN_EFFECT,
        applied_at__gt=clock.now() - NEW_ROLE,
    ).exclude(basis=PowerChange.Basis.INSTALLATION)
    added: set[str] = set()
    for change in recent:
        added |= set(change.after.get("roles", [])) - set(change.before.get("roles", []))
    return added
