"""When a certificate is due: by July 1 of each odd-numbered year (ACC-01, Gov. Code § 11546.7)."""

from datetime import date, timedelta

LAW = "Gov. Code § 11546.7"
REMIND_BEFORE = timedelta(days=90)
RENEWS = timedelta(days=183)  # one signed in the half year before a due date is the one for that date


def due_after(day: date) -> date:
    """The first due date later than this day."""
    year = day.year if day < date(day.year, 7, 1) else day.year + 1
    return date(year if year % 2 else year + 1, 7, 1)


def next_due(signed_on: date) -> date:
    """When the certificate after one signed on this day is due."""
    first = due_after(signed_on)
    return first if first - signed_on > RENEWS else date(first.year + 2, 7, 1)


def is_due_date(day: date) -> bool:
    return day.year % 2 == 1 and (day.month, day.day) == (7, 1)


def is_time_to_renew(due: date, today: date) -> bool:
    return today >= due - REMIND_BEFORE
