"""The register of powers in the record: each change is sealed, and each power equals what the register says."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cms import roles
from cms.access import Role
from cms.models import EmergencyAccess, PowerChange
from cms.powers.definitions import AnyPower, all_powers
from cms.records.ledger import seals, verifier

TOLD = 200


def _digest(value: object) -> str:
    words = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


@seals(PowerChange, kind="power", complete=PowerChange.objects.all)
def _change_facts(change: PowerChange) -> dict:
    return {
        "kind": change.kind,
        "key": change.key,
        "values": _digest([change.before, change.after]),
        "basis": change.basis,
        "reason": _digest([change.reason, change.note]),
        "effective": change.effective_on.isoformat(),
        "state": change.state,
        "proposed": [change.proposed_by_id, int(change.proposed_at.timestamp())],
        "decided": [change.decided_by_id, int(change.decided_at.timestamp()) if change.decided_at else None],
        "applied": int(change.applied_at.timestamp()) if change.applied_at else None,
    }


@seals(EmergencyAccess, kind="emergency", complete=EmergencyAccess.objects.all)
def _emergency_facts(access: EmergencyAccess) -> dict:
    return {
        "by": access.opened_by_id,
        "opened": int(access.opened_at.timestamp()),
        "until": int(access.closes_at.timestamp()),
        "reason": _digest(access.reason),
    }


def latest_changes(power: AnyPower) -> dict[str, PowerChange]:
    """The change in effect for each key of a power."""
    rows = PowerChange.objects.filter(kind=power.kind, state=PowerChange.State.IN_EFFECT)
    return {change.key: change for change in rows.order_by("applied_at", "pk")}


@verifier("register of powers")
def differences() -> Iterator[str]:
    """Every power that is not as the register left it; nothing before the register has begun."""
    if not PowerChange.objects.filter(state=PowerChange.State.IN_EFFECT).exists():
        return
    for power in all_powers():
        known = latest_changes(power)
        for thing in power.rows():
            change = known.pop(power.key_of(thing), None)
            facts = {"title": power.title, "thing": power.label_of(thing)[:TOLD]}
            if change is None:
                yield _("%(title)s: %(thing)s is not in the register of powers.") % facts
            elif changed := _changed(power, change, power.values_of(thing)):
                yield (
                    _("%(title)s: %(thing)s was changed outside the register of powers (%(fields)s).")
                    % {**facts, "fields": ", ".join(changed)}
                )
        for key in known:
            yield (
                _("%(title)s: %(thing)s is in the register of powers and no longer exists.")
                % {"title": power.title, "thing": known[key].label}
            )


def _changed(power: AnyPower, change: PowerChange, now: dict[str, Any]) -> list[str]:
    return [power.name_of(name) for name, value in now.items() if change.after.get(name) != value]


@verifier("permissions of roles")
def wrong_permissions() -> Iterator[str]:
    """Each role has exactly the permissions of the code, and no other group has any."""
    wanted, existing = roles.all_grants(), roles.existing_permissions()
    for group in Group.objects.prefetch_related("permissions__content_type").order_by("pk"):
        has = {f"{each.content_type.app_label}.{each.codename}" for each in group.permissions.all()}
        asked = wanted[Role(group.name)] & existing if group.name in Role.values else set()
        if has != asked:
            yield (
                _("The permissions of the group %(name)s do not match those in the code: %(which)s.")
                % {"name": group.name, "which": ", ".join(sorted(has ^ asked))}
            )
    yield from _wrong_places()


def _wrong_places() -> Iterator[str]:
    """Rights on pages and files are those of the code, at the root only."""
    for model in (GroupPagePermission, GroupCollectionPermission):
        for row in model._default_manager.select_related("group", "permission__content_type").order_by("pk"):
            right = f"{row.permission.content_type.app_label}.{row.permission.codename}"
            place = row.page if model is GroupPagePermission else row.collection
            if place.depth != 1 or right not in roles.rights_at_root(row.group.name):
                yield (
                    _("The permissions of the group %(name)s do not match those in the code: %(which)s.")
                    % {"name": row.group.name, "which": right}
                )
