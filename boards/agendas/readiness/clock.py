"""Deadline checks: whether there is still time for this kind of notice (BK-10, BK-15, BK-16, BK-18, BK-19)."""

from django.utils.translation import gettext as _

from boards.agendas.readiness.check import Check, passed, warn
from boards.agendas.readiness.combined import is_noticed
from boards.choices import MeetingKind
from boards.models import Meeting
from boards.notices.clock import NoticeRuling
from cms.components.dates import clock_time, long_date
from cms.i18n.passages import filled


def checks(meeting: Meeting, ruling: NoticeRuling) -> list[Check]:
    if not meeting.is_covered and ruling.allowed:
        words = _("The open-meeting law does not cover this committee, so no notice period applies.")
        return [passed(_("Notice"), words, "BK-01")]
    title = _title(meeting.kind) if meeting.is_covered else _("Notice")
    if not ruling.allowed and is_noticed(meeting):
        words = _("The other body’s notice also names this meeting, with its time and place.")
        return [passed(_("Combined notice with another body"), words, "BK-15")]
    if not ruling.allowed:
        return [Check("stop", title, str(ruling.refusal()), ruling.rule, is_clock=True)]
    note = _("About the ten-day notice")
    return [
        passed(title, _latest(ruling), ruling.rule),
        *(warn(note, warning, ruling.rule) for warning in ruling.warnings),
    ]


def _title(kind: str) -> str:
    titles = {
        MeetingKind.SPECIAL: _("Posted 48 hours before"),
        MeetingKind.EMERGENCY: _("Posted one hour before"),
        MeetingKind.ADJOURNED: _("Posted before the meeting continues"),
    }
    return titles.get(MeetingKind(kind), _("Posted ten days before"))


def _latest(ruling: NoticeRuling) -> str:
    if ruling.latest_moment is None:
        return _("The last legal day to post is %(day)s.") % {"day": long_date(ruling.latest_legal)}
    facts = {"day": long_date(ruling.latest_moment), "time": clock_time(ruling.latest_moment)}
    return filled(_("The legal deadline to post is %(day)s, %(time)s."), **facts)
