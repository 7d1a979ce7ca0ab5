"""Meetings as iCalendar and Atom: only what was posted."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from icalendar import Calendar, Event

from boards.choices import MeetingStatus
from boards.models import Body, Meeting, PostedAgenda
from cms.clock import PACIFIC
from cms.components.dates import long_date
from cms.translated import text

PRODUCT = "-//Throughline//Board meetings//EN"
CONTENT_TYPE = "text/calendar; charset=utf-8"


def absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def calendar_of(meetings: Iterable[Meeting], *, name: str) -> bytes:
    """Place and link are those of the newest posting, as on the page; a change that waits does not show."""
    meetings = list(meetings)
    postings = PostedAgenda.objects.filter(meeting__in=meetings).order_by("number")
    posted = {posting.meeting_id: posting.snapshot["meeting"] for posting in postings}
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for meeting in (each for each in meetings if each.pk in posted):
        calendar.add_component(_event(meeting, posted[meeting.pk]))
    if calendar.events:
        calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(meeting: Meeting, facts: dict) -> Event:
    address = absolute(meeting.get_absolute_url())
    event = Event()
    event.add("uid", meeting.ics_uid)
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("last-modified", meeting.changed_at.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", meeting.starts_at.astimezone(PACIFIC))
    event.add("dtend", meeting.ends_at.astimezone(PACIFIC))
    event.add("summary", text(meeting.body.name))
    event.add("status", "CANCELLED" if meeting.status == MeetingStatus.CANCELLED else "CONFIRMED")
    event.add("description", f"{_('Anyone may come. No one has to sign in or give a name.')}\n{address}")
    event.add("url", address)
    if where := facts["place"] or facts["stream_url"]:
        event.add("location", where)
    return event


def feed_of(body: Body, postings: Iterable[PostedAgenda], own_path: str) -> str:
    """Each posting is one entry; its words are those of the snapshot."""
    feed = Atom1Feed(
        title=_("%(body)s: posted agendas") % {"body": text(body.name)},
        link=absolute(body.get_absolute_url()),
        description="",
        language=get_language(),
        feed_url=absolute(own_path),
        feed_guid=absolute(own_path),
    )
    for posting in postings:
        _add_entry(feed, posting)
    return feed.writeString("utf-8")


def _add_entry(feed: Atom1Feed, posting: PostedAgenda) -> None:
    meeting = posting.meeting
    words = _("Agenda number %(number)s for %(day)s") % {
        "number": posting.number,
        "day": long_date(meeting.day),
    }
    titles = [f"{item['number']}. {text(item['title'])}" for item in posting.items]
    feed.add_item(
        title=words,
        link=absolute(meeting.get_absolute_url()),
        description="\n".join([*([posting.reason] if posting.reason else []), *titles]),
        unique_id=f"urn:sha256:{posting.sha256}",
        pubdate=posting.posted_at,
        updateddate=posting.posted_at,
    )
