"""The moment that a promised time of day means, in a meeting that may run past midnight. Pure."""

from datetime import datetime, time, timedelta

from cms.clock import PACIFIC

HALF_A_DAY = timedelta(hours=12)


def promised_at(not_before: str, starts_at: datetime) -> datetime:
    """Local time of the meeting's day; the next day's, where that is nearer to the start."""
    start = starts_at.astimezone(PACIFIC)
    at = datetime.combine(start.date(), time.fromisoformat(not_before), tzinfo=PACIFIC)
    return at + timedelta(days=1) if start - at > HALF_A_DAY else at
