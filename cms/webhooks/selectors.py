"""Webhooks and their messages, for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from cms.i18n.fields import text
from cms.models import PublishedRecord, Webhook, WebhookDelivery
from cms.open_data.registry import kinds

BODIES = "bodies"  # the kind whose records are the bodies, named by their slugs


@dataclass(frozen=True)
class WebhookRow:
    """``last``: the message that was tried last, if one was."""

    webhook: Webhook
    waiting: int
    last: WebhookDelivery | None


def all_webhooks() -> QuerySet[Webhook]:
    return Webhook.objects.all()


def find(pk: int) -> Webhook | None:
    return Webhook.objects.filter(pk=pk).first()


def rows_of(found: Iterable[Webhook]) -> list[WebhookRow]:
    """In three queries, however many there are."""
    webhooks = list(found)
    pks = [each.pk for each in webhooks]
    tried = WebhookDelivery.objects.filter(webhook=OuterRef("pk")).exclude(tried_at=None)
    newest = Subquery(tried.order_by("-tried_at", "-pk").values("pk")[:1])
    waiting = Count("deliveries", filter=Q(deliveries__state=WebhookDelivery.State.WAITING))
    facts = {
        pk: (last, count)
        for pk, last, count in Webhook.objects.filter(pk__in=pks)
        .annotate(last=newest, waiting=waiting)
        .values_list("pk", "last", "waiting")
    }
    messages = WebhookDelivery.objects.in_bulk([last for last, _count in facts.values() if last])
    return [
        WebhookRow(each, facts[each.pk][1], messages.get(facts[each.pk][0] or 0))
        for each in webhooks
        if each.pk in facts
    ]


def messages_of(webhook: Webhook) -> QuerySet[WebhookDelivery]:
    """Newest first."""
    return webhook.deliveries.order_by("-pk")


def stopped() -> QuerySet[Webhook]:
    return Webhook.objects.filter(state=Webhook.State.STOPPED)


def kind_labels() -> dict[str, str]:
    return {kind.name: str(kind.label) for kind in kinds()}


def body_names() -> dict[str, str]:
    """Slug → name of each public body."""
    rows = PublishedRecord.objects.present().filter(kind=BODIES).order_by("key").values_list("key", "title")
    return {key: text(title) or key for key, title in rows}
