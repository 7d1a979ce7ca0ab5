"""Render conversations as iCalendar text (RFC 5545): stable UID, SEQUENCE, time zone, and cancellations that stay
visible.
"""

from collections.abc import Iterable
from datetime import UTC
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _

from icalendar import Event, vCalAddress

from cms.calendars import CONTENT_TYPE, lines, new_calendar, new_message, one_line
from cms.clock import PACIFIC
from cms.i18n.fields import text
from engagement.addresses import absolute, conversation_path
from engagement.calendar_links import where_to_attend
from engagement.models import Conversation

__all__ = ["CONTENT_TYPE", "calendar_of", "mailed_event"]
PRODUCT = "-//Throughline//Community Conversations//EN"


def calendar_of(conversations: Iterable[Conversation], *, name: str) -> bytes:
    calendar = new_calendar(PRODUCT, name)
    for conversation in conversations:
        calendar.add_component(_event(conversation))
    if calendar.events:
        calendar.add_missing_timezones()
    return calendar.to_ical()


def mailed_event(conversation: Conversation, *, mode: str = "") -> str:
    """The entry for one person's calendar, or its cancellation: the UID of the public file, the current sequence.

    ``mode``: how the person attends, which decides where.
    """
    calendar = new_message(PRODUCT, "CANCEL" if conversation.is_cancelled else "PUBLISH")
    event = _event(conversation, mode)
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["cn"] = one_line(name or address)
    event.add("organizer", organizer)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def _event(conversation: Conversation, mode: str = "") -> Event:
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
    if where := where_to_attend(conversation, mode):
        event.add("location", one_line(where))
    return event


def _description(conversation: Conversation, address: str) -> str:
    note = [text(conversation.status_note)] if conversation.status_note else []
    if conversation.is_cancelled:
        return "\n".join([*note, address])
    ways = [conversation.stream_url] if conversation.stream_url else []
    ways += [f"{label}: {text(words)}" for label, words in _ways(conversation) if words]
    return "\n".join([*note, _("You can just come. No name, account or email is required."), *ways, address])


def _ways(conversation: Conversation) -> list[tuple[str, dict[str, str]]]:
    return [
        (_("Joining by phone"), conversation.dial_in),
        (_("Public transit"), conversation.transit),
        (_("Parking"), conversation.parking),
    ]
