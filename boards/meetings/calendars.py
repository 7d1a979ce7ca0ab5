"""Meetings as iCalendar: postings, and dates announced before their agenda."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from icalendar import Event

from boards.absolute_urls import absolute
from boards.choices import MeetingStatus
from boards.models import Meeting, PostedAgenda
from cms.calendars import CONTENT_TYPE, lines, new_calendar, new_event, one_line, written
from cms.components.dates import clock_time, long_date
from cms.i18n.fields import text

__all__ = ["CONTENT_TYPE", "calendar_of"]
PRODUCT = "-//Throughline//Board meetings//EN"


def calendar_of(meetings: Iterable[Meeting], *, name: str, earlier: str = "") -> bytes:
    """Place and link come from the latest posting; unposted changes are not included.

    A date announced before its agenda is tentative and includes nothing from the draft.
    """
    meetings = list(meetings)
    posted = _newest([each for each in meetings if each.is_public])
    calendar = new_calendar(PRODUCT, name, earlier=earlier)
    for meeting in meetings:
        if meeting.pk in posted:
            calendar.add_component(_event(meeting, posted[meeting.pk]))
        elif meeting.date_is_public:
            calendar.add_component(_announced(meeting))
    return written(calendar)


def _newest(meetings: list[Meeting]) -> dict[int, dict]:
    """Facts of each meeting's latest posting, in one query that reads no agenda."""
    rows = PostedAgenda.objects.filter(meeting__in=meetings).order_by("number")
    return dict(rows.values_list("meeting_id", "snapshot__meeting"))


def _event(meeting: Meeting, facts: dict) -> Event:
    address = absolute(meeting.get_absolute_url())
    event = _base(meeting)
    event.add("status", "CANCELLED" if meeting.is_called_off else "CONFIRMED")
    event.add("description", lines("\n".join([*_what_came_of_it(meeting), address])))
    event.add("url", address)
    if where := facts["place"] or facts["stream_url"]:
        event.add("location", one_line(where))
    return event


def _announced(meeting: Meeting) -> Event:
    """A date without a posted agenda: tentative, or canceled before its agenda was posted."""
    address = absolute(meeting.get_absolute_url())
    event = _base(meeting)
    event.add("status", "CANCELLED" if meeting.is_called_off else "TENTATIVE")
    event.add("description", lines("\n".join([*_before_its_agenda(meeting), address])))
    event.add("url", address)
    return event


def _before_its_agenda(meeting: Meeting) -> list[str]:
    """Only what its page says."""
    if meeting.is_called_off:
        return _what_came_of_it(meeting)
    if meeting.is_missed:
        return [_("No agenda was posted for this date.")]
    return [_("The agenda is not posted yet.")]


def _base(meeting: Meeting) -> Event:
    event = new_event(
        meeting.ics_uid,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        sequence=meeting.sequence,
        changed_at=meeting.changed_at,
    )
    event.add("summary", one_line(meeting.body_names))
    return event


def _what_came_of_it(meeting: Meeting) -> list[str]:
    fresh = getattr(meeting, "successor", None)
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.CALLED_OFF):
        return [_("This meeting is canceled."), text(meeting.called_off_because)]
    words = [_("Anyone may attend. No one has to sign in or give a name.")]
    if meeting.status == MeetingStatus.MOVED:
        stays = fresh is not None and fresh.day == meeting.day
        said = (
            _("This meeting continues at another time and place.")
            if stays
            else _("This meeting has been moved to another day.")
        )
        words = [said, text(meeting.called_off_because)]
    if fresh is not None:
        target = fresh if fresh.has_page else fresh.body
        words.append(
            _("New date: %(day)s") % {"day": f"{long_date(fresh.day)}, {clock_time(fresh.starts_at)}"}
        )
        words.append(absolute(target.get_absolute_url()))
        if fresh.status == MeetingStatus.MOVED:
            words.append(_("That meeting has also been moved."))
        elif fresh.is_called_off:
            words.append(_("That meeting is canceled."))
    return [each for each in words if each]
