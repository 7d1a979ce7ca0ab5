"""The dated steps of a tool: what was, where it is now, what is planned. No order is asserted (C2C-16)."""

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
    """``taken`` by date; ``planned`` holds the newest plan of each state; ``dropped`` the plans it replaced."""

    taken: list[ToolStateChange] = field(default_factory=list)
    planned: list[ToolStateChange] = field(default_factory=list)
    dropped: list[ToolStateChange] = field(default_factory=list)

    @property
    def next(self) -> ToolStateChange | None:
        return self.planned[0] if self.planned else None


def steps_of(changes: Iterable[ToolStateChange]) -> Steps:
    """A plan holds until a newer plan for its state, or until its state was reached after it was made."""
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
    """As the Office says it, such as "spring 2023"; else the date."""
    return text(step.when_text) or (plain_date(step.on) if step.on else _("no date yet"))


def phases(steps: Steps) -> list[dict[str, Any]]:
    """The roll-out as flat blocks: taken steps, where it is now, and what is planned."""
    last = steps.taken[-1] if steps.taken else None
    found = [_phase(each, "current" if each is last else "past") for each in steps.taken]
    return found + [_phase(each, "to_come") for each in steps.planned]


def _phase(step: ToolStateChange, state: str) -> dict[str, Any]:
    return {"label": step.get_state_display(), "state": state, "when": day_text(step)}
