"""Subscriptions that a higher app keeps under the same address, beside those of this capability."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from cms.extension_points import provide, provided

POINT = "newsletter.other_subscriptions"


@dataclass(frozen=True)
class OtherSubscription:
    """``end_url``: the page where it is ended, by the secret link of its own mails."""

    label: str
    since: datetime
    end_url: str


@dataclass(frozen=True)
class OtherSubscriptions:
    """``of``: those of an address whose owner opened a link of a mail to it."""

    title: str | Promise
    sentence: str | Promise
    of: Callable[[str], list[OtherSubscription]]


def register(subscriptions: OtherSubscriptions) -> None:
    provide(POINT, subscriptions)


def others_of(email: str) -> list[tuple[OtherSubscriptions, list[OtherSubscription]]]:
    """Without those that this address has none of."""
    found = [(each, each.of(email)) for each in provided(POINT)]
    return [(each, rows) for each, rows in found if rows]
