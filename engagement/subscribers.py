"""Subscribers to email updates: what their own confirmation changes, and the language of their mail."""

from django.conf import settings

from cms import clock
from cms.open_data.changes import last_change
from cms.records.history import record
from engagement import subscriber_links
from engagement.choices import SubscriberState
from engagement.models import Subscriber


def confirm(subscriber: Subscriber) -> None:
    """The owner of the address opened a link and pressed its button. Call it with the row locked.

    Nothing from before is mailed.
    """
    subscriber.state, subscriber.confirmed_at, subscriber.bounces = SubscriberState.CONFIRMED, clock.now(), 0
    subscriber.link_digest = subscriber_links.digest(subscriber_links.new_key())
    record(subscriber, actor=None, reason="confirmed by the link")
    subscriber.followed.update(told_until=last_change(clock.now()))


def known_language(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
