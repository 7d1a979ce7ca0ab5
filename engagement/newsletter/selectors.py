"""Email updates for the desk: true counts, and the latest bulletins."""

from typing import Any

from django.conf import settings
from django.db.models import Case, Count, QuerySet, When
from django.utils.translation import gettext as _

from engagement.choices import Rhythm, SubscriberState
from engagement.models import Announcement, Bulletin, FollowedRecord, Subscriber, SubscriberTopic
from engagement.newsletter import topics

LAST = 20


def standing() -> list[dict[str, Any]]:
    """One small table per question: a count for each value."""
    confirmed = Subscriber.objects.filter(state=SubscriberState.CONFIRMED)
    wishes = SubscriberTopic.objects.filter(subscriber__state=SubscriberState.CONFIRMED)
    named = {topic.name: topic.label for topic in topics.topics()}
    return [
        _table(_("Status"), Subscriber.objects.all(), "state", dict(SubscriberState.choices)),
        _table(_("Topic"), wishes, "topic", named),
        _table(_("Language"), confirmed, "language", dict(settings.FORM_LANGUAGES)),
        _table(_("How often"), confirmed, "rhythm", dict(Rhythm.choices)),
        {"title": _("Records followed"), "rows": [{"label": _("All together"), "count": _followed()}]},
    ]


def _followed() -> int:
    """One number: nobody but its owner sees what a person follows."""
    return FollowedRecord.objects.filter(subscriber__state=SubscriberState.CONFIRMED).count()


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


def people(*, typed: str = "", state: str = "") -> QuerySet[Subscriber]:
    """Subscribers whose address contains what was typed, newest first."""
    rows = Subscriber.objects.order_by("-asked_at", "-pk")
    rows = rows.filter(state=state) if state else rows
    return rows.filter(email__icontains=typed.strip()) if typed.strip() else rows


def written() -> QuerySet[Announcement]:
    """News written by hand: what waits first, then the newest."""
    waits = Case(When(state=Announcement.State.PROPOSED, then=0), default=1)
    return Announcement.objects.order_by(waits, "-pk")[:LAST]
