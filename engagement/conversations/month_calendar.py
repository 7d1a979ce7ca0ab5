"""Build a month calendar: rows of days, each with its conversations."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from cms.clock import PACIFIC

FIRST, LAST = 2000, 2100
SUNDAY_FIRST = calendar.Calendar(firstweekday=6)


@dataclass
class Day:
    on: date
    is_inside: bool
    rows: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """A calendar month, identified by its first day."""

    first: date

    @property
    def before(self) -> str:
        return _name(self.first - timedelta(days=1))

    @property
    def after(self) -> str:
        return _name(self._next)

    @property
    def _next(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """The month's start and the next month's start, in Pacific time."""
        start, end = (datetime.combine(day, time(), tzinfo=PACIFIC) for day in (self.first, self._next))
        return start, end

    def weeks(self, rows: list[dict[str, Any]]) -> list[list[Day]]:
        at: dict[date, list] = {}
        for row in rows:
            at.setdefault(row["conversation"].starts_at.astimezone(PACIFIC).date(), []).append(row)
        return [
            [
                Day(
                    day,
                    day.month == self.first.month,
                    at.get(day, []) if day.month == self.first.month else [],
                )
                for day in week
            ]
            for week in SUNDAY_FIRST.monthdatescalendar(self.first.year, self.first.month)
        ]


def month_of(asked: str, otherwise: date) -> Month:
    """The month named in the URL; `otherwise` if it is invalid."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", asked)
    if found:
        year, month = int(found[1]), int(found[2])
        if FIRST <= year <= LAST and 1 <= month <= 12:
            return Month(date(year, month, 1))
    return Month(otherwise.replace(day=1))


def _name(day: date) -> str:
    return f"{day.year}-{day.month:02}"
