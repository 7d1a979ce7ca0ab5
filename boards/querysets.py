"""Querysets with this app's domain filters."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, Model, OuterRef, Prefetch, Q

from boards.choices import AHEAD, CALLED_OFF, PUBLIC_MEETINGS, UNPOSTED, BodyKind, MeetingStatus, PreparedBy
from boards.motion_choices import SUBSIDIARY, SUPERSEDING, MotionEffect, MotionKind


def _comments_by_others(user: int) -> Q:
    """Remarks in the margin of a draft by another member of its bodies, which would be a conversation (BK-41)."""
    found = Q()
    for path in ("pages__wagtail_admin_comments", "pages__wagtail_admin_comments__replies"):
        seat = f"{path}__user__appointments__seat__body"
        by_a_member = Q(**{seat: F("body")}) | Q(**{seat: F("joint_body")})
        found |= by_a_member & (Q(**{f"{path}__user__lt": user}) | Q(**{f"{path}__user__gt": user}))
    return found


def _members_drafts() -> Q:
    """Agendas or materials that hold what members wrote and no other member may read yet (BK-41)."""
    items = Q(cycle_items__proposal__isnull=False, cycle_items__proposal__published_at__isnull=True)
    reports = Q(cycle_items__report__isnull=False, cycle_items__report__public_from__isnull=True)
    papers = Q(
        materials__prepared_by=PreparedBy.MEMBER,
        materials__public_since__isnull=True,
        materials__public_record_at__isnull=True,
    )
    return items | reports | papers


class AppointmentQuerySet[M: Model](models.QuerySet[M]):
    def as_of(self, day: date) -> Self:
        """Terms that include the day; the last day counts."""
        return self.filter(Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def bound(self, day: date) -> Self:
        """Members bound by the open-meeting law: from appointment on, even before oath or first day (BK-05)."""
        begun = Q(starts_on__lte=day) | Q(appointed_on__lte=day)
        return self.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class PresenceQuerySet[M: Model](models.QuerySet[M]):
    def counted(self) -> Self:
        """Attendance that happened: slips left out."""
        return self.filter(is_slip=False)


class SeatQuerySet[M: Model](models.QuerySet[M]):
    def as_of(self, day: date) -> Self:
        """Seats that exist on the day."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        )


class MeetingQuerySet[M: Model](models.QuerySet[M]):
    def of(self, *bodies: "Model | int") -> Self:
        """Meetings of these bodies (or their ids), joint ones of both of their bodies."""
        return self.filter(Q(body__in=bodies) | Q(joint_body__in=bodies))

    def public(self) -> Self:
        """Meetings whose agenda was posted."""
        return self.filter(status__in=PUBLIC_MEETINGS)

    def closed_to(self, user: int, day: date) -> Self:
        """Draft agendas that this person may not read as staff, being a member of a body of theirs that day (BK-41).

        They hold what members wrote and no other member may read yet. Appointees count before their oath (BK-05).
        """
        own = [self._with_seat(body, user, day).values("pk") for body in ("body", "joint_body")]
        rows = self.filter(_members_drafts() | _comments_by_others(user), status=MeetingStatus.DRAFT)
        return rows.filter(Q(pk__in=own[0]) | Q(pk__in=own[1]))

    def _with_seat(self, body: str, user: int, day: date) -> Self:
        """Meetings of whose host, or of whose joint body, this person is a member on that day."""
        seat = f"{body}__seats__appointments"
        begun = Q(**{f"{seat}__starts_on__lte": day}) | Q(**{f"{seat}__appointed_on__lte": day})
        lasts = Q(**{f"{seat}__ends_on__isnull": True}) | Q(**{f"{seat}__ends_on__gte": day})
        return self.filter(begun, lasts, **{f"{seat}__user": user})

    def announced(self) -> Self:
        """Meetings with a public date: posted, or announced before posting and perhaps called off since."""
        return self.filter(Q(status__in=PUBLIC_MEETINGS) | Q(status__in=UNPOSTED, date_is_public=True))

    def at_the_time(self, bodies: Collection[int], starts_at: datetime) -> Self:
        """Meetings of these bodies that start at this moment; a posted one may keep two hours until its new notice."""
        at = Q(starts_at=starts_at) | Q(new_starts_at=starts_at, status=MeetingStatus.POSTED)
        return self.of(*bodies).filter(at).exclude(status__in=CALLED_OFF)

    def ahead(self, moment: datetime) -> Self:
        """Upcoming meetings and those in session, also past their planned end; soonest first."""
        found = Q(status__in=AHEAD, ends_at__gt=moment) | Q(status=MeetingStatus.IN_SESSION)
        return self.filter(found).order_by("starts_at", "pk")

    def past(self, moment: datetime) -> Self:
        """Adjourned, also before their planned end, or their time is over; latest first."""
        found = Q(status=MeetingStatus.ENDED) | Q(ends_at__lte=moment)
        rows = self.public().filter(found).exclude(status=MeetingStatus.IN_SESSION)
        return rows.order_by("-starts_at", "-pk")


class MaterialQuerySet[M: Model](models.QuerySet[M]):
    def open(self) -> Self:
        """Not of a closed session, or opened by two people. What is closed leaves by no other way (BK-34)."""
        return self.filter(is_closed=False)

    def public(self) -> Self:
        """The gate for everyone outside: posted, handed out, or given to a majority.

        A draft agenda hides only what was not given to a majority (BK-50).
        """
        shown = Q(public_since__isnull=False, meeting__status__in=PUBLIC_MEETINGS)
        return self.open().filter(shown | Q(public_record_at__isnull=False))

    def standing(self) -> Self:
        """Not withdrawn from the agenda."""
        return self.filter(withdrawn_at__isnull=True)


