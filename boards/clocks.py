"""The notice clock of a meeting, for the component, and the sentence that says when the agenda is due."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.models import Meeting, PostedAgenda
from boards.notice import clock_change, end_of_day, local_date, regular_notice
from cms import clock
from cms.components.dates import long_date, short_date


@dataclass(frozen=True)
class Ruler:
    now: datetime
    ticks: list[dict] = field(default_factory=list)
    start: datetime | None = None
    note: str = ""
    state: str = ""
    state_words: str = ""


def ruler(meeting: Meeting, first_posting: PostedAgenda | None = None) -> Ruler | None:
    """None once the meeting has begun: nothing is left to count."""
    now = clock.now()
    if now >= meeting.starts_at:
        return None
    ruling = regular_notice(meeting.starts_at, now)
    last = end_of_day(ruling.latest_legal)
    ticks = [
        {
            "label": _("Last day to post"),
            "at": last,
            "words": _("%(day)s, 10 days before") % {"day": short_date(ruling.latest_legal, weekday=True)},
        },
        {"label": _("Meeting"), "at": meeting.starts_at},
    ]
    if first_posting is not None:
        ticks[0] = {"label": _("Posted"), "at": first_posting.posted_at}
    start = min(now, ticks[0]["at"]) - timedelta(days=0 if first_posting else 2)
    if change := clock_change(max(start, meeting.starts_at - timedelta(days=60)), meeting.starts_at):
        day = {"label": _("Clocks change"), "at": change, "words": short_date(change, weekday=True)}
        ticks.append(day)
    return Ruler(
        now, ticks, start, note=_("Calendar days in Pacific time. A clock change does not move the deadline.")
    )


def due_sentence(meeting: Meeting) -> str:
    """When the agenda of a planned meeting must be out."""
    ruling = regular_notice(meeting.starts_at, clock.now())
    days = (ruling.latest_legal - local_date(clock.now())).days
    facts = {"count": days, "day": long_date(ruling.latest_legal)}
    if days < 0:
        return _("The last legal day to post the agenda was %(day)s.") % facts
    if days == 0:
        return _("The agenda is due today, by the end of %(day)s.") % facts
    words = ngettext(
        "The agenda is due in %(count)s day, by the end of %(day)s.",
        "The agenda is due in %(count)s days, by the end of %(day)s.",
        days,
    )
    return words % facts


def days_before(meeting: Meeting, posting: PostedAgenda) -> int:
    """Civil days between posting and meeting."""
    return (meeting.day - local_date(posting.posted_at)).days
