"""People who follow public records, and what they press."""

from django.http import HttpResponse
from django.test import Client

from boards.models import Decision
from cms import clock
from cms.models import OutboxMessage
from cms.open_data import sync
from cms.open_data.changes import last_change
from cms.web import one_time_keys
from engagement import subscriber_links
from engagement.models import FollowedRecord, Subscriber
from tests.factories import news


def ask(client: Client, path: str, email: str = news.ADDRESS, **changes) -> HttpResponse:
    wish = {"email": email, "rhythm": "weekly", "language": "en"}
    return client.post(path, wish | {"key": one_time_keys.issue("engagement.follow")} | changes)


def press(client: Client, path: str) -> HttpResponse:
    """The button of the page to which the mailed link leads."""
    return client.post(path, {"key": one_time_keys.issue("engagement.follow-confirm")})


def follower(kind: str, key: str, email: str = news.ADDRESS, **wish) -> Subscriber:
    """Somebody who confirmed, follows this one record from now on, and asked for no topic."""
    row = Subscriber.objects.filter(email=email).first() or news.subscriber(email, topics=[], **wish)
    follows(row, kind, key)
    return row


def follows(row: Subscriber, kind: str, key: str) -> FollowedRecord:
    return FollowedRecord.objects.create(
        subscriber=row, kind=kind, key=key, told_until=last_change(clock.now())
    )


def settings_of(row: Subscriber) -> str:
    return subscriber_links.path(subscriber_links.SETTINGS, row.key)


def change(row: Decision, **fields) -> None:
    """Change a decision; its public copy follows."""
    Decision.objects.filter(pk=row.pk).update(**fields)
    sync.follow()


def mails(email: str = news.ADDRESS) -> list[OutboxMessage]:
    return news.mails(email)
