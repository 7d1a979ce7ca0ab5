"""How a zone changes its clocks, year after year, as a VTIMEZONE with RRULE (RFC 5545, 3.6.5).

The rule is read from the database of time zones itself: the last line of a zone's file says what holds from now on
(RFC 9636, 3.3), such as ``PST8PDT,M3.2.0,M11.1.0``. Lists of single dates (RDATE) would say the same, but one common
calendar program reads them wrong and shows each summer meeting an hour late.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

FIRST_YEAR = 2007  # since when the United States change their clocks by today's rule
DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
LAST_WEEK = 5
_NAME, _TIME = r"(?:<[^>]+>|[A-Za-z]{3,})", r"[+-]?\d+(?::\d+){0,2}"
_RULE = re.compile(f"({_NAME})({_TIME})(?:({_NAME})({_TIME})?,([^,]+),([^,]+))?")
_CHANGE = re.compile(rf"M(\d+)\.(\d)\.(\d)(?:/({_TIME}))?")


@dataclass(frozen=True)
class Change:
    """One change in each year: the n-th weekday of a month, and how long after that day's midnight.

    ``after`` is by the clock before the change. It may be negative, or more than a day.
    """

    month: int
    week: int
    weekday: int  # 0: Sunday
    after: timedelta

    def days(self, year: int) -> list[date]:
        """The seven days on one of which the change can fall."""
        length = calendar.monthrange(year, self.month)[1]
        last = length if self.week == LAST_WEEK else 7 * self.week
        return [date(year, self.month, day) + timedelta(self.after.days) for day in range(last - 6, last + 1)]

    def moment(self, year: int) -> datetime:
        weekday = (self.weekday + self.after.days) % 7
        (day,) = [each for each in self.days(year) if each.isoweekday() % 7 == weekday]
        return datetime.combine(day, datetime.min.time()) + timedelta(seconds=self.after.seconds)


@dataclass(frozen=True)
class Period:
    """A part of the year with one offset. ``begins``: None if it lasts all year."""

    name: str
    offset: timedelta
    begins: Change | None = None


@dataclass(frozen=True)
class Rule:
    standard: Period
    daylight: Period | None = None

    def offset(self, wall: datetime) -> timedelta:
        """What a calendar program finds for this time on a clock. Of an hour that comes twice it takes the first."""
        begun = [
            (period.begins.moment(year), period.offset)
            for period in (self.standard, self.daylight)
            for year in (wall.year - 1, wall.year)
            if period is not None and period.begins is not None
        ]
        return max([each for each in begun if each[0] <= wall], default=(wall, self.standard.offset))[1]


def in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment by the clock of the zone, or in UTC where the rule of the zone would give another moment.

    Those are moments before the rule (2007 and earlier), in years in which the zone had or will have another one, and
    in the second of two hours that have the same name.
    """
    local, rule = moment.astimezone(zone), rule_of(zone.key)
    if rule is None or local.year <= FIRST_YEAR:
        return moment.astimezone(UTC)
    is_told = rule.offset(local.replace(tzinfo=None)) == local.utcoffset()
    return local if is_told else moment.astimezone(UTC)


@cache
def rule_of(key: str) -> Rule | None:
    """None if the zone's file has no rule, or one of another form than weekdays of a month."""
    found = _RULE.fullmatch(_footer(key))
    if found is None:
        return None
    name, west, summer, summer_west, to_daylight, to_standard = found.groups()
    standard = Period(name.strip("<>"), -_time(west))
    if summer is None:
        return Rule(standard)
    begins, ends = _CHANGE.fullmatch(to_daylight), _CHANGE.fullmatch(to_standard)
    if begins is None or ends is None:
        return None
    offset = -_time(summer_west) if summer_west else standard.offset + timedelta(hours=1)
    return Rule(
        Period(standard.name, standard.offset, _change(ends)),
        Period(summer.strip("<>"), offset, _change(begins)),
    )


def component_of(key: str, rule: Rule) -> Timezone:
    made = Timezone()
    made.add("tzid", key)
    before = rule.daylight or rule.standard
    for kind, period in ((TimezoneStandard, rule.standard), (TimezoneDaylight, rule.daylight)):
        if period is None:
            continue
        for start, recurrence in _recurrences(period.begins):
            part = kind()
            part.add("dtstart", start)
            part.add("tzoffsetfrom", before.offset)
            part.add("tzoffsetto", period.offset)
            part.add("tzname", period.name)
            if recurrence:
                part.add("rrule", recurrence)
            made.add_component(part)
        before = period
    return made


def _recurrences(change: Change | None) -> Iterator[tuple[datetime, dict[str, list]]]:
    """When it first comes, and how it recurs. A change whose days reach into another month needs one for each month."""
    if change is None:
        yield datetime(FIRST_YEAR, 1, 1), {}
        return
    weekday = DAYS[(change.weekday + change.after.days) % 7]
    if not change.after.days:
        nth = -1 if change.week == LAST_WEEK else change.week
        yield (
            change.moment(FIRST_YEAR),
            {"freq": ["YEARLY"], "bymonth": [change.month], "byday": [f"{nth}{weekday}"]},
        )
        return
    years = range(FIRST_YEAR, FIRST_YEAR + 28)  # after which days and weekdays repeat
    for month, days in groupby(change.days(FIRST_YEAR), key=lambda day: day.month):
        yield (
            next(each for year in years if (each := change.moment(year)).month == month),
            {
                "freq": ["YEARLY"],
                "bymonth": [month],
                "byday": [weekday],
                "bymonthday": [day.day for day in days],
            },
        )


def _footer(key: str) -> str:
    """The last line of the zone's file, from where Python itself finds it."""
    found = [path for folder in TZPATH if (path := Path(folder, key)).is_file()]
    content = (found[0] if found else files("tzdata").joinpath("zoneinfo", key)).read_bytes()
    return content.rsplit(b"\n", 2)[-2].decode("ascii", "replace") if content.endswith(b"\n") else ""


def _change(found: re.Match[str]) -> Change:
    month, week, weekday, after = found.groups()
    return Change(int(month), int(week), int(weekday), _time(after or "2"))


def _time(written: str) -> timedelta:
    """``-1:30`` as a time span."""
    hours, minutes, seconds = [int(each) for each in f"{written.lstrip('+-')}:0:0".split(":")][:3]
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -span if written.startswith("-") else span
