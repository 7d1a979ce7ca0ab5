"""The year of a cycle as the phase bar draws it: what is over, where we are, what is to come (C2C-30)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from boards.models import Cycle
from boards.rules.cycle_calendar import Phase
from cms import clock
from cms.components.dates import short_date


def year_of(cycle: Cycle | None) -> list[dict[str, Any]]:
    if cycle is None:
        return []
    now, today = cycle.now, clock.today()
    return [
        {
            "label": phase.title,
            "text": phase.sentence,
            "when": span_text(phase.starts_on, phase.ends_on),
            "state": _state(phase, now, today),
            "starts_on": phase.starts_on,
            "ends_on": phase.ends_on,
        }
        for phase in cycle.phases
    ]


def span_text(starts_on: date, ends_on: date) -> str:
    return _("%(from)s to %(until)s") % {"from": short_date(starts_on), "until": short_date(ends_on)}


def _state(phase: Phase, now: Phase | None, today: date) -> str:
    if now is not None and phase.kind == now.kind and phase.ends_on >= today:
        return "current"
    return "past" if phase.starts_on <= today else "to_come"
