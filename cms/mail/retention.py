"""How long the list of mails is stored. Afterwards only that a message was sent, and when, is left (F20)."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.models import OutboxMessage
from cms.models.mail import NO_TEXT
from cms.records.retention import retains

KEEP_DAYS = 365
OVER = (OutboxMessage.State.SENT, OutboxMessage.State.FAILED)


@retains(
    "cms.mail",
    title=_("Addresses and subjects of emails sent"),
    basis_hint=_(
        "Days after the email was created; the fact and time of sending are retained as proof of notice"
    ),
    default_days=KEEP_DAYS,
)
class Mails:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return OutboxMessage.objects.filter(state__in=OVER, created_at__lt=before).exclude(to="")

    @staticmethod
    def erase(ids: list[Any]) -> None:
        OutboxMessage.objects.filter(pk__in=ids).update(to="", subject="", reply_to="", **NO_TEXT)
