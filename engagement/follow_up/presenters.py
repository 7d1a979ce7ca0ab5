"""What the desk shows of a follow-up survey: the emails as they are sent, whom they reach, and what came back."""

from collections import Counter
from typing import Any

from django.conf import settings

from engagement.choices import DeliveryState
from engagement.follow_up.emails import preview
from engagement.follow_up.rules import FEWEST
from engagement.models import FollowUp
from engagement.registrations.messages.audiences import Recipients


def reach_of(recipients: Recipients) -> list[dict[str, Any]]:
    """``code``, ``name`` and number of ``people`` of each language of the site, and of others that recipients read.

    ``is_few``: so few read it that the language of a response could tell who wrote it.
    """
    site, counts = dict(settings.SITE_LANGUAGES), Counter(recipients.languages)
    return [
        {"code": code, "name": name, "people": counts[code], "is_few": 0 < counts[code] < FEWEST}
        for code, name in settings.FORM_LANGUAGES
        if code in site or code in counts
    ]


def previews(row: FollowUp, codes: list[str]) -> list[dict[str, Any]]:
    names = dict(settings.FORM_LANGUAGES)
    return [{"code": code, "name": names[code]} | preview(row, code) for code in codes]


def sent_counts(row: FollowUp) -> dict[str, int]:
    """``all`` emails, how many of them are ``written``, ``left_out`` and ``waiting``, and ``answered``: used links."""
    found = Counter(row.invitations.values_list("state", flat=True))
    counts = {"all": found.total()} | {state.value: found[state.value] for state in DeliveryState}
    return counts | {"answered": row.links.filter(is_used=True).count()}
