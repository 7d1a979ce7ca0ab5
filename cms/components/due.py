"""When a task is due: its words, and its bar on the scale of days that all bars share."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import clock
from cms.components.dates import clock_time, in_pacific, short_date

SCALE = dt.timedelta(days=16)
MARKED_DAYS = (5, 12)
SOON = dt.timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """``left`` is a string: numbers would be localized."""

    words: str
    rest: str
    left: str = "0%"
    is_late: bool = False
    is_soon: bool = False


@dataclass(frozen=True)
class Mark:
    left: str
    words: str


def scale(now: dt.datetime) -> list[Mark]:
    """The days written over the bars, the first of them today."""
    days = [now + dt.timedelta(days=each) for each in MARKED_DAYS]
    return [Mark("0%", _("Today")), *(Mark(_left(each, now), short_date(each)) for each in days)]


def due(when: dt.datetime | dt.date, now: dt.datetime) -> Due:
    last = last_moment(when)
    day = in_pacific(when)
    today = in_pacific(now)
    days = (_date(day) - _date(today)).days
    words = _("Today") if days == 0 else short_date(when, weekday=True)
    if isinstance(when, dt.datetime):
        words = _("%(day)s, %(time)s") % {"day": words, "time": clock_time(when)}
    if last <= now:
        return Due(words, _overdue(now - last, -days), is_late=True, is_soon=True)
    return Due(words, _rest(when, last - now, days), _left(last, now), is_soon=last - now <= SOON)


def age(since: dt.datetime | dt.date, now: dt.datetime) -> str:
    """How long something has waited, in days."""
    days = (_date(in_pacific(now)) - _date(in_pacific(since))).days
    if days <= 0:
        return _("Waiting since today")
    words = ngettext("Waiting for %(count)s day", "Waiting for %(count)s days", days)
    return words % {"count": days}


def _left(moment: dt.datetime, now: dt.datetime) -> str:
    return f"{min(100.0, max(0.0, 100 * (moment - now) / SCALE)):.1f}%"


def _rest(when: dt.datetime | dt.date, rest: dt.timedelta, days: int) -> str:
    if days > 0:
        return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}
    if not isinstance(when, dt.datetime):
        return _("any time today")
    hours = int(rest.total_seconds() // 3600)
    if hours == 0:
        return _("less than an hour left")
    return ngettext("%(count)s hour left", "%(count)s hours left", hours) % {"count": hours}


def _overdue(over: dt.timedelta, days: int) -> str:
    if days > 0:
        return ngettext("%(count)s day overdue", "%(count)s days overdue", days) % {"count": days}
    hours = int(over.total_seconds() // 3600)
    if hours == 0:
        return _("just passed")
    return ngettext("%(count)s hour overdue", "%(count)s hours overdue", hours) % {"count": hours}


def last_moment(when: dt.datetime | dt.date) -> dt.datetime:
    """The moment itself, or the end of the day in California."""
    if isinstance(when, dt.datetime):
        return when
    return dt.datetime.combine(when + dt.timedelta(days=1), dt.time.min, clock.PACIFIC)


def _date(value: dt.datetime | dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value
