"""Due by July 1 of each odd-numbered year (ACC-01)."""

from datetime import date

import pytest

from cms.accessibility import rules


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 12, 1), date(2027, 7, 1)),
        (date(2027, 6, 30), date(2027, 7, 1)),
        (date(2027, 7, 1), date(2029, 7, 1)),
        (date(2028, 2, 29), date(2029, 7, 1)),
    ],
)
def test_a_site_without_a_certificate_owes_one_by_the_next_date(day, due):
    assert rules.due_after(day) == due


@pytest.mark.parametrize(
    ("signed", "due"),
    [
        (date(2027, 6, 18), date(2029, 7, 1)),  # in time for July 2027
        (date(2027, 7, 1), date(2029, 7, 1)),
        (date(2026, 9, 1), date(2027, 7, 1)),  # between two dates
    ],
)
def test_a_certificate_says_when_the_next_is_due(signed, due):
    assert rules.next_due(signed) == due


def test_the_reminder_begins_ninety_days_before():
    due = date(2027, 7, 1)
    assert not rules.is_time_to_renew(due, date(2027, 4, 1))
    assert rules.is_time_to_renew(due, date(2027, 4, 2))
