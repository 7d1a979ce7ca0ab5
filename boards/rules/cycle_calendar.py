"""Phases of a year, from the months and days in the rules (C2C-30). Pure."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cms.i18n.fields import text

LAST_MONTH = 24


@dataclass(frozen=True)
class Phase:
    """A phase of the year with its dates."""

    kind: str
    name: dict[str, str]
    says: dict[str, str]
    starts_on: date
    ends_on: date

    @property
    def title(self) -> str:
        return text(self.name)

    @property
    def sentence(self) -> str:
        return text(self.says)


def day_of(year: int, month: int, day: int) -> date | None:
    """Date in the cycle of a year; month 13 is January of the next year. None if there is no such date."""
    if not 1 <= month <= LAST_MONTH:
        return None
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def day_in_use(year: int, month: int, day: int) -> date:
    """A day that rules name: they were checked to name no other."""
    found = day_of(year, month, day)
    if found is None:
        raise ValueError(f"no such day: {month}-{day}")
    return found


def dates_of(steps: Iterable[dict[str, Any]], year: int) -> dict[str, list[str]]:
    """Map each kind of step to its first and last date, in ISO format."""
    return {
        step["kind"]: [day_in_use(year, *step[end]).isoformat() for end in ("from", "until")]
        for step in steps
    }


def phases_of(steps: Iterable[dict[str, Any]], dates: dict[str, list[str]]) -> list[Phase]:
    found = []
    for step in steps:
        starts, ends = (date.fromisoformat(day) for day in dates[step["kind"]])
        found.append(Phase(step["kind"], step["name"], step.get("says", {}), starts, ends))
    return found


def now_in(phases: list[Phase], today: date) -> Phase | None:
    begun = [phase for phase in phases if phase.starts_on <= today]
    return max(begun, key=lambda phase: phase.starts_on) if begun else None


def problems(steps: object, *, kinds: Iterable[str]) -> list[str]:
    """Validation errors of a list of steps, as sentences; checked against a non-leap year."""
    if not isinstance(steps, list) or not steps:
        return [_("A cycle has at least one step.")]
    found, known, seen, last = [], set(kinds), set(), date.min
    for place, step in enumerate(steps, 1):
        try:
            kind, name = step["kind"], step["name"]
            starts, ends = (day_of(2023, *step[end]) for end in ("from", "until"))
        except (KeyError, TypeError, ValueError):
            found.append(_("Step %(place)s needs a kind, a name and its days.") % {"place": place})
            continue
        if kind not in known or kind in seen or not text(name):
            found.append(
                _("Step %(place)s needs a name, and a kind that no other step has.") % {"place": place}
            )
        if starts is None or ends is None or not last <= starts <= ends:
            found.append(_("The days of step %(place)s are not in order.") % {"place": place})
        seen.add(kind)
        last = starts or last
    return found
