"""Months in California, found and grouped by the database without converting the time of every row."""

from datetime import date, datetime

from django.db.models import Case, CharField, QuerySet, Subquery, Value, When

from cms.clock import PACIFIC
from cms.components.dates import in_pacific


def months_of(comments: QuerySet) -> list[date]:
    """The months from the newest comment back to the oldest, by their first days."""
    newest = comments.order_by("-submitted_at").values("submitted_at")[:1]  # both ends are read from an index
    ends = (
        comments.order_by("submitted_at").annotate(last=Subquery(newest)).values_list("submitted_at", "last")
    )
    if not (found_ends := ends[:1]):
        return []
    first, last = (in_pacific(each) for each in found_ends[0])
    month, found = date(last.year, last.month, 1), []
    while month >= date(first.year, first.month, 1):
        found.append(month)
        month = date(month.year - (month.month == 1), month.month - 1 or 12, 1)
    return found


def bounds(month: date) -> tuple[datetime, datetime]:
    """The first moment of the month and of the next one."""
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    first, next_ = (datetime(each.year, each.month, 1, tzinfo=PACIFIC) for each in (month, after))
    return first, next_


def month_case(months: list[date], path: str) -> Case:
    """The month of a row, as "2022-06"; empty for a row before the oldest of ``months`` (newest first).

    To truncate each time costs a call of Python for every row on SQLite, and a conversion on PostgreSQL.
    """
    whens = [When(**{f"{path}__gte": bounds(month)[0]}, then=Value(f"{month:%Y-%m}")) for month in months]
    return Case(*whens, default=Value(""), output_field=CharField())
