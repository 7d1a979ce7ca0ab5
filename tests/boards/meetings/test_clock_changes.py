"""Each kind of meeting at each hour of the weekends when clocks change, 2026 to 2030 (BK-10, BK-16, BK-18, BK-19).

Hours are counted here from the rule of the federal statute (15 U.S.C. § 260a), not from a time zone database: summer
time begins on the second Sunday of March at 10:00 UTC in California and ends on the first Sunday of November at 9:00.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from boards.notices.short_notice import notice_ruling
from cms.clock import PACIFIC
from tests.depth import DEEP
from tests.factories import agendas
from tests.factories import boards as make
from tests.furniture import furnished

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
ELAPSED = {"special": 48, "emergency": 1, "adjourned": 0}
RULES = {"regular": "BK-10", "special": "BK-16", "emergency": "BK-18", "adjourned": "BK-19"}


def sunday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))


CHANGES = [day for year in range(2026, 2031) for day in (sunday(year, 3, 2), sunday(year, 11, 1))]


def midnight(day: date) -> datetime:
    """The first moment of a day in California, in UTC."""
    is_summer = sunday(day.year, 3, 2) < day <= sunday(day.year, 11, 1)
    return datetime(day.year, day.month, day.day, 7 if is_summer else 8, tzinfo=UTC)


def hours_of(change: date) -> list[datetime]:
    """Each hour that really passes from Saturday's first to Sunday's last: 47 in spring, 49 in the fall."""
    first, end = midnight(change - timedelta(days=1)), midnight(change + timedelta(days=1))
    return [first + HOUR * number for number in range((end - first) // HOUR)]


def last_moment(kind: str, day: date, start: datetime) -> datetime:
    """The last second at which the agenda may be posted: of the tenth day before, or so many hours ahead."""
    if kind == "regular":
        return midnight(day - timedelta(days=9)) - SECOND
    return start - HOUR * ELAPSED[kind]


def on_its_day(start: datetime, change: date) -> date:
    return change if start >= midnight(change) else change - timedelta(days=1)


EVERY_HOUR = [(change, start) for change in CHANGES for start in hours_of(change)]


def test_ten_weekends_have_480_hours():
    """One hour is missing in each spring and comes twice in each fall."""
    assert [len(hours_of(change)) for change in CHANGES] == [47, 49] * 5
    assert len(EVERY_HOUR) == 480


def test_the_site_reads_its_days_and_offsets_as_the_statute_counts_them():
    for change, start in EVERY_HOUR:
        assert start.astimezone(PACIFIC).date() == on_its_day(start, change), start


@pytest.mark.parametrize("kind", RULES)
def test_the_last_moment_of_notice_is_right_to_the_second_for_each_hour(kind):
    for change, start in EVERY_HOUR:
        last = last_moment(kind, on_its_day(start, change), start)
        assert notice_ruling(kind, start, last).allowed, (start, last)
        late = notice_ruling(kind, start, last + SECOND)
        assert not late.allowed, (start, last)
        assert late.refusal().rule == RULES[kind]


@furnished
def drafts(home):
    """A draft of each kind, ready to post but for its clock."""
    board = make.body(3)
    make.pages(home, board)
    made = {"adjourned": agendas.continued(board)}
    made["regular"] = make.meeting(board, day=make.DAY + timedelta(days=1))
    made["special"] = agendas.special(board, day=make.DAY + timedelta(days=2))
    made["emergency"] = agendas.emergency(board, day=make.DAY + timedelta(days=3))
    return made


@pytest.mark.parametrize("kind", RULES)
def test_the_posting_check_stops_one_second_late_and_not_before(drafts, kind):
    """The hours around the change everyday; each hour of all ten weekends in full."""
    meeting = drafts[kind]
    for change, start in _hours_asked():
        meeting.starts_at, meeting.ends_at = start, start + 2 * HOUR
        meeting.day = on_its_day(start, change)
        last = last_moment(kind, meeting.day, start)
        in_time, late = agendas.stops(meeting, last), agendas.stops(meeting, last + SECOND)
        assert not {rule for rule, _words in in_time} & set(RULES.values()), (start, in_time)
        assert {rule for rule, _words in late - in_time} == {RULES[kind]}, (start, late)


def _hours_asked() -> list[tuple[date, datetime]]:
    near = [pair for pair in EVERY_HOUR if abs(pair[1] - midnight(pair[0]) - 2 * HOUR) <= 2 * HOUR]
    return EVERY_HOUR if DEEP else near[:10]
