"""Which years one calendar file contains, so that it grows with none of the years before them.

Programs ask for a calendar again and again. It contains the two years before this one, this year and what is ahead;
a calendar without anything that recent contains the last years in which it has something. Each earlier year is a file
at the same address with ``?year=``, and each file names the one before it (RFC 9253 ``LINK``, RFC 5005 "prev-archive").
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from cms import clock
from cms.cleaning import whole_numbers

YEARS_BACK = 2


@dataclass(frozen=True)
class CalendarPart:
    """``rows``: what the file contains, soonest first. ``year``: the one that was asked for. ``earlier``: the year of
    the file before it, if there is one.
    """

    rows: list[Any]
    year: int | None
    earlier: int | None

    def filename(self, stem: str) -> str:
        return f"{stem}-{self.year}.ics" if self.year else f"{stem}.ics"

    def earlier_address(self, address: str) -> str:
        """Of the file before it. ``address``: of the calendar, without a query."""
        return f"{address}?year={self.earlier}" if self.earlier else ""


def part_of(rows: QuerySet[Any], asked: str | None) -> CalendarPart:
    """Of rows with ``starts_at``: the latest years, or the year that was asked for. Http404 if it has nothing."""
    year = None if asked is None else _year(asked)
    first = year or _first_year(rows)
    found = rows.filter(starts_at__gte=_begin(first)).order_by("starts_at", "pk")
    events = list(found.filter(starts_at__lt=_begin(year + 1)) if year else found)
    if year and not events:
        raise Http404
    return CalendarPart(events, year, _latest_year(rows.filter(starts_at__lt=_begin(first))))


def _first_year(rows: QuerySet[Any]) -> int:
    this_year = clock.today().year
    return min(this_year, _latest_year(rows) or this_year) - YEARS_BACK


def _year(asked: str) -> int:
    years = [year for year in whole_numbers([asked]) if datetime.min.year < year < datetime.max.year]
    if not years:
        raise Http404
    return years[0]


def _latest_year(rows: QuerySet[Any]) -> int | None:
    latest = rows.order_by("-starts_at").values_list("starts_at", flat=True).first()
    return latest.astimezone(clock.PACIFIC).year if latest else None


def _begin(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=clock.PACIFIC)
