"""Dates of the law are civil dates in California, also where the server's clock shows the next day (D11, BK-10)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cms import clock

LATE = datetime(2026, 5, 11, 6, 59, tzinfo=UTC)  # 11:59 p.m. on the 10th in California


def test_today_ends_at_midnight_in_california():
    with clock.at(LATE):
        assert clock.today() == date(2026, 5, 10)
    with clock.at(LATE + timedelta(minutes=1)):
        assert clock.today() == date(2026, 5, 11)


def test_a_moment_without_a_zone_sets_no_clock():
    with pytest.raises(ValueError), clock.at(datetime(2026, 5, 11)):
        pass
