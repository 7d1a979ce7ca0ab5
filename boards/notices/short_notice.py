"""Latest notice for each kind of meeting, in elapsed hours (BK-10, BK-16, BK-18, BK-19)."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from boards.choices import MeetingKind
from boards.models import Meeting
from boards.notices.clock import Deadline, NoticeRuling, hours_before, regular_marks, regular_notice
from boards.rules.civil_days import local_date

HOURS = {MeetingKind.SPECIAL: 48, MeetingKind.EMERGENCY: 1, MeetingKind.ADJOURNED: 0}
RULES = {MeetingKind.SPECIAL: "BK-16", MeetingKind.EMERGENCY: "BK-18", MeetingKind.ADJOURNED: "BK-19"}


def notice_ruling(kind: str, meeting_starts: datetime, now: datetime) -> NoticeRuling:
    """Whether the agenda of this kind of meeting may be posted now."""
    if kind == MeetingKind.REGULAR:
        return regular_notice(meeting_starts, now)
    latest = latest_moment(kind, meeting_starts)
    left = latest.timestamp() - now.timestamp()
    return NoticeRuling(
        allowed=left >= 0,
        latest_legal=local_date(latest),
        target=local_date(latest),
        on_last_day=local_date(now) == local_date(latest),
        hours_over=int(left // 3600),
        rule=RULES[MeetingKind(kind)],
        latest_moment=latest,
        too_late=_too_late(kind),
    )


def ruling_of(meeting: Meeting, now: datetime) -> NoticeRuling:
    """The ruling for a meeting; the law asks no notice of a committee that it does not cover (BK-01)."""
    return ruling_at(meeting, meeting.noticed_start, now)


def ruling_at(meeting: Meeting, start: datetime, now: datetime) -> NoticeRuling:
    """The ruling if the meeting began at this moment."""
    ruling = notice_ruling(meeting.kind, start, now)
    if meeting.is_covered:
        return ruling
    return replace(
        ruling,
        allowed=now <= start,
        rule="BK-01",
        warnings=[],
        latest_legal=local_date(start),
        latest_moment=start,
        too_late=_("Too late. The meeting was to begin at {moment}."),
    )


def latest_moment(kind: str, meeting_starts: datetime) -> datetime:
    return hours_before(meeting_starts, HOURS[MeetingKind(kind)])


def _too_late(kind: str) -> str:
    if kind == MeetingKind.SPECIAL:
        return _(
            "Too late for a special meeting. Members and news media must receive notice 48 hours before; "
            "the last legal moment was {moment}."
        )
    if kind == MeetingKind.EMERGENCY:
        return _(
            "Too late for an emergency meeting. News media must be notified one hour before; the last "
            "legal moment was {moment}."
        )
    return _("Too late. The meeting was to continue at {moment}.")


def posting_marks(kind: str, meeting_starts: datetime) -> list[Deadline]:
    """Posting deadlines for this kind of meeting."""
    if kind == MeetingKind.REGULAR:
        return regular_marks(meeting_starts)
    label, latest = _("Last legal moment to post"), latest_moment(kind, meeting_starts)
    return [Deadline(RULES[MeetingKind(kind)], label, latest_moment=latest)]
