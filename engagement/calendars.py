"""Render conversations as iCalendar text (RFC 5545): stable UID, SEQUENCE, time zone, and cancellations that stay
visible.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _

from icalendar import Event, vCalAddress

from cms.calendars import CONTENT_TYPE, lines, new_calendar, new_event, new_message, one_line, written
from cms.i18n.fields import text
from engagement.addresses import absolute, conversation_path
from engagement.calendar_links import where_to_attend
from engagement.models import Conversation, Registration

__all__ = ["CONTENT_TYPE", "calendar_of", "mailed_event"]
PRODUCT = "-//Throughline//Community Conversations//EN"


@dataclass(frozen=True)
class Edition:
    """What a calendar compares, and where this reader attends. ``mode``: how a person attends; empty: not known."""

    sequence: int
    at: datetime
    mode: str = ""
    is_cancelled: bool = False


def calendar_of(conversations: Iterable[Conversation], *, name: str, earlier: str = "") -> bytes:
    calendar = new_calendar(PRODUCT, name, earlier=earlier)
    for conversation in conversations:
        edition = Edition(
            conversation.sequence, conversation.changed_at, is_cancelled=conversation.is_cancelled
        )
        calendar.add_component(_event(conversation, edition))
    return written(calendar)


def mailed_event(registration: Registration) -> str:
    """The entry for one person's calendar, or its cancellation: the UID of the public file, and a sequence that also
    grows with the changes of this registration, so that calendars take the newest place over an older one.
    """
    conversation = registration.conversation
    edition = Edition(
        conversation.sequence + registration.changes,
        max(conversation.changed_at, registration.changed_at or conversation.changed_at),
        registration.mode,
        conversation.is_cancelled or registration.is_cancelled,
    )
    calendar = new_message(PRODUCT, "CANCEL" if edition.is_cancelled else "PUBLISH")
    event = _event(conversation, edition)
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["cn"] = one_line(name or address)
    event.add("organizer", organizer)
    calendar.add_component(event)
    return written(calendar).decode()


def _event(conversation: Conversation, edition: Edition) -> Event:
    address = absolute(conversation_path(conversation.slug))
    event = new_event(
        conversation.ics_uid,
        starts_at=conversation.starts_at,
        ends_at=conversation.ends_at,
        sequence=edition.sequence,
        changed_at=edition.at,
    )
    event.add("summary", one_line(text(conversation.name)))
    event.add("status", "CANCELLED" if edition.is_cancelled else "CONFIRMED")
    event.add("description", lines(_description(conversation, address, edition.is_cancelled)))
    event.add("url", address)
    if where := where_to_attend(conversation, edition.mode):
        event.add("location", one_line(where))
    return event


def _description(conversation: Conversation, address: str, is_cancelled: bool) -> str:
    """Once it has begun, nothing in it invites any more."""
    note = [text(conversation.status_note)] if conversation.status_note else []
    if is_cancelled or not conversation.phase.is_ahead:
        return "\n".join([*note, address])
    ways = [conversation.public_link] if conversation.public_link else []
    ways += [f"{label}: {text(words)}" for label, words in _ways(conversation) if words]
    return "\n".join(
        [*note, _("You can just show up. No name, account or email is required."), *ways, address]
    )


def _ways(conversation: Conversation) -> list[tuple[str, dict[str, str]]]:
    online = [(_("Joining by phone"), conversation.dial_in)]
    place = [(_("Public transit"), conversation.transit), (_("Parking"), conversation.parking)]
    return [
        *(online if conversation.is_offered_online else []),
        *(place if conversation.meets_in_a_place else []),
    ]
