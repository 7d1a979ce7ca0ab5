"""Arrange a tool's dated steps: past, current and planned. No order of states is required (C2C-16)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cms.components.dates import plain_date
from cms.i18n.fields import text
from feedback.models import ToolStateChange


@dataclass
class Steps:
    """``taken`` by date; ``planned`` contains the newest plan of each state; ``dropped`` the plans it replaced."""

    taken: list[ToolStateChange] = field(default_factory=list)
    planned: list[ToolStateChange] = field(default_factory=list)
    dropped: list[ToolStateChange] = field(default_factory=list)

    @property
    def next(self) -> ToolStateChange | None:
        return self.planned[0] if self.planned else None


def steps_of(changes: Iterable[ToolStateChange]) -> Steps:
    """A plan holds until a newer plan for its state, or until the state is reached after it was made."""
    rows = sorted(changes, key=lambda each: each.pk)
    taken = sorted(
        (each for each in rows if not each.is_plan), key=lambda each: (each.on or date.min, each.pk)
    )
    newest = {each.state: each for each in rows}
    steps = Steps(taken)
    for each in rows:
        if each.is_plan:
            (steps.planned if newest[each.state] is each else steps.dropped).append(each)
    steps.planned.sort(key=lambda each: (each.on or date.max, each.pk))
    return steps


def day_text(step: ToolStateChange) -> str:
    """The Office's own text, such as "spring 2023", or else the date."""
    return text(step.when_text) or (plain_date(step.on) if step.on else _("no date yet"))


def planned_text(step: ToolStateChange) -> str:
    """When a step is planned; a plan whose day has passed says so."""
    day = {"day": day_text(step)}
    return _("%(day)s (planned; the date has passed)") % day if step.is_late else _("%(day)s (planned)") % day


def phases(steps: Steps) -> list[dict[str, Any]]:
    """Return the roll-out as phases: past steps, the current one, and planned ones."""
    last = steps.taken[-1] if steps.taken else None
    found = [_phase(each, "current" if each is last else "past") for each in steps.taken]
    return found + [_phase(each, "to_come") for each in steps.planned]


def _phase(step: ToolStateChange, state: str) -> dict[str, Any]:
    when = planned_text(step) if step.is_late else day_text(step)
    return {"label": step.get_state_display(), "state": state, "when": when}
