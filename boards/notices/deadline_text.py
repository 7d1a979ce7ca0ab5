"""Notice timeline of a meeting for its component, and the sentence with the agenda's due date."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.choices import MeetingKind
from boards.models import Meeting, PostedAgenda
from boards.notices.clock import Deadline, clock_change, deadlines, end_of_day
from boards.notices.short_notice import notice_ruling, posting_marks
from boards.rules.civil_days import local_date
from cms import clock
from cms.components.dates import clock_time, long_date, short_date
from cms.i18n.passages import filled


@dataclass(frozen=True)
class Timeline:
    now: datetime
    ticks: list[dict] = field(default_factory=list)
    start: datetime | None = None
    note: str = ""
    state: str = ""
    state_words: str = ""


def timeline(meeting: Meeting, first_posting: PostedAgenda | None = None) -> Timeline | None:
    """The timeline; None once the meeting has begun."""
    now = clock.now()
    if now >= meeting.starts_at or not meeting.is_covered:
        return None
    posting = _posted_tick(first_posting) if first_posting else _last_tick(meeting)
    ticks = [posting, {"label": _("Meeting"), "at": meeting.starts_at}]
    start = min(now, posting["at"]) - timedelta(days=0 if first_posting else 2)
    if change := clock_change(max(start, meeting.starts_at - timedelta(days=60)), meeting.starts_at):
        day = {"label": _("Clocks change"), "at": change, "words": short_date(change, weekday=True)}
        ticks.append(day)
    return Timeline(now, ticks, start, note=_note(meeting))


def _posted_tick(posting: PostedAgenda) -> dict:
    return {"label": _("Posted"), "at": posting.posted_at}


def _last_tick(meeting: Meeting) -> dict:
    ruling = notice_ruling(meeting.kind, meeting.starts_at, clock.now())
    if ruling.latest_moment:
        words = f"{short_date(ruling.latest_moment, weekday=True)}, {clock_time(ruling.latest_moment)}"
        return {"label": _("Latest time to post"), "at": ruling.latest_moment, "words": words}
    words = _("%(day)s, 10 days before") % {"day": short_date(ruling.latest_legal, weekday=True)}
    return {"label": _("Last day to post"), "at": end_of_day(ruling.latest_legal), "words": words}


def _note(meeting: Meeting) -> str:
    if meeting.kind == MeetingKind.REGULAR:
        return _("Calendar days in Pacific time. Daylight saving time does not change the deadline.")
    return _("Actual hours in Pacific time, even across a time change.")


def deadlines_of(meeting: Meeting, first_posting: PostedAgenda | None = None) -> list[Deadline]:
    """All marks for this kind of meeting, in time order."""
    marks = deadlines(
        meeting.starts_at,
        posted_at=first_posting.posted_at if first_posting else None,
        comments_until=meeting.written_until,
        to_post=posting_marks(meeting.kind, meeting.starts_at) if meeting.is_covered else [],
    )
    if meeting.aid_until:
        marks.append(
            Deadline(
                "BK-28", _("Request an accommodation by (late requests are accepted)"), meeting.aid_until
            )
        )
    if meeting.packet_days:
        day = meeting.day - timedelta(days=meeting.packet_days)
        marks.append(Deadline("BK-52", _("Target date for the packet"), latest_date=day))
    if meeting.follows and meeting.follows.closed_at:
        door = meeting.follows.closed_at + timedelta(hours=24)
        marks.append(
            Deadline(
                "BK-19",
                _("Post order of adjournment at the door by (24 hours after adjournment)"),
                latest_moment=door,
            )
        )
    return sorted(marks, key=lambda mark: mark.moment.timestamp())


def notice_law(meeting: Meeting) -> str:
    """How much notice the law gives of this kind of meeting; nothing where it does not apply (BK-01)."""
    if not meeting.is_covered:
        return ""
    return {
        MeetingKind.REGULAR: _(
            "The law gives you ten days to read the agenda (Gov. Code § 11125). This site does not allow "
            "later posting."
        ),
        MeetingKind.SPECIAL: _(
            "The law requires 48 hours’ notice of a special meeting (Gov. Code § 11125.4)."
        ),
        MeetingKind.EMERGENCY: _(
            "The law requires one hour’s notice of an emergency meeting (Gov. Code § 11125.5)."
        ),
        MeetingKind.ADJOURNED: _(
            "This meeting continues an earlier one. Its order of adjournment is posted (Gov. Code § 11129)."
        ),
    }[MeetingKind(meeting.kind)]


def due_sentence(meeting: Meeting) -> str:
    """When the agenda of a planned meeting must be posted."""
    if not meeting.is_covered:
        return _("The open-meeting law does not cover this committee, so no notice period applies.")
    ruling = notice_ruling(meeting.kind, meeting.starts_at, clock.now())
    if ruling.latest_moment:
        return _due_by_the_hour(ruling.latest_moment, ruling.allowed)
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


def _due_by_the_hour(latest: datetime, is_possible: bool) -> str:
    facts = {"day": long_date(latest), "time": clock_time(latest)}
    if not is_possible:
        return filled(_("The last legal moment to post the agenda was %(day)s, %(time)s."), **facts)
    return filled(_("The agenda is due by %(day)s, %(time)s."), **facts)


def days_before(meeting: Meeting, posting: PostedAgenda) -> int:
    """Calendar days between posting and meeting."""
    return (meeting.day - local_date(posting.posted_at)).days
