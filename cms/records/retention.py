"""Retention: how long each record class is stored, and the erasure of what is due (PRV-06, F20).

Without a rule everything is retained. A hold overrides every rule. Erasure leaves a count in the record, never
data.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import clock
from cms.access import has_role
from cms.exceptions import RuleBroken
from cms.models import Redaction, RetentionRule
from cms.records import holds, ledger
from cms.records.history import Actor, record

ROLES = holds.ROLES
CHUNK = 500
MOST_DAYS = 36_500
ACTOR = "system:retention"


@dataclass(frozen=True)
class RecordClass:
    """``due(before)`` returns the rows whose period ended before a moment; ``erase(ids)`` removes them everywhere.

    ``default_days`` applies without a rule: None retains. ``held_by``: kind of hold → lookup path from the row to
    what is held.
    """

    name: str
    title: str | Promise
    basis_hint: str | Promise
    due: Callable[[datetime], QuerySet]
    erase: Callable[[list], None]
    default_days: int | None = None
    held_by: dict[str, str] | None = None


@dataclass(frozen=True)
class Standing:
    """One class on the screen. ``due`` counts what is due and not held, ``held`` what a hold retains of it;
    ``last`` is the tombstone of the last run that erased rows.
    """

    kept: RecordClass
    rule: RetentionRule | None
    days: int | None
    due: int
    held: int
    last: Redaction | None = None

    @property
    def words(self) -> str:
        if self.days is None:
            return _("Kept forever")
        if not self.days:
            return _("Until its date")
        return ngettext("%(count)s day", "%(count)s days", self.days) % {"count": self.days}


_classes: dict[str, RecordClass] = {}


def retains(
    name: str,
    *,
    title: str | Promise,
    basis_hint: str | Promise = "",
    default_days: int | None = None,
    held_by: dict[str, str] | None = None,
) -> Callable[[type], type]:
    """Register a record class: a Python class with ``due`` and ``erase`` as static methods."""

    def register(cls: Any) -> Any:
        _classes[name] = RecordClass(name, title, basis_hint, cls.due, cls.erase, default_days, held_by)
        return cls

    return register


def classes() -> list[RecordClass]:
    return [_classes[name] for name in sorted(_classes)]


def find(name: str) -> RecordClass | None:
    return _classes.get(name)


def _rules() -> dict[str, RetentionRule]:
    return {rule.record_class: rule for rule in RetentionRule.objects.all()}


def _days(kept: RecordClass, rules: dict[str, RetentionRule]) -> int | None:
    rule = rules.get(kept.name)
    return rule.days if rule else kept.default_days


def _due(kept: RecordClass, days: int) -> tuple[QuerySet, QuerySet]:
    """Rows that may be erased now, and rows that a hold retains."""
    rows = kept.due(clock.now() - timedelta(days=days)).order_by("pk")
    held = rows.model._base_manager.filter(holds.covering(kept.held_by or {})).values("pk")
    return rows.exclude(pk__in=held), rows.filter(pk__in=held)


def standing() -> list[Standing]:
    """Every record class with its rule, its counts and its last run."""
    rules, runs, found = _rules(), last_runs(), []
    for kept in classes():
        days = _days(kept, rules)
        free, held = (rows.count() for rows in _due(kept, days)) if days is not None else (0, 0)
        found.append(Standing(kept, rules.get(kept.name), days, free, held, runs.get(kept.name)))
    return found


def set_rule(*, actor: Actor, name: str, days: int | None, basis: str) -> RetentionRule:
    """Set or remove a rule; the change is in its history. Rows become due with the next daily run."""
    if not has_role(actor, *ROLES):
        raise PermissionDenied
    if name not in _classes:
        raise RuleBroken(_("There is no such class of records."), rule="F20")
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise RuleBroken(_("Days must be between 1 and 36,500, or blank to keep forever."), rule="F20")
    if not basis.strip():
        raise RuleBroken(
            _("Name the approved retention schedule or the law that this is based on."), rule="PRV-06"
        )
    with transaction.atomic():
        rule = RetentionRule.objects.select_for_update().filter(record_class=name).first()
        rule = rule or RetentionRule(record_class=name)
        rule.days, rule.basis = days, basis.strip()[:300]
        return record(rule, actor=actor, reason=rule.basis)


def run() -> dict[str, int]:
    """Erase what is due and not held; returns the count of each class. Idempotent."""
    rules, erased = _rules(), {}
    for kept in classes():
        days = _days(kept, rules)
        if days is None:
            continue
        with transaction.atomic():  # never erased without its entry in the record
            if count := _erase(kept, days):
                erased[kept.name] = count
                _report(kept, count, rules.get(kept.name))
    return erased


def _erase(kept: RecordClass, days: int) -> int:
    count, last = 0, None
    while True:
        free, _held = _due(kept, days)
        ids = list(free.values_list("pk", flat=True)[:CHUNK])
        if not ids or ids == last:
            return count
        kept.erase(ids)
        count, last = count + len(ids), ids


def _report(kept: RecordClass, count: int, rule: RetentionRule | None) -> None:
    """The tombstone of a run: which class, how many, on which basis."""
    stone = Redaction.objects.create(
        kind=f"retention {kept.name}"[:40],
        key=f"{clock.today().isoformat()} × {count}",
        reason=(rule.basis if rule else str(kept.basis_hint))[:500],
        actor=ACTOR,
        places=[f"{kept.name} × {count}"],
    )
    ledger.append("erase", stone, actor=ACTOR)


def last_runs() -> dict[str, Redaction]:
    """The newest tombstone of each class."""
    found: dict[str, Redaction] = {}
    wanted = {f"retention {name}"[:40]: name for name in _classes}
    for stone in Redaction.objects.filter(kind__in=wanted).order_by("-at", "-pk")[: 30 * len(wanted)]:
        found.setdefault(wanted[stone.kind], stone)
    return found
