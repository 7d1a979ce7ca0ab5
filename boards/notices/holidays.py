"""California state holidays, as they affect counting days (Gov. Code 6700, 6701, 6800)."""

from datetime import date, timedelta
from functools import cache

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6


@cache
def state_holidays(year: int) -> frozenset[date]:
    """Days on which state offices close, including observed days."""
    thanksgiving = _nth(year, 11, THURSDAY, 4)
    floating = {
        _nth(year, 1, MONDAY, 3),
        _nth(year, 2, MONDAY, 3),
        _nth(year, 6, MONDAY, 1) - timedelta(days=7),
        _nth(year, 9, MONDAY, 1),
        thanksgiving,
        thanksgiving + timedelta(days=1),
    }
    fixed = {date(year, 1, 1), date(year, 3, 31), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)}
    return frozenset(floating | fixed | {_observed(day) for day in fixed})


def is_holiday(day: date, extra: frozenset[date] = frozenset()) -> bool:
    """Sundays count, because the code on computing time includes them among holidays."""
    return day.weekday() == SUNDAY or day in extra or day in state_holidays(day.year)


def _observed(day: date) -> date:
    """Sunday holidays move to Monday; Veterans Day on a Saturday moves to Friday."""
    if day.weekday() == SUNDAY:
        return day + timedelta(days=1)
    if day.weekday() == SATURDAY and day.month == 11:
        return day - timedelta(days=1)
    return day


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
