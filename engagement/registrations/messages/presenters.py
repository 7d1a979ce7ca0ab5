"""What the desk shows of messages: the emails as they are sent, whom they reach, and what was sent."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from engagement.choices import DeliveryState
from engagement.models import Conversation, RegistrantMessage
from engagement.registrations.messages.audiences import Recipients
from engagement.registrations.messages.emails import preview


@dataclass(frozen=True)
class Reach:
    """How many people get it in a language. ``written_in``: the language of the text, if it is another one."""

    code: str
    name: str
    people: int
    written_in: str


def reach_of(recipients: Recipients) -> list[Reach]:
    """The languages of the site, and others that recipients read."""
    site, counts = dict(settings.SITE_LANGUAGES), recipients.languages
    return [
        Reach(code, name, counts.get(code, 0), "" if code in site else str(site[settings.LANGUAGE_CODE]))
        for code, name in settings.FORM_LANGUAGES
        if code in site or code in counts
    ]


def previews(message: RegistrantMessage, codes: list[str]) -> list[dict[str, Any]]:
    names = dict(settings.FORM_LANGUAGES)
    return [{"code": code, "name": names[code]} | preview(message, code) for code in codes]


def sent_counts(message: RegistrantMessage) -> dict[str, int]:
    """``all`` recipients, and how many of them are ``written``, ``left_out`` and ``waiting``."""
    found = Counter(message.recipients.values_list("state", flat=True))
    return {"all": found.total()} | {state.value: found[state.value] for state in DeliveryState}


def with_counts(conversation: Conversation) -> QuerySet[RegistrantMessage]:
    """All messages of a conversation, newest first."""
    written = Count("recipients", filter=Q(recipients__state=DeliveryState.WRITTEN))
    rows: QuerySet[RegistrantMessage] = conversation.messages.all()
    return rows.annotate(n_all=Count("recipients"), n_written=written).order_by("-pk")
