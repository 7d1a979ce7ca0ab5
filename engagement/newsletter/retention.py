"""Retention of addresses that never confirmed or that unsubscribed (F20)."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.models import OutboxMessage
from cms.records.retention import retains
from engagement.choices import SubscriberState
from engagement.models import Subscriber

MAILS = ("subscriber", "news", "follow")
PENDING_DAYS, ENDED_DAYS = 7, 30


def _erase(ids: list[Any]) -> None:
    """Deletes the emails that contain the address; the counts of what was sent are deleted with the subscriber."""
    OutboxMessage.objects.filter(about_kind__in=MAILS, about_id__in=[str(pk) for pk in ids]).delete()
    Subscriber.objects.filter(pk__in=ids).delete()


@retains(
    "engagement.news_pending",
    title=_("Addresses that requested email updates and never confirmed"),
    basis_hint=_("Days after the request"),
    default_days=PENDING_DAYS,
)
class NeverConfirmed:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return Subscriber.objects.filter(state=SubscriberState.PENDING, asked_at__lt=before)

    erase = staticmethod(_erase)


@retains(
    "engagement.news_ended",
    title=_("Addresses whose email updates have ended"),
    basis_hint=_("Days after the end"),
    default_days=ENDED_DAYS,
)
class Ended:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        over = (SubscriberState.ENDED, SubscriberState.BOUNCED)
        return Subscriber.objects.filter(state__in=over, ended_at__lt=before)

    erase = staticmethod(_erase)
