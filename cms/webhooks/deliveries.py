"""The messages of webhooks: make one of each change, claim those that are due, store the result of each attempt."""

import random
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Min, Q, QuerySet

from cms import clock
from cms.models import RecordChange, Webhook, WebhookDelivery
from cms.webhooks import services, signatures
from cms.webhooks.client import Answer

MOST_CHANGES, MOST_CLAIMED = 1_000, 100  # of one webhook in one turn
# A claim ends by itself, so that what a killed process held is sent by another. Longer than a turn takes.
CLAIM = timedelta(minutes=2)
# Before the second attempt, the third, and so on: the times that Standard Webhooks suggests.
WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
JITTER = 0.1  # so that the messages of an outage do not all come back at the same moment
UNREACHABLE_REST = timedelta(minutes=1)  # so that waiting for a dead host does not take up each turn
STOP_AFTER = timedelta(days=5)
KEEP = timedelta(days=90)
TYPES = {
    RecordChange.Act.ADDED: WebhookDelivery.Type.ADDED,
    RecordChange.Act.CHANGED: WebhookDelivery.Type.CHANGED,
    RecordChange.Act.REMOVED: WebhookDelivery.Type.REMOVED,
}
State, Stop = WebhookDelivery.State, Webhook.Stop


def make_messages() -> None:
    """One message for each webhook and each change that it has not had. Numbers of changes are in the order in which
    they were committed: one process at a time writes them (``open_data.copies``).
    """
    newest = services.newest_change()
    behind = Webhook.objects.filter(state=Webhook.State.ACTIVE, sent_until__lt=newest)
    for pk in list(behind.values_list("pk", flat=True)):
        _make_messages_of(pk)


@transaction.atomic
def _make_messages_of(pk: int) -> None:
    webhook = Webhook.objects.select_for_update().get(pk=pk)
    changes = RecordChange.objects.filter(pk__gt=webhook.sent_until).select_related("record").order_by("pk")
    found = list(changes[:MOST_CHANGES])
    if not found:
        return
    made = [_message(webhook, change) for change in found if _is_wanted(webhook, change)]
    WebhookDelivery.objects.bulk_create(made, ignore_conflicts=True)
    Webhook.objects.filter(pk=pk).update(sent_until=found[-1].pk)


def _is_wanted(webhook: Webhook, change: RecordChange) -> bool:
    """A tombstone does not say of which body it was, so every webhook of its kind has it, as in the API."""
    record = change.record
    of_kind = not webhook.kinds or record.kind in webhook.kinds
    of_body = not webhook.body or record.body == webhook.body or record.removed_at is not None
    return of_kind and of_body


def _message(webhook: Webhook, change: RecordChange) -> WebhookDelivery:
    moment = clock.now()
    return WebhookDelivery(
        webhook=webhook,
        change=change.pk,
        message_id=signatures.new_message_id(),
        type=TYPES[RecordChange.Act(change.act)],
        kind=change.record.kind,
        key=change.record.key,
        fields=change.fields,
        happened_at=change.at,
        next_at=moment,
        created_at=moment,
    )


def waiting_webhooks() -> list[int]:
    """Active webhooks with a message that is due, the one that waits longest first."""
    rows = _due().values("webhook").annotate(first=Min("next_at")).order_by("first", "webhook")
    return [row["webhook"] for row in rows]


def _due() -> QuerySet[WebhookDelivery]:
    moment = clock.now()
    rested = Q(webhook__rest_until=None) | Q(webhook__rest_until__lte=moment)
    free = Q(claimed_until=None) | Q(claimed_until__lte=moment)
    due = WebhookDelivery.objects.filter(state=State.WAITING, next_at__lte=moment)
    return due.filter(rested, free, webhook__state=Webhook.State.ACTIVE)


@transaction.atomic
def claim(webhook: int) -> list[WebhookDelivery]:
    """Messages that this process alone sends until the claim ends, with their webhook. It is committed before
    anything is sent.
    """
    rows = _due().filter(webhook=webhook).select_related("webhook").order_by("next_at", "pk")
    found = list(rows.select_for_update(skip_locked=True, of=("self",))[:MOST_CLAIMED])
    until = clock.now() + CLAIM
    WebhookDelivery.objects.filter(pk__in=[each.pk for each in found]).update(claimed_until=until)
    return found


def release(pks: Iterable[int]) -> None:
    """Give back what was claimed and not tried."""
    WebhookDelivery.objects.filter(pk__in=list(pks), state=State.WAITING).update(claimed_until=None)


@transaction.atomic
def note(delivery: WebhookDelivery, answer: Answer) -> None:
    """Store the result of an attempt: delivered, to be tried again, or given up."""
    row = WebhookDelivery.objects.filter(pk=delivery.pk, state=State.WAITING)
    moment = clock.now()
    tried = {
        "attempts": F("attempts") + 1,
        "tried_at": moment,
        "claimed_until": None,
        "last_status": answer.status,
        "last_error": answer.problem,
    }
    webhook = Webhook.objects.filter(pk=delivery.webhook_id)
    if answer.is_delivered:
        row.update(state=State.DELIVERED, delivered_at=moment, **tried)
        webhook.exclude(failing_since=None, rest_until=None).update(failing_since=None, rest_until=None)
        return
    row.update(**tried, **_what_next(delivery.attempts + 1, answer))
    _note_failure(webhook.select_for_update().get(), answer)


def _what_next(attempts: int, answer: Answer) -> dict[str, object]:
    if attempts > len(WAITS):
        return {"state": State.GIVEN_UP}
    wait = WAITS[attempts - 1] * (1 + random.random() * JITTER)  # noqa: S311  spreads load, protects nothing
    return {"next_at": clock.now() + max(wait, answer.wait or timedelta())}


def _note_failure(webhook: Webhook, answer: Answer) -> None:
    """A receiver that asks for time, or does not answer, gets it for all messages. One that is gone, or fails for long,
    is stopped.
    """
    moment = clock.now()
    since = webhook.failing_since or moment
    wait = UNREACHABLE_REST if answer.status is None else answer.wait
    rest = moment + wait if wait else webhook.rest_until
    Webhook.objects.filter(pk=webhook.pk).update(failing_since=since, rest_until=rest)
    if answer.is_gone:
        services.stop(webhook, Stop.GONE)
    elif since <= moment - STOP_AFTER:
        services.stop(webhook, Stop.FAILING)


def forget() -> None:
    """Delete messages after 90 days, and secrets that no message is signed with any more."""
    moment = clock.now()
    WebhookDelivery.objects.filter(created_at__lt=moment - KEEP).delete()
    Webhook.objects.exclude(previous_secret="").filter(previous_until__lte=moment).update(previous_secret="")
