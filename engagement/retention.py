"""How long what identifies a person is kept after they registered. What remains are counts (PRV-06)."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.history import record_changes
from cms.models import OutboxMessage
from cms.retention import ACTOR, retains
from engagement.choices import RegistrationState
from engagement.models import Accommodation, Registration

REGISTRATIONS, WITHDRAWN = "registrations", "registrations.withdrawn"
DAYS_AFTER, DAYS_AFTER_WITHDRAWAL = 90, 7
HELD_BY = {"registration": "pk"}


def _erase(ids: list[Any]) -> None:
    """Name, email, group, need, and the mails that carried them. Party, role, region and language stay as counts."""
    Accommodation.objects.filter(registration__in=ids).delete()
    OutboxMessage.objects.filter(about_kind="registration", about_id__in=list(map(str, ids))).delete()
    # Outside history: none of these columns stands in it.
    Registration.objects.filter(pk__in=ids).update(name="", email="", group_name="", fingerprint="")
    rows = list(Registration.objects.filter(pk__in=ids))
    for row in rows:
        row.erased_at = clock.now()
    record_changes(Registration, rows, ["erased_at"], actor=ACTOR, reason="personal data erased")


@retains(
    REGISTRATIONS,
    title=_("Names, emails and needs of people who registered"),
    basis_hint=_("Days after the conversation; how many came, from where and in which language stays"),
    default_days=DAYS_AFTER,
    held_by=HELD_BY,
)
class Registrations:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return Registration.objects.filter(erased_at=None, conversation__ends_at__lt=before)

    erase = staticmethod(_erase)


@retains(
    WITHDRAWN,
    title=_("Names, emails and needs of people who gave their place back"),
    basis_hint=_("Days after the place was given back"),
    default_days=DAYS_AFTER_WITHDRAWAL,
    held_by=HELD_BY,
)
class Withdrawn:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        past = Registration.history.model.objects.filter(id=OuterRef("pk"))  # type: ignore[attr-defined]
        cancelled = past.filter(state=RegistrationState.CANCELLED, history_date__lt=before)
        return Registration.objects.filter(erased_at=None, state=RegistrationState.CANCELLED).filter(
            Exists(cancelled)
        )

    erase = staticmethod(_erase)
