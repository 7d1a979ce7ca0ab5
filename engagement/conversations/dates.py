"""The days of a series: every week, every two weeks, or the same weekday of every month."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST = 12
WEEK = timedelta(days=7)


class Every(models.TextChoices):
    WEEK = "week", _("Every week")
    TWO_WEEKS = "two_weeks", _("Every two weeks")
    MONTH = "month", _("Every month, on the same weekday")


def days_of(first: date, every: Every, count: int) -> list[date]:
    """``count`` days from ``first`` on. A month without a fifth such weekday takes its last one."""
    if every == Every.MONTH:
        return [_in_month(first, number) for number in range(count)]
    step = WEEK if every == Every.WEEK else 2 * WEEK
    return [first + number * step for number in range(count)]


def _in_month(first: date, months: int) -> date:
    """The same weekday, as often counted in its month, some months later."""
    nth = (first.day - 1) // 7
    years, month = divmod(first.month - 1 + months, 12)
    start = date(first.year + years, month + 1, 1)
    day = start + timedelta(days=(first.weekday() - start.weekday()) % 7) + nth * WEEK
    return day if day.month == start.month else day - WEEK
