"""Retention of applicants' personal information; only counts remain afterward (PRV-03, PRV-06)."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards.models import Application, ApplicationAnswers, ApplicationContact, ApplicationReview
from boards.models.applications import ApplicationState
from cms import clock
from cms.models import OutboxMessage
from cms.records.history import record_changes
from cms.records.retention import ACTOR, retains

APPLICATIONS, WITHDRAWN = "applications", "applications.withdrawn"
DAYS_AFTER, DAYS_AFTER_WITHDRAWAL = 730, 30
HELD_BY = {"application": "pk"}
BLANK = ("name", "organization", "statement", "employer", "fingerprint")


def _erase(ids: list[Any]) -> None:
    """Erase text, contact details, voluntary answers, scorers' notes and emails. State and language stay."""
    for model in (ApplicationContact, ApplicationAnswers):
        model.objects.filter(application__in=ids).delete()
    ApplicationReview.objects.filter(application__in=ids).update(note="")
    OutboxMessage.objects.filter(about_kind="application", about_id__in=list(map(str, ids))).delete()
    # History does not track these columns.
    Application.objects.filter(pk__in=ids).update(**dict.fromkeys(BLANK, ""))
    rows = list(Application.objects.filter(pk__in=ids))
    for row in rows:
        row.erased_at = clock.now()
    record_changes(Application, rows, ["erased_at"], actor=ACTOR, reason="personal data erased")


@retains(
    APPLICATIONS,
    title=_("Answered applications"),
    basis_hint=_("Days after the answer; a decision about the records schedule can set a different period"),
    default_days=DAYS_AFTER,
    held_by=HELD_BY,
)
class Applications:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return Application.objects.filter(erased_at=None, answered_at__lt=before)

    erase = staticmethod(_erase)


@retains(
    WITHDRAWN,
    title=_("Withdrawn applications"),
    basis_hint=_("Days after withdrawal"),
    default_days=DAYS_AFTER_WITHDRAWAL,
    held_by=HELD_BY,
)
class Withdrawn:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        withdrawn = Application.objects.filter(state=ApplicationState.WITHDRAWN)
        return withdrawn.filter(erased_at=None, withdrawn_at__lt=before)

    erase = staticmethod(_erase)
