"""Selectors for groups and questions. Missing and forbidden objects both raise Http404 (BK-41)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.http import Http404

from boards import access, staff_seats
from boards.guard.contact_sets import Standing, most_of_each_body, standings
from boards.guard.topics import titles
from boards.models import Appointment, ContactGroup, ContactMember, MemberQuestion, Topic
from boards.models.groups import ContactState, FoundedBy
from cms import clock
from cms.access import Visitor, has_role
from cms.users.models import User

IN_IT = (ContactState.INVITED, ContactState.ACCEPTED)
ASKS_COUNSEL_FROM = 3


@dataclass(frozen=True)
class Picture:
    """Size of a contact set: one dot per person, filled or free, up to the limit."""

    count: int
    most: int

    @property
    def dots(self) -> list[str]:
        return ["in"] * self.count + ["free"] * max(0, self.most - self.count)

    @property
    def is_full(self) -> bool:
        return self.count >= self.most

    @property
    def majority(self) -> int:
        return self.most + 1


@dataclass(frozen=True)
class GroupView:
    """A group as its participants see it, with the size limit. It reveals nothing about other groups."""

    group: ContactGroup
    title: str
    rows: list[ContactMember]
    most: int
    own: ContactMember | None = None

    @property
    def taking_part(self) -> list[ContactMember]:
        return [row for row in self.rows if row.state == ContactState.ACCEPTED]

    @property
    def invited(self) -> list[ContactMember]:
        return [row for row in self.rows if row.state == ContactState.INVITED]

    @property
    def picture(self) -> Picture:
        """Everyone ever invited counts: contacts are never removed (BK-42)."""
        return Picture(len(self.rows), self.most)

    @property
    def is_invitation(self) -> bool:
        return self.own is not None and self.own.state == ContactState.INVITED

    @property
    def asks_counsel(self) -> bool:
        """C2C-32, BK-01: three or more people, created by formal action or appointment power."""
        by_action = self.group.founded_by in (FoundedBy.PROCESS, FoundedBy.FORMAL)
        return len(self.rows) >= ASKS_COUNSEL_FROM and (by_action or self.group.holds_power)


def _rows_of(user: User) -> QuerySet[ContactMember]:
    """The user's current memberships; raises Http404 without a seat."""
    seats = access.seats_of(user)
    if not seats:
        raise Http404
    rows = ContactMember.objects.filter(appointment__user=user, state__in=IN_IT)
    return rows.select_related("group__topic__body")


def groups_of(user: User) -> list[GroupView]:
    rows = list(_rows_of(user).order_by("-group__made_at", "-pk"))
    return _view([row.group for row in rows], {row.group_id: row for row in rows})


def get_group(user: User, pk: int) -> GroupView:
    row = _rows_of(user).filter(group=pk).first()
    if row is None:
        raise Http404
    return _view([row.group], {row.group_id: row})[0]


def _view(groups: list[ContactGroup], own: dict[int, ContactMember]) -> list[GroupView]:
    rows: dict[int, list[ContactMember]] = defaultdict(list)
    for row in ContactMember.objects.filter(group__in=groups).select_related("appointment"):
        rows[row.group_id].append(row)
    names = titles(group.topic for group in groups)
    most = most_of_each_body()
    return [
        GroupView(
            group,
            names[group.topic_id],
            rows[group.pk],
            most.get(group.topic.body_id, 0),
            own.get(group.pk),
        )
        for group in groups
    ]


def fellows(user: User) -> QuerySet[Appointment]:
    """Other members of the user's bodies, who can be invited."""
    bodies = {appointment.seat.body_id for appointment in access.require_seats(user)}
    rows = access.bound_by_act(clock.today()).filter(seat__body__in=bodies)
    return rows.exclude(user=user).order_by("seat__body__order", "seat__position")


# Questions -------------------------------------------------------------------------------------------


def questions_of(user: User) -> QuerySet[MemberQuestion]:
    """The user's own questions only."""
    access.require_seats(user)
    return MemberQuestion.objects.filter(appointment__user=user).select_related("appointment__seat__body")


def desk_questions(user: Visitor) -> QuerySet[MemberQuestion]:
    rows = MemberQuestion.objects.exclude(appointment__seat__body__in=_own_bodies(user))
    return rows.select_related("appointment__seat__body")


def get_question(user: Visitor, pk: int) -> MemberQuestion:
    found = desk_questions(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


# Staff desk ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Matter:
    """A topic at the desk: its groups, and its contact sets, largest first."""

    topic: Topic
    title: str
    groups: list[GroupView]
    standing: Standing

    @property
    def circles(self) -> list[Picture]:
        return [Picture(size, self.standing.most) for size in self.standing.sizes]


def desk_topics(user: Visitor) -> QuerySet[Topic]:
    """Topics with groups, newest first."""
    rows = Topic.objects.exclude(body__in=_own_bodies(user)).annotate(n_groups=Count("groups"))
    return rows.select_related("body", "same_as").order_by("-n_groups", "-pk")


def get_topic(user: Visitor, pk: int) -> Topic:
    found = desk_topics(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def matters(topics: Iterable[Topic]) -> list[Matter]:
    """Topics with all groups and contact sets, for staff."""
    topics = list(topics)
    names, held = titles(topics), standings(topics)
    groups = list(ContactGroup.objects.filter(topic__in=topics).select_related("topic__body"))
    of_topic: dict[int, list[GroupView]] = defaultdict(list)
    for shown in _view(groups, {}):
        of_topic[shown.group.topic_id].append(shown)
    return [Matter(topic, names[topic.pk], of_topic[topic.pk], held[topic.pk]) for topic in topics]


def _own_bodies(user: Visitor) -> set[int]:
    """Bodies on which staff hold a seat; there they see only what a member sees (BK-41)."""
    if not has_role(user, *access.PLAN_ROLES):
        raise Http404
    return staff_seats.sits_on(user)
