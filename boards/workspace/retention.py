"""Retention of members' private notes and notices to the clerk (PRV-06, BK-41)."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from boards.models import Appointment, Attendance, CalendarLink, DisclosureFiling, MeetingVisit, MemberNote
from cms.clock import PACIFIC
from cms.records.retention import retains
from cms.users.models import User

KEPT_AFTER_A_SEAT = 30
OWN = (MemberNote, MeetingVisit, CalendarLink)


def _left(rows: QuerySet, before: datetime) -> QuerySet:
    """Rows of closed accounts, and of people whose last seat ended before the moment."""
    day = before.astimezone(PACIFIC).date()
    seats = Appointment.objects.filter(user=OuterRef("owner"))
    seats = seats.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    return rows.filter(Q(owner__is_active=False) | ~Exists(seats))


@retains(
    "boards.member_notes",
    title=_("Private notes of members"),
    basis_hint=_("Days after the member’s last seat ended; immediately when the account is closed"),
    default_days=KEPT_AFTER_A_SEAT,
)
class MemberNotes:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return _left(MemberNote.objects.all(), before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        MemberNote.objects.filter(pk__in=ids).delete()


@retains(
    "boards.member_visits",
    title=_("What members have read"),
    basis_hint=_("Days after the member’s last seat ended; immediately when the account is closed"),
    default_days=KEPT_AFTER_A_SEAT,
)
class MemberVisits:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return _left(MeetingVisit.objects.all(), before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        MeetingVisit.objects.filter(pk__in=ids).delete()


@retains(
    "boards.calendar_links",
    title=_("Calendar links of members"),
    basis_hint=_("Days after the member’s last seat ended; immediately when the account is closed"),
    default_days=KEPT_AFTER_A_SEAT,
)
class CalendarLinks:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return _left(CalendarLink.objects.all(), before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        CalendarLink.objects.filter(pk__in=ids).delete()


@retains(
    "boards.attendances",
    title=_("Members’ replies about attending"),
    basis_hint=_("Days after the meeting; the minutes say who attended"),
    default_days=KEPT_AFTER_A_SEAT,
)
class Attendances:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return Attendance.objects.filter(meeting__ends_at__lt=before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        Attendance.objects.filter(pk__in=ids).delete()


@retains(
    "boards.disclosure_drafts",
    title=_("Disclosures that members wrote but never filed"),
    basis_hint=_("Days after the meeting; filed disclosures are retained with the meeting"),
    default_days=KEPT_AFTER_A_SEAT,
)
class DisclosureDrafts:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        return DisclosureFiling.objects.filter(filed_at=None, meeting__ends_at__lt=before)

    @staticmethod
    def erase(ids: list[Any]) -> None:
        DisclosureFiling.objects.filter(pk__in=ids, filed_at=None).delete()


@receiver(post_save, sender=get_user_model(), dispatch_uid="boards.forget_closed_accounts")
def forget_closed_accounts(instance: User, **kwargs: Any) -> None:
    """Delete the notes of a closed account. Deleting an account cascades."""
    if not instance.is_active:
        for model in OWN:
            model.objects.filter(owner=instance).delete()
