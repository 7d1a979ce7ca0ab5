"""Waiting times of accommodation requests (BK-28)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from boards.models import AidRequest
from boards.rules.civil_days import local_date
from cms import clock

STEPS = ((0, 0), (1, 2), (3, 5), (6, None))  # days


def age_of(request: AidRequest) -> int:
    """Days between the request and its answer, or until today if unanswered."""
    until = local_date(request.answered_at) if request.answered_at else clock.today()
    return (until - local_date(request.received_at)).days


def with_ages(requests: Iterable[AidRequest]) -> list[AidRequest]:
    """Set each request's age, and whether it came after the date in the notice."""
    found = list(requests)
    for request in found:
        request.age = age_of(request)
        by = request.meeting.aid_until
        request.came_late = by is not None and local_date(request.received_at) > by
    return found


def bars(requests: Iterable[AidRequest]) -> list[dict[str, Any]]:
    """Number of requests by age, as exact counts for a desk bar chart."""
    ages = [request.age for request in requests]
    return [
        {"label": _label(low, high), "cell": sum(_within(age, low, high) for age in ages)}
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
