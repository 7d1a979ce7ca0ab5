"""A governing board meets at least once per quarter (C2C-06). Plain dates, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Quarter:
    year: int
    number: int

    @property
    def starts_on(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends_on(self) -> date:
        return self.following.starts_on - timedelta(days=1)

    @property
    def following(self) -> "Quarter":
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def label(self) -> str:
        months = {
            1: _("January to March %(year)s"),
            2: _("April to June %(year)s"),
            3: _("July to September %(year)s"),
            4: _("October to December %(year)s"),
        }
        return months[self.number] % {"year": self.year}

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def quarters_from(day: date, count: int = 3) -> list[Quarter]:
    """The quarter of a day, and those after it."""
    found = [quarter_of(day)]
    while len(found) < count:
        found.append(found[-1].following)
    return found


def without_meeting(quarters: Iterable[Quarter], days: Iterable[date]) -> list[Quarter]:
    """Quarters that contain none of these days."""
    taken = list(days)
    return [quarter for quarter in quarters if not any(quarter.holds(day) for day in taken)]
