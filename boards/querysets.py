"""Querysets with this app's domain filters."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from boards.choices import AHEAD, PUBLIC_MEETINGS, MeetingStatus, MotionKind


class AppointmentQuerySet(models.QuerySet):
    def as_of(self, day: date) -> "AppointmentQuerySet":
        """Terms that include the day; the last day counts."""
        return self.filter(Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def bound(self, day: date) -> "AppointmentQuerySet":
        """Members bound by the open-meeting law: from appointment on, even before oath or first day (BK-05)."""
        begun = Q(starts_on__lte=day) | Q(appointed_on__lte=day)
        return self.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class SeatQuerySet(models.QuerySet):
    def as_of(self, day: date) -> "SeatQuerySet":
        """Seats that exist on the day."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        )


class MeetingQuerySet(models.QuerySet):
    def public(self) -> "MeetingQuerySet":
        """Meetings with a public page: the agenda was posted."""
        return self.filter(status__in=PUBLIC_MEETINGS)

    def announced(self) -> "MeetingQuerySet":
        """Meetings with a public date: posted, or announced before posting."""
        return self.filter(Q(status__in=PUBLIC_MEETINGS) | Q(status=MeetingStatus.DRAFT, date_is_public=True))

    def ahead(self, moment: datetime) -> "MeetingQuerySet":
        """Upcoming meetings, soonest first."""
        return self.filter(status__in=AHEAD, ends_at__gt=moment).order_by("starts_at", "pk")

    def past(self, moment: datetime) -> "MeetingQuerySet":
        return self.public().filter(ends_at__lte=moment).order_by("-starts_at", "-pk")


class ItemQuerySet(models.QuerySet):
    def public(self) -> "ItemQuerySet":
        return self.filter(meeting__status__in=PUBLIC_MEETINGS)


class MotionQuerySet(models.QuerySet):
    def public(self) -> "MotionQuerySet":
        """Closed votes."""
        return self.filter(state="closed", item__meeting__status__in=PUBLIC_MEETINGS)

    def without_decision(self) -> "MotionQuerySet":
        """Votes without a decision yet; not those on procedure, minutes or findings (C2C-05)."""
        return self.filter(state="closed", kind=MotionKind.DECISION, decision__isnull=True)


class DecisionQuerySet(models.QuerySet):
    def public(self) -> "DecisionQuerySet":
        return self.filter(published_at__isnull=False)

    def newest_first(self) -> "DecisionQuerySet":
        return self.order_by("-decided_on", "-year", "-sequence")


class FollowUpQuerySet(models.QuerySet):
    def public(self) -> "FollowUpQuerySet":
        return self.filter(decision__published_at__isnull=False)

    def in_order(self) -> "FollowUpQuerySet":
        return self.order_by(F("done_on").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "pk")


class ProposalQuerySet(models.QuerySet):
    def public(self) -> "ProposalQuerySet":
        """Published, and not withdrawn or hidden since (PRV-14)."""
        gone = Q(submission__state__in=("withdrawn", "hidden"))
        return self.filter(published_at__isnull=False).exclude(gone)


class PartyQuerySet(models.QuerySet):
    def as_of(self, day: date) -> "PartyQuerySet":
        """Parties on the day, whatever came later (C2C-11, C2C-12)."""
        return self.filter(effective_on__lte=day).filter(Q(ended_on=None) | Q(ended_on__gt=day))

    def outside(self) -> "PartyQuerySet":
        """Parties other than the Office (C2C-11)."""
        return self.filter(is_managing_entity=False)