class ItemQuerySet[M: Model](models.QuerySet[M]):
    def public(self) -> Self:
        return self.filter(meeting__status__in=PUBLIC_MEETINGS)


class DeferredItemQuerySet[M: Model](models.QuerySet[M]):
    def of(self, *bodies: "Model | int") -> Self:
        """Items for an agenda of these bodies (or their ids); a comment at a joint meeting is for either (BK-21)."""
        return self.filter(Q(body__in=bodies) | Q(comment__meeting__joint_body__in=bodies))


class MotionQuerySet[M: Model](models.QuerySet[M]):
    def of(self, *bodies: "Model | int") -> Self:
        """Motions of these bodies (or their ids): in a joint meeting, those that its own members made."""
        return self.filter(mover__seat__body__in=bodies)

    def of_governing_board(self) -> Self:
        """Motions of the Governing Board, which alone appoints (C2C-07)."""
        return self.filter(mover__seat__body__kind=BodyKind.GOVERNING)

    def with_bodies(self) -> Self:
        """Load the meeting of each motion and the body that acts on it, which its name tells (BK-03)."""
        return self.select_related("item__meeting__body", "item__meeting__joint_body", "mover__seat__body")

    def public(self) -> Self:
        """Closed votes."""
        return self.filter(state="closed", item__meeting__status__in=PUBLIC_MEETINGS)

    def disposed_of(self) -> Self:
        """Motions of public meetings that are no longer before the body, as their pages list them."""
        return self.filter(item__meeting__status__in=PUBLIC_MEETINGS).exclude(state="moved")

    def standing(self) -> Self:
        """Without votes that were reconsidered or rescinded since."""
        return self.exclude(self.set_aside())

    def set_aside(self, by: Collection[str] = SUPERSEDING) -> Exists:
        """Whether a vote was reconsidered or rescinded since."""
        later = self.model._default_manager.filter(about=OuterRef("pk"), passed=True)
        return Exists(later.filter(effect__in=by))

    def taken_up(self, **where: object) -> Q:
        """Votes to table a motion that was taken from the table since."""
        later = self.model._default_manager.filter(
            effect=MotionEffect.TAKE_UP, passed=True, about=OuterRef("about"), pk__gt=OuterRef("pk"), **where
        )
        return Q(Exists(later), effect=MotionEffect.TABLE)

    def settling(self) -> Self:
        """Closed votes that settle their item: on a main motion, or to set the business aside.

        What was tabled and taken up again in the same meeting is not set aside.
        """
        set_aside = Q(passed=True, effect__in=SUBSIDIARY)
        main = Q(effect="", amends=None) | Q(effect=MotionEffect.RESCIND)
        found = self.standing().filter(main | set_aside, state="closed")
        return found.exclude(self.taken_up(item=OuterRef("item")))

    def with_dispositions(self) -> Self:
        """Load what each motion applies to and what became of it, for ``superseded_by`` and the like: two queries."""
        later = self.model._default_manager.select_related("item__meeting__body")
        return self.select_related("about__item__meeting__body").prefetch_related(
            Prefetch("disposed_by", later.order_by("pk"))
        )

    def deciding(self) -> Self:
        """Closed votes with an outcome: on a decision, or passed ones that put off or decline the business.

        Votes on procedure, minutes or findings decide nothing (C2C-05), nor does a vote that was reconsidered, or a
        vote to table what was taken up again in the same meeting, unless its decision is published.
        """
        outcome = Q(kind=MotionKind.DECISION) | Q(effect__in=SUBSIDIARY, passed=True)
        reconsidered = self.set_aside(by=[MotionEffect.RECONSIDER])
        taken_up = Q(self.taken_up(item=OuterRef("item")), decision__isnull=True)
        return self.filter(outcome, state="closed").exclude(reconsidered).exclude(taken_up)

    def without_decision(self) -> Self:
        """Votes that decide and stand, without a decision yet. One that the body is asked to undo waits for that.

        What was tabled needs no decision once it is taken up, in whatever meeting: the next vote decides.
        """
        asked = self.model._default_manager.filter(
            about=OuterRef("pk"), state="moved", effect__in=SUPERSEDING
        )
        waiting = self.standing().deciding().filter(decision__isnull=True)
        return waiting.exclude(Exists(asked)).exclude(self.taken_up())


class DecisionQuerySet[M: Model](models.QuerySet[M]):
    def public(self) -> Self:
        return self.filter(published_at__isnull=False)

    def newest_first(self) -> Self:
        return self.order_by("-decided_on", "-year", "-sequence")


class FollowUpQuerySet[M: Model](models.QuerySet[M]):
    def public(self) -> Self:
        return self.filter(decision__published_at__isnull=False)

    def in_order(self) -> Self:
        return self.order_by(F("done_on").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "pk")


class ProposalQuerySet[M: Model](models.QuerySet[M]):
    def public(self) -> Self:
        """Published, and not withdrawn or hidden since (PRV-14)."""
        gone = Q(submission__state__in=("withdrawn", "hidden"))
        return self.filter(published_at__isnull=False).exclude(gone)


class PartyQuerySet[M: Model](models.QuerySet[M]):
    def as_of(self, day: date) -> Self:
        """Parties on the day, whatever came later (C2C-11, C2C-12)."""
        return self.filter(effective_on__lte=day).filter(Q(ended_on=None) | Q(ended_on__gt=day))

    def outside(self) -> Self:
        """Parties other than the Office (C2C-11)."""
        return self.filter(is_managing_entity=False)
