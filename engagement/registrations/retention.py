"""Retention of the personal data of registrations. Counts remain (PRV-06)."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import OutboxMessage
from cms.records.history import record_changes
from cms.records.retention import ACTOR, retains
from engagement.choices import OVER, OWES_AN_OUTCOME, RegistrationState
from engagement.models import Accommodation, OwnAnswer, Registration
from engagement.registrations.needs.services import erase_needs
from engagement.registrations.own_questions.answers import erase_answers

REGISTRATIONS, OWED, WITHDRAWN = "registrations", "registrations.owed", "registrations.withdrawn"
DAYS_AFTER, DAYS_OWED, DAYS_AFTER_WITHDRAWAL = 90, 365, 7
HELD_BY = {"registration": "pk"}
GOES_OUT = timedelta(days=7)  # after closing, while the last messages are sent


def _awaits_outcome() -> Q:
    """Registrations whose address is retained until they are notified of the outcomes (PAR-01, PAR-02)."""
    unanswered = Q(conversation__status__in=OVER) | Q(conversation__closed_at__gt=clock.now() - GOES_OUT)
    promised = Q(conversation__promise_level__in=OWES_AN_OUTCOME) & ~Q(state=RegistrationState.CANCELLED)
    return unanswered & promised & ~Q(email="")


def _address_only() -> Q:
    needs = Accommodation.objects.filter(registration=OuterRef("pk"))
    answers = OwnAnswer.objects.filter(registration=OuterRef("pk"))
    return Q(name="", group_name="", fingerprint="") & Q(~Exists(needs)) & Q(~Exists(answers))


def _erase(ids: list[Any]) -> None:
    """Erase everything, except the address of those who still wait for an outcome."""
    waiting = list(Registration.objects.filter(_awaits_outcome(), pk__in=ids).values_list("pk", flat=True))
    _erase_said(waiting)
    _mails_of(waiting).exclude(state=OutboxMessage.State.WAITING).delete()
    # Bypasses history, here and below: none of these columns is in it.
    Registration.objects.filter(pk__in=waiting).update(name="", group_name="", fingerprint="")
    _erase_all([each for each in ids if each not in waiting])


def _erase_all(ids: list[Any]) -> None:
    """Erase name, email, group, accommodation request, answers to questions of the conversation, and the emails
    with them. Party, way to attend, role, region and language stay as counts.
    """
    _erase_said(ids)
    _mails_of(ids).delete()
    Registration.objects.filter(pk__in=ids).update(name="", email="", group_name="", fingerprint="")
    rows = list(Registration.objects.filter(pk__in=ids))
    for row in rows:
        row.erased_at = clock.now()
    record_changes(Registration, rows, ["erased_at"], actor=ACTOR, reason="personal data erased")


def _erase_said(ids: list[Any]) -> None:
    erase_needs(ids, actor=ACTOR, reason="personal data erased")
    erase_answers(ids)


def _mails_of(ids: list[Any]) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(about_kind="registration", about_id__in=list(map(str, ids)))


@retains(
    REGISTRATIONS,
    title=_("Names, emails and needs of people who registered"),
    basis_hint=_(
        "Days after the conversation; how many people came, from where and in which language is retained"
    ),
    default_days=DAYS_AFTER,
    held_by=HELD_BY,
)
class Registrations:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        rows = Registration.objects.filter(erased_at=None, conversation__ends_at__lt=before)
        return rows.exclude(_awaits_outcome() & _address_only())

    erase = staticmethod(_erase)


@retains(
    OWED,
    title=_("Emails of people still waiting to hear the outcome of a conversation"),
    basis_hint=_(
        "Days after the conversation, at most; they are erased sooner, once people have been notified"
    ),
    default_days=DAYS_OWED,
    held_by=HELD_BY,
)
class Owed:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        rows = Registration.objects.filter(erased_at=None, conversation__ends_at__lt=before)
        return rows.filter(_awaits_outcome() & _address_only())

    erase = staticmethod(_erase_all)


@retains(
    WITHDRAWN,
    title=_("Names, emails and needs of people who canceled their registration"),
    basis_hint=_("Days after the cancellation"),
    default_days=DAYS_AFTER_WITHDRAWAL,
    held_by=HELD_BY,
)
class Withdrawn:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        past = Registration.history.model.objects.filter(id=OuterRef("pk"))
        cancelled = past.filter(state=RegistrationState.CANCELLED, history_date__lt=before)
        return Registration.objects.filter(erased_at=None, state=RegistrationState.CANCELLED).filter(
            Exists(cancelled)
        )

    erase = staticmethod(_erase_all)
