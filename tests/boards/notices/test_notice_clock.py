"""The clocks of notice, each over all days of two years, in full of 2024 to 2035 (BK-10, BK-14a, BK-16, BK-18)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from boards.notices.clock import (
    NoSuchTime,
    NoticeTooLate,
    TimeComesTwice,
    clock_change,
    deadlines,
    end_of_day,
    hours_before,
    regular_notice,
    resolve_local,
)
from boards.notices.holidays import is_holiday, state_holidays
from boards.notices.short_notice import notice_ruling
from boards.rules.civil_days import local_date
from cms.clock import PACIFIC
from tests.depth import DEEP

MEETING = resolve_local(date(2026, 5, 20), time(9))
EVERY_DAY = [date(2024, 1, 1) + timedelta(days=n) for n in range(4383)]
DAYS = EVERY_DAY if DEEP else [day for day in EVERY_DAY if day.year in (2024, 2027)]


def _at(day, hour=12, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PACIFIC)


def test_ten_days_ahead_is_in_time_and_nine_is_not():
    assert regular_notice(MEETING, _at(date(2026, 5, 9))).allowed
    assert regular_notice(MEETING, _at(date(2026, 5, 10), 23, 59)).allowed
    assert not regular_notice(MEETING, _at(date(2026, 5, 11), 0, 0)).allowed


def test_eight_days_ahead_is_refused_with_the_rule_and_the_last_legal_day():
    refusal = regular_notice(MEETING, _at(date(2026, 5, 12))).refusal()
    assert isinstance(refusal, NoticeTooLate)
    assert (refusal.rule, refusal.facts["latest_legal"]) == ("BK-10", date(2026, 5, 10))
    assert "Sunday, May 10, 2026" in str(refusal)


def test_the_editor_aims_at_eleven_days_so_that_240_hours_are_always_there():
    ruling = regular_notice(MEETING, _at(date(2026, 5, 9), 23, 59))
    assert ruling.target == date(2026, 5, 9)
    assert ruling.hours_over >= 0
    assert not ruling.on_last_day


def test_the_tenth_day_passes_with_a_note():
    ruling = regular_notice(resolve_local(date(2026, 5, 21), time(9)), _at(date(2026, 5, 11), 15))
    assert ruling.allowed and ruling.on_last_day and ruling.hours_over == -6
    assert len(ruling.warnings) == 2


def test_posting_early_on_a_plain_day_warns_of_nothing():
    assert regular_notice(resolve_local(date(2026, 5, 21), time(9)), _at(date(2026, 5, 8))).warnings == []


@pytest.mark.parametrize(
    ("meeting", "warned"),
    [
        (date(2026, 11, 21), True),  # the last day is Veterans Day
        (date(2026, 12, 25), True),  # the meeting is on Christmas
        (date(2026, 5, 20), True),  # the last day is a Sunday
        (date(2026, 5, 21), False),
    ],
)
def test_a_holiday_on_either_end_warns(meeting, warned):
    ruling = regular_notice(resolve_local(meeting, time(9)), _at(meeting - timedelta(days=20)))
    assert ruling.allowed and bool(ruling.warnings) is warned


def test_the_office_may_add_holidays_of_its_own():
    day = resolve_local(date(2026, 5, 21), time(9))
    assert regular_notice(day, _at(date(2026, 5, 1)), holidays=[date(2026, 5, 11)]).warnings


def test_a_posting_by_utc_evening_counts_on_its_californian_day():
    late = datetime(2026, 5, 11, 6, 59, tzinfo=UTC)  # 11:59 p.m. on the 10th in California
    assert regular_notice(MEETING, late).on_last_day
    assert not regular_notice(MEETING, late + timedelta(minutes=1)).allowed


@pytest.mark.parametrize("start", [time(0, 15), time(9), time(14, 30), time(23, 45)])
def test_every_day_of_twelve_years_has_the_civil_day_ten_before_it(start):
    for day in DAYS:
        meeting = resolve_local(day, start, fold=0)
        last = day - timedelta(days=10)
        first_minute, last_minute = datetime.combine(last, time(0), PACIFIC), end_of_day(last)
        assert regular_notice(meeting, last_minute).allowed, day
        assert not regular_notice(meeting, last_minute.astimezone(UTC) + timedelta(seconds=1)).allowed, day
        assert regular_notice(meeting, first_minute).on_last_day, day
        assert not regular_notice(meeting, first_minute.astimezone(UTC) - timedelta(seconds=1)).on_last_day, (
            day
        )


def test_hours_over_are_hours_that_pass_not_hours_on_the_wall():
    meeting = resolve_local(date(2027, 3, 17), time(9))
    assert regular_notice(meeting, _at(date(2027, 3, 7), 9)).hours_over == -1
    meeting = resolve_local(date(2026, 11, 4), time(9))
    assert regular_notice(meeting, _at(date(2026, 10, 25), 9)).hours_over == 1


def test_forty_eight_hours_before_a_meeting_cross_the_clock_change_rightly():
    meeting = resolve_local(date(2027, 3, 15), time(9))
    assert hours_before(meeting, 48) == datetime(2027, 3, 13, 8, tzinfo=PACIFIC)


def test_a_time_that_the_clocks_skip_is_refused_with_a_hint():
    with pytest.raises(NoSuchTime, match="1:30 a.m. or 3:30 a.m.") as refused:
        resolve_local(date(2027, 3, 14), time(2, 30))
    assert refused.value.facts["later"] == datetime(2027, 3, 14, 10, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_asks_which():
    with pytest.raises(TimeComesTwice) as refused:
        resolve_local(date(2026, 11, 1), time(1, 30))
    first, second = (resolve_local(date(2026, 11, 1), time(1, 30), fold=fold) for fold in (0, 1))
    assert second.timestamp() - first.timestamp() == 3600
    assert refused.value.facts["first"].timestamp() == first.timestamp()


def test_every_hour_of_twelve_years_exists_but_for_one_a_year():
    odd = {NoSuchTime: 0, TimeComesTwice: 0}
    for day in EVERY_DAY:
        for hour in (1, 2, 3):
            try:
                resolve_local(day, time(hour, 30))
            except (NoSuchTime, TimeComesTwice) as refused:
                odd[type(refused)] += 1
    assert odd == {NoSuchTime: 12, TimeComesTwice: 12}


def test_the_marks_of_the_clock_come_in_order_and_name_the_change_of_time():
    meeting = resolve_local(date(2027, 3, 20), time(10))
    marks = deadlines(meeting, posted_at=_at(date(2027, 3, 8)), comments_until=_at(date(2027, 3, 18), 17))
    assert [mark.label for mark in marks] == [
        "Agenda posted", "Aim to post by", "Last legal day to post", "Clocks change", "Written comments by",
        "24 hours before", "Meeting starts",
    ]  # fmt: skip
    assert marks[2].latest_date == date(2027, 3, 10)
    assert marks[3].latest_moment.hour == 3


def test_no_change_of_the_clocks_is_seen_where_there_is_none():
    assert clock_change(_at(date(2026, 5, 1)), MEETING) is None
    assert clock_change(MEETING, _at(date(2026, 5, 1))) is None


def test_a_moment_without_a_zone_is_a_bug():
    with pytest.raises(ValueError):
        local_date(datetime(2026, 5, 1))
    with pytest.raises(ValueError):
        clock_change(_at(date(2026, 1, 1)), _at(date(2026, 12, 1)))


def test_state_holidays_of_a_year():
    assert date(2026, 11, 26) in state_holidays(2026) and date(2026, 11, 27) in state_holidays(2026)
    assert date(2026, 5, 25) in state_holidays(2026)
    assert date(2027, 7, 5) in state_holidays(2027)  # from Sunday the fourth
    assert date(2028, 11, 10) in state_holidays(2028)  # from Saturday the eleventh
    assert is_holiday(date(2026, 5, 10)) and not is_holiday(date(2026, 5, 11))


# Notice by the hour: 48 before a special meeting, 1 before an emergency meeting (BK-16, BK-18) -------------------

SHORT = [("special", 48, "BK-16"), ("emergency", 1, "BK-18")]
CHANGES = [day for day in EVERY_DAY if _at(day, 0).utcoffset() != _at(day + timedelta(days=1), 0).utcoffset()]
SECOND = timedelta(seconds=1)


def _starts_around(day: date) -> list[datetime]:
    """Each quarter of an hour that really passes, from a day before a change of the clocks to three days after."""
    first = _at(day - timedelta(days=1), 0).timestamp()
    return [datetime.fromtimestamp(first + 900 * step, PACIFIC) for step in range(4 * 24 * 4)]


def _meets_the_hours(kind: str, hours: int, rule: str, start: datetime) -> None:
    last = datetime.fromtimestamp(start.timestamp() - 3600 * hours, UTC)
    ruling = notice_ruling(kind, start, last)
    assert ruling.allowed and ruling.rule == rule, start
    assert ruling.latest_moment.timestamp() == last.timestamp(), start
    assert ruling.latest_legal == local_date(last), start
    assert notice_ruling(kind, start, last - SECOND).allowed, start
    late = notice_ruling(kind, start, last + SECOND)
    assert not late.allowed and late.hours_over == -1, start
    assert late.refusal().rule == rule
    assert late.refusal().facts["latest_moment"] == ruling.latest_moment


def test_the_clocks_change_twice_in_each_of_the_twelve_years():
    assert len(CHANGES) == 24
    assert {day.isoweekday() for day in CHANGES} == {7}


@pytest.mark.parametrize(("kind", "hours", "rule"), SHORT)
def test_short_notice_counts_hours_that_pass_across_each_change_of_the_clocks(kind, hours, rule):
    """BK-16, BK-18, F17: to the second, for each quarter of an hour around the changes, in full all 24."""
    for day in set(CHANGES) & set(DAYS):
        for start in _starts_around(day):
            _meets_the_hours(kind, hours, rule, start)


@pytest.mark.parametrize(("kind", "hours", "rule"), SHORT)
def test_short_notice_counts_hours_that_pass_on_every_day_of_twelve_years(kind, hours, rule):
    for day in DAYS:
        _meets_the_hours(kind, hours, rule, _at(day, 9))


@pytest.mark.parametrize(
    ("kind", "day", "wall"),
    [
        ("special", date(2027, 3, 15), datetime(2027, 3, 13, 8)),  # an hour is missing in between
        ("special", date(2026, 11, 2), datetime(2026, 10, 31, 10)),  # an hour came twice in between
        ("special", date(2026, 5, 21), datetime(2026, 5, 19, 9)),
        ("emergency", date(2026, 5, 21), datetime(2026, 5, 21, 8)),
    ],
)
def test_the_clock_on_the_wall_shows_the_last_moment(kind, day, wall):
    moment = notice_ruling(kind, _at(day, 9), _at(day, 9)).latest_moment
    assert moment.astimezone(PACIFIC).replace(tzinfo=None) == wall


def test_an_emergency_at_the_hour_that_comes_twice_has_its_hour_before():
    """BK-18: the second 1:30 is an hour after the first."""
    second = resolve_local(date(2026, 11, 1), time(1, 30), fold=1)
    first = resolve_local(date(2026, 11, 1), time(1, 30), fold=0)
    assert notice_ruling("emergency", second, first).latest_moment.timestamp() == first.timestamp()
