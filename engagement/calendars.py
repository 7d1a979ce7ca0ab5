"""Render conversations as iCalendar text (RFC 5545): stable UID, SEQUENCE, time zone, and cancellations that stay
visible.
"""

from collections.abc import Iterable
from datetime import UTC

from django.utils.translation import gettext as _

from icalendar import Event

from cms.calendars import CONTENT_TYPE, lines, new_calendar, one_line
from cms.clock import PACIFIC
from cms.i18n.fields import text
from engagement.addresses import absolute, conversation_path
from engagement.models import Conversation

__all__ = ["CONTENT_TYPE", "calendar_of"]
PRODUCT = "-//Throughline//Community Conversations//EN"


def calendar_of(conversations: Iterable[Conversation], *, name: str) -> bytes:
    calendar = new_calendar(PRODUCT, name)
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
    event.add("summary", one_line(text(conversation.name)))
    event.add("status", "CANCELLED" if conversation.is_cancelled else "CONFIRMED")
    event.add("description", lines(_description(conversation, address)))
    event.add("url", address)
    if where := conversation.place or conversation.stream_url:
        event.add("location", one_line(where))
    return event


def _description(conversation: Conversation, address: str) -> str:
    parts = [str(_("You can just come. No name, account or email is required.")), address]
    if conversation.stream_url:
        parts.insert(1, conversation.stream_url)
    if conversation.status_note:
        parts.insert(0, text(conversation.status_note))
    return "\n".join(parts)
