"""What became of a motion, and what a vote did to the business before the body, as text."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from boards.event_choices import EventKind
from boards.minutes.lines import Line, Says, line, time_of
from cms.components.dates import long_date
from cms.i18n.fields import text
from cms.i18n.passages import filled

SAYS = {
    EventKind.NO_SECOND: Says.NO_SECOND,
    EventKind.WITHDRAWN: Says.WITHDRAWN,
    EventKind.AMENDED: Says.AMENDED,
    EventKind.TABLED: Says.TABLED,
    EventKind.POSTPONED: Says.POSTPONED,
    EventKind.REFERRED: Says.REFERRED,
    EventKind.DECLINED: Says.DECLINED,
    EventKind.TAKEN_UP: Says.TAKEN_UP,
    EventKind.RECONSIDERED: Says.RECONSIDERED,
    EventKind.RESCINDED: Says.RESCINDED,
}


def became_line(event: dict[str, Any]) -> Line:
    """Said under the motion that an event ended, replaced or took up again."""
    words = {
        EventKind.NO_SECOND: _("Failed at %(time)s for lack of a second."),
        EventKind.WITHDRAWN: _("Withdrawn at %(time)s, before a vote."),
        EventKind.AMENDED: _("Amended at %(time)s by motion %(by)s. It continued as motion %(into)s."),
        EventKind.TABLED: _("Laid on the table at %(time)s by motion %(by)s."),
        EventKind.POSTPONED: _("Continued to %(until)s, by motion %(by)s at %(time)s."),
        EventKind.REFERRED: _("Referred to %(to)s, by motion %(by)s at %(time)s."),
        EventKind.DECLINED: _("Not taken up, by motion %(by)s at %(time)s."),
        EventKind.TAKEN_UP: _("Taken from the table at %(time)s by motion %(by)s."),
        EventKind.RECONSIDERED: _(
            "The vote was reconsidered at %(time)s, by motion %(by)s, and set aside. It reopened as motion %(into)s."
        ),
        EventKind.RESCINDED: _("Rescinded at %(time)s by motion %(by)s."),
    }
    return _line(event, words[event["how"]])


def did_line(event: dict[str, Any]) -> Line:
    """Said under the vote that did it: to a motion, to one of another day, or to the item."""
    if event["motion"] is None:
        return _line(event, _to_the_item()[event["how"]])
    if event["motion"]["day"]:
        words = {
            EventKind.RESCINDED: _("This vote rescinded motion %(number)s of %(day)s."),
            EventKind.TAKEN_UP: _("This vote took motion %(number)s of %(day)s from the table."),
        }
        return _line(event, words[event["how"]])
    words = {
        EventKind.AMENDED: _("This vote amended motion %(number)s. It continued as motion %(into)s."),
        EventKind.TABLED: _("This vote laid motion %(number)s on the table."),
        EventKind.POSTPONED: _("This vote continued motion %(number)s to %(until)s."),
        EventKind.REFERRED: _("This vote referred motion %(number)s to %(to)s."),
        EventKind.DECLINED: _("By this vote the body did not take up motion %(number)s."),
        EventKind.TAKEN_UP: _("This vote took motion %(number)s from the table."),
        EventKind.RECONSIDERED: _(
            "This vote set aside the vote on motion %(number)s. It reopened as motion %(into)s."
        ),
        EventKind.RESCINDED: _("This vote rescinded motion %(number)s."),
    }
    return _line(event, words[event["how"]])


def _to_the_item() -> dict[str, str]:
    return {
        EventKind.TABLED: _("This vote laid the item on the table."),
        EventKind.POSTPONED: _("This vote continued the item to %(until)s."),
        EventKind.REFERRED: _("This vote referred the item to %(to)s."),
        EventKind.DECLINED: _("By this vote the body did not take up the item."),
        EventKind.TAKEN_UP: _("This vote took the item from the table."),
    }


def _line(event: dict[str, Any], words: str) -> Line:
    motion = event["motion"] or {"number": "", "day": ""}
    facts = {
        "time": time_of(event["at"]),
        "by": event["by"],
        "into": event["into"],
        "until": _day(event["until"]) if event["until"] else _("a later meeting"),
        "to": text(event["to"]) or "–",
        "number": motion["number"],
        "day": _day(motion["day"]),
    }
    return line(filled(words, **facts), SAYS[event["how"]], event["log"])


def _day(value: str) -> str:
    return long_date(date.fromisoformat(value), weekday=False) if value else ""
