"""Links that put a conversation into a calendar. A person opens them; this site sends nothing there itself."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.i18n.fields import text
from engagement.addresses import absolute, conversation_path
from engagement.choices import Mode
from engagement.models import Conversation

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"


@dataclass(frozen=True)
class CalendarLink:
    """``is_elsewhere``: a page of another company, opened only by the person."""

    label: str
    url: str
    is_elsewhere: bool = True


def calendar_links(conversation: Conversation, mode: str = "") -> list[CalendarLink]:
    """For a conversation that is ahead; otherwise none. ``mode``: how the person attends, if known."""
    if not conversation.is_ahead:
        return []
    event = reverse("engagement:event", args=[conversation.slug])
    return [
        CalendarLink(_("Add to calendar (.ics)"), event, is_elsewhere=False),
        CalendarLink(_("Google Calendar"), f"{GOOGLE}?{urlencode(_google(conversation, mode))}"),
        CalendarLink(_("Outlook"), f"{OUTLOOK}?{urlencode(_outlook(conversation, mode))}"),
    ]


def where_to_attend(conversation: Conversation, mode: str = "") -> str:
    """The place, or the link to join for who attends online; only what the way people meet offers."""
    if mode == Mode.ONLINE:
        return conversation.public_link
    return conversation.public_place or conversation.public_link


def _google(conversation: Conversation, mode: str) -> dict[str, str]:
    return {
        "action": "TEMPLATE",
        "text": text(conversation.name),
        "dates": f"{_utc(conversation.starts_at)}/{_utc(conversation.ends_at)}",
        "details": absolute(conversation_path(conversation.slug)),
        "location": where_to_attend(conversation, mode),
    }


def _outlook(conversation: Conversation, mode: str) -> dict[str, str]:
    return {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": text(conversation.name),
        "startdt": conversation.starts_at.astimezone(UTC).isoformat(),
        "enddt": conversation.ends_at.astimezone(UTC).isoformat(),
        "body": absolute(conversation_path(conversation.slug)),
        "location": where_to_attend(conversation, mode),
    }


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
