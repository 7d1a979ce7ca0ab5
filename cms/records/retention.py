"""Retention: how long each record class is stored, and the erasure of what is due (PRV-06, F20).

Without a rule everything is retained. A hold overrides every rule. Erasure leaves a count in the record, never
data.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import clock
from cms.models import Redaction, RetentionRule
from cms.records import holds, ledger

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
            return _("Retained forever")
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


def run() -> dict[str, int]:
    """Erase what is due and not held; returns the count of each class. Idempotent."""
    rules, erased = _rules(), {}
    for kept in classes():
        days = _days(kept, rules)
        if days is not None and (count := _erase(kept, days, rules.get(kept.name))):
            erased[kept.name] = count
    return erased


def _erase(kept: RecordClass, days: int, rule: RetentionRule | None) -> int:
    """In chunks, each with what the tombstone says of it: a run that breaks leaves nothing erased without a record."""
    count, last = 0, None
    stone = Redaction(
        kind=f"retention {kept.name}"[:40],
        reason=(rule.basis if rule else str(kept.basis_hint))[:500],
        actor=ACTOR,
    )
    while True:
        with transaction.atomic():
            free, _held = _due(kept, days)
            ids = list(free.values_list("pk", flat=True)[:CHUNK])
            if not ids or ids == last:
                return count
            kept.erase(ids)
            count, last = count + len(ids), ids
            _report(stone, kept, count)


def _report(stone: Redaction, kept: RecordClass, count: int) -> None:
    """The tombstone of a run: which class, how many, on which basis."""
    stone.key, stone.places = f"{clock.today().isoformat()} × {count}", [f"{kept.name} × {count}"]
    stone.save()
    ledger.append("erase", stone, actor=ACTOR)


def last_runs() -> dict[str, Redaction]:
    """The newest tombstone of each class."""
    found: dict[str, Redaction] = {}
    wanted = {f"retention {name}"[:40]: name for name in _classes}
    for stone in Redaction.objects.filter(kind__in=wanted).order_by("-at", "-pk")[: 30 * len(wanted)]:
        found.setdefault(wanted[stone.kind], stone)
    return found
