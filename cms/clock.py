"""The only clock. Tests and the demo set it; everything else reads it.

All datetimes are aware and in UTC. Legal dates are civil dates in California (D11, BK-10).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

PACIFIC = ZoneInfo("America/Los_Angeles")
_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    return _set_to.get() or timezone.now() + _shift()


def _shift() -> timedelta:
    """The offset of a running site's clock. Tests write the file, and a practice site (cms/practice/offset.py)."""
    if not settings.CLOCK_FILE:
        return timedelta()
    try:
        return timedelta(seconds=int(Path(settings.CLOCK_FILE).read_text()))
    except (OSError, ValueError):
        return timedelta()


def today() -> date:
    """Today's civil date in California."""
    return now().astimezone(PACIFIC).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Set the clock to an aware datetime within a with-block."""
    if moment.tzinfo is None:
        raise ValueError("the clock needs an aware moment")
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
