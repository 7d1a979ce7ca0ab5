"""Email updates for the desk: true counts, and the latest bulletins."""

from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from engagement.choices import Rhythm, SubscriberState
from engagement.models import Bulletin, Subscriber, SubscriberTopic
from engagement.newsletter import topics

LAST = 20


def standing() -> list[dict[str, Any]]:
    """One small table per question: a count for each value."""
    confirmed = Subscriber.objects.filter(state=SubscriberState.CONFIRMED)
    wishes = SubscriberTopic.objects.filter(subscriber__state=SubscriberState.CONFIRMED)
    named = {topic.name: topic.label for topic in topics.topics()}
    return [
        _table(_("State"), Subscriber.objects.all(), "state", dict(SubscriberState.choices)),
        _table(_("Topic"), wishes, "topic", named),
        _table(_("Language"), confirmed, "language", dict(settings.FORM_LANGUAGES)),
        _table(_("How often"), confirmed, "rhythm", dict(Rhythm.choices)),
    ]


def _table(title: str, rows: QuerySet[Any], by: str, labels: dict[str, Any]) -> dict[str, Any]:
    counts = dict(rows.order_by().values_list(by).annotate(n=Count("pk")))
    shown = [{"label": label, "count": counts.get(name, 0)} for name, label in labels.items()]
    return {"title": title, "rows": shown}


def issues() -> list[Bulletin]:
    """The latest bulletins, with the number of recipients."""
    rows: list[Bulletin] = list(
        Bulletin.objects.annotate(n_sent=Count("mailings")).order_by("-at", "-pk")[:LAST]
    )
    named = {topic.name: topic.label for topic in topics.topics()}
    for row in rows:
        row.topic_label = str(named.get(row.topic, row.topic))
    return rows


def people() -> QuerySet[Subscriber]:
    return Subscriber.objects.order_by("-asked_at", "-pk")
