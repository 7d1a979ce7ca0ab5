"""Render conversations as iCalendar text (RFC 5545): stable UID, SEQUENCE, time zone, and cancellations that stay
visible.
"""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.utils.translation import gettext as _

from icalendar import Calendar, Event, vText

from cms.clock import PACIFIC
from cms.i18n.fields import text
from engagement.addresses import absolute, conversation_path
from engagement.models import Conversation

PRODUCT = "-//Throughline//Community Conversations//EN"
CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar_of(conversations: Iterable[Conversation], *, name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(name))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for conversation in conversations:
        calendar.add_component(_event(conversation))
    if calendar.events:
        calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(conversation: Conversation) -> Event:
    address = absolute(conversation_path(conversation.slug))
    event = Event()
    event.add("uid", conversation.ics_uid)
    event.add("dtstamp", conversation.changed_at.astimezone(UTC))
    event.add("last-modified", conversation.changed_at.astimezone(UTC))
    event.add("sequence", conversation.sequence)
    event.add("dtstart", conversation.starts_at.astimezone(PACIFIC))
    event.add("dtend", conversation.ends_at.astimezone(PACIFIC))
    event.add("summary", text(conversation.name))
    event.add("status", "CANCELLED" if conversation.is_cancelled else "CONFIRMED")
    event.add("description", _description(conversation, address))
    event.add("url", address)
    if where := conversation.place or conversation.stream_url:
        event.add("location", where)
    return event


def _description(conversation: Conversation, address: str) -> str:
    parts = [str(_("You can just come. No name, account or email is required.")), address]
    if conversation.stream_url:
        parts.insert(1, conversation.stream_url)
    if conversation.status_note:
        parts.insert(0, text(conversation.status_note))
    return "\n".join(parts)
