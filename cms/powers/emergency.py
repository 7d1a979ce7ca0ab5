"""Emergency access: one administrator alone, for one hour, and everyone on the staff is told."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.access import Role, has_role
from cms.exceptions import RuleBroken
from cms.models import EmergencyAccess
from cms.powers import emails, rules
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record

OPEN_FOR = timedelta(hours=1)


@transaction.atomic
def open_access(*, actor: Actor, reason: str) -> EmergencyAccess:
    """Open an hour in which this administrator confirms alone. ``RuleBroken`` if one is open already."""
    if not has_role(actor, Role.ADMINISTRATOR):
        raise PermissionDenied
    ledger.head(lock=True)  # two people at once open one hour
    if rules.open_emergency():
        raise RuleBroken(_("Emergency access is already open."), rule=rules.RULE)
    if not reason.strip():
        raise RuleBroken(_("Explain why no second person can confirm."), rule=rules.RULE)
    now = clock.now()
    access = EmergencyAccess(
        opened_by=actor_user(actor),
        opened_by_name=actor_label(actor),
        opened_at=now,
        closes_at=now + OPEN_FOR,
        reason=reason.strip()[:500],
    )
    record(access, actor=actor, reason="opened")
    ledger.append("open", access, actor=actor)
    emails.tell_everybody(access)
    return access
