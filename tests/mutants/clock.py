"""Mutants of the notice clock: days and hours of notice, and the civil date in California."""

from tests.mutants.mutant import Mutant

CLOCK, SHORT, HOLIDAYS = (
    "boards/notices/clock.py",
    "boards/notices/short_notice.py",
    "boards/notices/holidays.py",
)
TESTS = "tests/boards/notices/test_notice_clock.py::"

MUTANTS = (
    Mutant(
        "clock.nine_days",
        CLOCK,
        "REGULAR_DAYS = 10",
        "REGULAR_DAYS = 9",
        TESTS + "test_ten_days_ahead_is_in_time_and_nine_is_not",
    ),
    Mutant(
        "clock.last_day_refused",
        CLOCK,
        "allowed=posted <= latest",
        "allowed=posted < latest",
        TESTS + "test_ten_days_ahead_is_in_time_and_nine_is_not",
    ),
    Mutant(
        "clock.target_is_the_last_day",
        CLOCK,
        "TARGET_DAYS = 11",
        "TARGET_DAYS = 10",
        TESTS + "test_the_editor_aims_at_eleven_days_so_that_240_hours_are_always_there",
    ),
    Mutant(
        "clock.hours_on_the_wall",
        CLOCK,
        "return _from_timestamp(meeting_starts.timestamp() - hours * 3600)",
        "return meeting_starts - timedelta(hours=hours)",
        TESTS + "test_forty_eight_hours_before_a_meeting_cross_the_clock_change_rightly",
    ),
    Mutant(
        "clock.utc_day_of_posting",
        "boards/rules/civil_days.py",
        "return moment.astimezone(PACIFIC).date()",
        "return moment.date()",
        TESTS + "test_a_posting_by_utc_evening_counts_on_its_californian_day",
    ),
    Mutant(
        "clock.repeated_hour_swapped",
        CLOCK,
        "return second if fold else first",
        "return first if fold else second",
        TESTS + "test_a_time_that_comes_twice_asks_which",
    ),
    Mutant(
        "clock.skipped_hour_accepted",
        CLOCK,
        "if ahead > timedelta(0):",
        "if ahead > timedelta(hours=1):",
        TESTS + "test_a_time_that_the_clocks_skip_is_refused_with_a_hint",
    ),
    Mutant(
        "clock.no_clock_change",
        CLOCK,
        "if last <= first or _from",
        "if last >= first or _from",
        TESTS + "test_the_marks_of_the_clock_come_in_order_and_name_the_change_of_time",
    ),
    Mutant(
        "clock.special_47_hours",
        SHORT,
        "MeetingKind.SPECIAL: 48",
        "MeetingKind.SPECIAL: 47",
        TESTS + "test_the_clock_on_the_wall_shows_the_last_moment",
    ),
    Mutant(
        "clock.last_moment_refused",
        SHORT,
        "allowed=left >= 0",
        "allowed=left > 0",
        TESTS + "test_short_notice_counts_hours_that_pass_on_every_day_of_twelve_years",
    ),
    Mutant(
        "clock.sunday_is_a_workday",
        HOLIDAYS,
        "return day.weekday() == SUNDAY or day in extra",
        "return day in extra",
        TESTS + "test_a_holiday_on_either_end_warns",
    ),
    Mutant(
        "clock.veterans_day_not_moved",
        HOLIDAYS,
        "day.weekday() == SATURDAY and day.month == 11",
        "day.weekday() == SATURDAY and day.month == 12",
        TESTS + "test_state_holidays_of_a_year",
    ),
    Mutant(
        "clock.today_in_utc",
        "cms/clock.py",
        "return now().astimezone(PACIFIC).date()",
        "return now().date()",
        "tests/cms/test_clock.py::test_today_ends_at_midnight_in_california",
    ),
    Mutant(
        "clock.added_item_too_late",
        "boards/agendas/added_items.py",
        "and clock.now() > latest:",
        "and clock.now() < latest:",
        "tests/boards/agendas/test_added_item.py::test_when_no_item_can_be_added",
    ),
    Mutant(
        "clock.late_comment_in_time",
        "boards/comments/rules.py",
        "and at > meeting.written_until",
        "and at > meeting.starts_at",
        "tests/boards/comments/test_item_comments.py::test_a_late_comment_is_kept_and_marked",
    ),
)
