"""Reading rules of this room, in the words of the domain."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from boards.choices import AHEAD, PUBLIC_MEETINGS, MeetingStatus, MotionKind


class AppointmentQuerySet(models.QuerySet):
    def as_of(self, day: date) -> "AppointmentQuerySet":
        """Who held a seat on a day. A term includes its last day."""
        return self.filter(Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def bound(self, day: date) -> "AppointmentQuerySet":
        """Whom the open-meeting law binds: from the appointment on, before any oath or first day (BK-05)."""
        begun = Q(starts_on__lte=day) | Q(appointed_on__lte=day)
        return self.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class SeatQuerySet(models.QuerySet):
    def as_of(self, day: date) -> "SeatQuerySet":
        """The seats the body had on a day."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        )


class MeetingQuerySet(models.QuerySet):
    def public(self) -> "MeetingQuerySet":
        """Those of which the public may see the page: the agenda was posted."""
        return self.filter(status__in=PUBLIC_MEETINGS)

    def announced(self) -> "MeetingQuerySet":
        """Those of which the public may know the date: posted, or the date was made public before."""
        return self.filter(Q(status__in=PUBLIC_MEETINGS) | Q(status=MeetingStatus.DRAFT, date_is_public=True))

    def ahead(self, moment: datetime) -> "MeetingQuerySet":
        """What comes next, soonest first."""
        return self.filter(status__in=AHEAD, ends_at__gt=moment).order_by("starts_at", "pk")

    def past(self, moment: datetime) -> "MeetingQuerySet":
        return self.public().filter(ends_at__lte=moment).order_by("-starts_at", "-pk")


class ItemQuerySet(models.QuerySet):
    def public(self) -> "ItemQuerySet":
        return self.filter(meeting__status__in=PUBLIC_MEETINGS)


class MotionQuerySet(models.QuerySet):
    def public(self) -> "MotionQuerySet":
        """A vote can be read once it is closed."""
        return self.filter(state="closed", item__meeting__status__in=PUBLIC_MEETINGS)

    def without_decision(self) -> "MotionQuerySet":
        """Votes that a decision can follow: not those on procedure, minutes or findings (C2C-05)."""
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
        """Published, and not taken back with the receipt or hidden since (PRV-14)."""
        gone = Q(submission__state__in=("withdrawn", "hidden"))
        return self.filter(published_at__isnull=False).exclude(gone)


class PartyQuerySet(models.QuerySet):
    def as_of(self, day: date) -> "PartyQuerySet":
        """Who was a party on a day, whatever came later (C2C-11, C2C-12)."""
        return self.filter(effective_on__lte=day).filter(Q(ended_on=None) | Q(ended_on__gt=day))

    def outside(self) -> "PartyQuerySet":
        """Without the Office itself (C2C-11)."""
        return self.filter(is_managing_entity=False)
