"""Factories for subscribers and bulletins, with addresses that no page may display."""

import re
from datetime import timedelta

from cms import clock
from cms.models import OutboxMessage
from cms.web import one_time_keys
from engagement.choices import Rhythm, SubscriberState
from engagement.models import Subscriber, SubscriberTopic
from engagement.newsletter import subscriptions

ADDRESS = "canary.reader@example.org"
ALL = ["conversations", "recaps", "decisions", "tools", "news"]


def wish(email: str = ADDRESS, **changes) -> dict:
    facts = {"email": email, "topics": ["conversations", "recaps"], "rhythm": "weekly", "language": "en"}
    return facts | {"key": one_time_keys.issue("engagement.news")} | changes


def subscriber(
    email: str = ADDRESS, *, rhythm: str = Rhythm.AT_ONCE, language: str = "en", topics=ALL
) -> Subscriber:
    """Somebody who confirmed an hour ago."""
    with clock.at(clock.now() - timedelta(hours=1)):
        subscriptions.ask_for_news(email=email, wanted=list(topics), language=language, rhythm=rhythm)
        row = Subscriber.objects.get(email=email)
        row.state, row.confirmed_at = SubscriberState.CONFIRMED, clock.now()
        row.save()
    OutboxMessage.objects.filter(to=email).delete()
    return row


def topics_of(row: Subscriber) -> set[str]:
    return set(SubscriberTopic.objects.filter(subscriber=row).values_list("topic", flat=True))


def mails(email: str = ADDRESS) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(to=email).order_by("created_at", "pk"))


def link_in(mail: OutboxMessage, purpose: str) -> str:
    """The path of the link of this purpose in a mail."""
    return re.search(rf"https?://[^/\s]+(\S*/news/{purpose}/\S+/)", mail.text)[1]
