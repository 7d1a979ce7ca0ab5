"""Notice deadlines: calendar days in Pacific time, not counting the meeting day (BK-10, F17)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from boards.notices.holidays import is_holiday
from boards.rules.civil_days import local_date
from cms.clock import PACIFIC
from cms.components.dates import clock_time, long_date
from cms.exceptions import RuleBroken
from cms.i18n.passages import before_period

REGULAR_DAYS = 10
TARGET_DAYS = 11
FULL_HOURS = 240


class NoticeTooLate(RuleBroken):
    """The legal deadline for this notice has passed."""


class NoSuchTime(RuleBroken):
    """The local time is skipped by the change to daylight saving time."""


class TimeComesTwice(RuleBroken):
    """The local time occurs twice when daylight saving time ends, and ``fold`` is required."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline on the notice timeline: a last day, or a last moment."""

    rule: str
    label: str
    latest_date: date | None = None
    latest_moment: datetime | None = None

    @property
    def moment(self) -> datetime:
        """The given moment, or the end of the day."""
        if self.latest_moment:
            return self.latest_moment
        return end_of_day(self.latest_date or date.max)


@dataclass(frozen=True, slots=True)
class NoticeRuling:
    allowed: bool
    latest_legal: date
    target: date
    on_last_day: bool
    hours_over: int
    rule: str = "BK-10"
    warnings: list[str] = field(default_factory=list)
    latest_moment: datetime | None = None
    too_late: str = ""

    def refusal(self) -> NoticeTooLate:
        """The error to raise, with the rule and the last legal day or moment."""
        if self.latest_moment:
            moment = f"{long_date(self.latest_moment)}, {clock_time(self.latest_moment)}"
            facts = {"latest_legal": self.latest_legal, "latest_moment": self.latest_moment}
            return NoticeTooLate(self.too_late.format(moment=before_period(moment)), rule=self.rule, **facts)
        message = _(
            "Too late for a regular meeting. Notice must be given 10 days before; the last legal day was "
            "{day}."
        ).format(day=long_date(self.latest_legal))
        return NoticeTooLate(message, rule=self.rule, latest_legal=self.latest_legal, target=self.target)


def regular_notice(meeting_starts: datetime, now: datetime, *, holidays: Iterable[date] = ()) -> NoticeRuling:
    """Whether a regular meeting's agenda may be posted now. `holidays` adds to the state holidays."""
    posted, meeting = local_date(now), local_date(meeting_starts)
    latest = meeting - timedelta(days=REGULAR_DAYS)
    hours_over = int(meeting_starts.timestamp() - now.timestamp()) // 3600 - FULL_HOURS
    return NoticeRuling(
        allowed=posted <= latest,
        latest_legal=latest,
        target=meeting - timedelta(days=TARGET_DAYS),
        on_last_day=posted == latest,
        hours_over=hours_over,
        warnings=_warnings(posted, latest, meeting, hours_over, frozenset(holidays)),
    )


def _warnings(
    posted: date, latest: date, meeting: date, hours_over: int, holidays: frozenset[date]
) -> list[str]:
    warnings = []
    if posted == latest:
        warnings.append(_("This is the last legal day. Posting a day earlier avoids any doubt."))
        if hours_over < 0:
            warnings.append(
                _("Fewer than 240 hours are left before the meeting. Full days count, not hours.")
            )
    if is_holiday(latest, holidays):
        warnings.append(
            _("The last day, {day}, is a holiday. Post earlier to be safe.").format(day=long_date(latest)),
        )
    if is_holiday(meeting, holidays):
        warnings.append(_("The meeting is on a holiday. Ask counsel how the ten days are counted."))
    return warnings


def deadlines(
    meeting_starts: datetime,
    *,
    posted_at: datetime | None = None,
    comments_until: datetime | None = None,
    to_post: list[Deadline] | None = None,
) -> list[Deadline]:
    """All marks of the notice timeline, in time order. ``to_post`` replaces the marks of a regular meeting."""
    marks = [
        *(regular_marks(meeting_starts) if to_post is None else to_post),
        Deadline("BK-29b", _("24 hours before"), latest_moment=hours_before(meeting_starts, 24)),
        Deadline("", _("Meeting starts"), latest_moment=meeting_starts.astimezone(PACIFIC)),
    ]
    if posted_at:
        marks.append(Deadline("BK-10", _("Agenda posted"), latest_moment=posted_at.astimezone(PACIFIC)))
    if comments_until:
        marks.append(
            Deadline("BK-26", _("Written comments by"), latest_moment=comments_until.astimezone(PACIFIC))
        )
    if change := clock_change(marks[0].moment, meeting_starts):
        marks.append(Deadline("F17", _("Clocks change"), latest_moment=change))
    return sorted(marks, key=lambda mark: mark.moment.timestamp())


def regular_marks(meeting_starts: datetime) -> list[Deadline]:
    """Target and legal deadline to post the agenda of a regular meeting."""
    day = local_date(meeting_starts)
    return [
        Deadline("BK-10", _("Aim to post by"), latest_date=day - timedelta(days=TARGET_DAYS)),
        Deadline("BK-10", _("Last legal day to post"), latest_date=day - timedelta(days=REGULAR_DAYS)),
    ]


def hours_before(meeting_starts: datetime, hours: int) -> datetime:
    """Elapsed hours, regardless of daylight saving time (BK-14a, BK-16)."""
    return _from_timestamp(meeting_starts.timestamp() - hours * 3600)


def clock_change(start: datetime, end: datetime) -> datetime | None:
    """The first change of daylight saving time between two moments, in Pacific time."""
    first, last = int(start.timestamp()), int(end.timestamp())
    if last - first > 100 * 86400:
        raise ValueError("a notice period is shorter than the time between two changes of the clocks")
    if last <= first or _from_timestamp(first).utcoffset() == _from_timestamp(last).utcoffset():
        return None
    while last - first > 1:
        middle = (first + last) // 2
        if _from_timestamp(middle).utcoffset() == _from_timestamp(first).utcoffset():
            first = middle
        else:
            last = middle
    return _from_timestamp(last)


def resolve_local(day: date, at: time, *, fold: int | None = None) -> datetime:
    """Convert local date and time.

    A skipped time is refused; one that occurs twice needs `fold` (0 first, 1 second).
    """
    first = datetime.combine(day, at.replace(tzinfo=None, fold=0), PACIFIC)
    second = first.replace(fold=1)
    ahead = _offset(second) - _offset(first)
    if not ahead:
        return first
    if ahead > timedelta(0):
        earlier, later = (_from_timestamp(moment.timestamp()) for moment in (second, first))
        message = _("{time} does not exist on {day}: clocks go forward. Use {earlier} or {later}.").format(
            time=clock_time(first), day=long_date(day), earlier=clock_time(earlier), later=clock_time(later)
        )
        raise NoSuchTime(message, rule="F17", earlier=earlier, later=later)
    if fold is None:
        message = _("{time} occurs twice on {day}: clocks go back. Choose the first or the second.")
        raise TimeComesTwice(
            message.format(time=clock_time(first), day=long_date(day)), rule="F17", first=first, second=second
        )
    return second if fold else first


def end_of_day(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), PACIFIC)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)


def _from_timestamp(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, PACIFIC)
