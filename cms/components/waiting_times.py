"""How long people wait for an answer: ages in days, and their bars on a desk screen."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cms import clock

STEPS = ((0, 0), (1, 2), (3, 5), (6, None))  # days


def days_waited(asked: datetime, answered: datetime | None) -> int:
    """Days between the request and its answer, or until today if unanswered, in Pacific time."""
    until = answered.astimezone(clock.PACIFIC).date() if answered else clock.today()
    return (until - asked.astimezone(clock.PACIFIC).date()).days


def bars_of_ages(ages: Iterable[int]) -> list[dict[str, Any]]:
    """Number of requests by age, as exact counts for a desk bar chart."""
    known = list(ages)
    return [
        {"label": _label(low, high), "cell": sum(_within(age, low, high) for age in known)}
        for low, high in STEPS
    ]


def _within(age: int, low: int, high: int | None) -> bool:
    return low <= age and (high is None or age <= high)


def _label(low: int, high: int | None) -> str:
    if high == 0:
        return _("the same day")
    if high is None:
        return _("%(low)s days or more") % {"low": low}
    return _("%(low)s to %(high)s days") % {"low": low, "high": high}
