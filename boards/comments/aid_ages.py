"""Waiting times of accommodation requests (BK-28)."""

from collections.abc import Iterable
from typing import Any

from boards.models import AidRequest
from boards.rules.civil_days import local_date
from cms.components.waiting_times import bars_of_ages, days_waited


def with_ages(requests: Iterable[AidRequest]) -> list[AidRequest]:
    """Set each request's age, and whether it came after the date in the notice."""
    found = list(requests)
    for request in found:
        request.age = days_waited(request.received_at, request.answered_at)
        by = request.meeting.aid_until
        request.came_late = by is not None and local_date(request.received_at) > by
    return found


def bars(requests: Iterable[AidRequest]) -> list[dict[str, Any]]:
    """Number of requests by age, as exact counts for a desk bar chart."""
    return bars_of_ages(request.age for request in requests)
