"""Visibility of members' text, for all views, feeds, emails, search, history, exports and the API (BK-41)."""

from collections import defaultdict
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from boards import access, staff_seats
from boards.guard.answers import Answer
from boards.guard.contact_sets import YES, standings
from boards.guard.registry import Guarded, guarded
from boards.models import Appointment, ContactMember, Topic
from boards.models.groups import ContactState
from cms import clock
from cms.access import has_role, is_signed_in
from cms.records.history import Actor
from cms.users.models import User

READS = (ContactState.ACCEPTED,)
WROTE = (ContactState.ACCEPTED, ContactState.LEFT)


def may_see(user: Actor, obj: Model) -> Answer:
    if visible(user, type(obj)._default_manager.filter(pk=obj.pk)).exists():
        return YES
    words = _(
        "Another member wrote it, or it is not public yet. Members see what others write at a "
        "meeting, in its public packet, or in a small group on this topic."
    )
    return Answer(False, "BK-41", words)


def visible[M: Model](user: Actor, rows: QuerySet[M]) -> QuerySet[M]:
    """Filter the rows this person may see.

    Staff see all rows, except in bodies on which they hold a seat; there they see what a member sees.
    """
    found = guarded(rows.model)
    allowed = found.public
    own_bodies, seats = _bound_and_seated(user)
    if has_role(user, *access.PLAN_ROLES):
        if not own_bodies:
            return rows.all()
        allowed |= ~Q(**{f"{found.body}__in": own_bodies})
    if is_signed_in(user):
        for path in found.own:
            allowed |= Q(**{path: user})
        if seats:
            allowed |= Q(pk__in=_shared(user, found))
    return rows.filter(pk__in=rows.model._base_manager.filter(allowed).values("pk"))


def _bound_and_seated(user: Actor) -> tuple[set[int], bool]:
    """Bodies of which the person is a member, before the first day too (BK-05), and whether any seat is held today."""
    if not is_signed_in(user):
        return set(), False
    today = clock.today()
    bound = list(access.bound_by_act(today).filter(user=user).values_list("seat__body", "starts_on"))
    own = staff_seats.with_committees({body for body, _day in bound}) if bound else set()
    return own, any(day is not None and day <= today for _body, day in bound)


def _shared(user: User, found: Guarded) -> list[Any]:
    """Rows written in the user's groups on the topics of these groups."""
    peers = _peers(user, found.kind)
    if not peers:
        return []
    keys = {key for _body, key in peers}
    rows = found.model._base_manager.filter(**{f"{found.topic}__in": keys})
    authors: dict[Any, set[int]] = defaultdict(set)
    topic_of: dict[Any, tuple[int, str]] = {}
    for pk, key, body, *users in rows.values_list("pk", found.topic, found.body, *found.own):
        topic_of[pk] = (body, str(key))
        authors[pk] |= {each for each in users if each and each != user.pk}
    members = _members(set().union(*authors.values()))
    return [
        pk
        for pk, topic in topic_of.items()
        if topic in peers and not (authors[pk] & members) - peers[topic]
    ]  # fmt: skip


def _members(users: set[int]) -> set[int]:
    """Accounts that have ever held a seat; a clerk who typed the text is not a member."""
    return set(Appointment.objects.filter(user__in=users).values_list("user", flat=True)) if users else set()


def _peers(user: User, kind: str) -> dict[tuple[int, str], set[int]]:
    """Map each topic (body, key) to the accounts in the user's groups on it. Too large a contact set shares nothing."""
    mine = ContactMember.objects.filter(appointment__user=user, state__in=READS, group__topic__kind=kind)
    topic_of_group = dict(mine.values_list("group", "group__topic"))
    if not topic_of_group:
        return {}
    topics = Topic.objects.in_bulk(set(topic_of_group.values()))
    held = standings(topics.values())
    peers: dict[tuple[int, str], set[int]] = {}
    for topic in topics.values():
        if held[topic.pk].judge([f"u{user.pk}"]):
            peers[topic.body_id, topic.key] = set()
    others = ContactMember.objects.filter(group__in=topic_of_group, state__in=WROTE)
    for group, account in others.values_list("group", "appointment__user"):
        topic = topics[topic_of_group[group]]
        if account and (topic.body_id, topic.key) in peers:
            peers[topic.body_id, topic.key].add(account)
    return peers


def authors_of(obj: Model) -> list[Any]:
    """Accounts of the authors."""
    found = guarded(type(obj))
    rows = type(obj)._base_manager.filter(pk=obj.pk)
    ids = {pk for path in found.own for pk in rows.values_list(path, flat=True) if pk}
    return list(get_user_model().objects.filter(pk__in=ids).order_by("pk"))
