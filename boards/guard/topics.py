"""Topics: one per matter of a body, so all groups on it count together (BK-42)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from boards import access, staff_seats
from boards.guard.matters import hold_contacts, join
from boards.guard.registry import guarded, of_kind
from boards.models import AgendaItem, Body, Meeting, Topic
from cms import clock
from cms.i18n.fields import text
from cms.records.history import Actor

SUBJECT = "subject"


def topic_for(body: Body, obj: models.Model) -> Topic:
    """Topic of a registered row in a body, created on first use."""
    found = guarded(type(obj))
    key = _value(obj, found.topic)
    return Topic.objects.get_or_create(body=body, kind=found.kind, key=str(key))[0]


def _value(obj: object, path: str) -> Any:
    for name in path.split("__"):
        obj = getattr(obj, name)
    return getattr(obj, "pk", obj)


@transaction.atomic
def open_subject(*, actor: Actor, body: Body, title: dict[str, str]) -> Topic:
    """Staff name a subject other than a proposal or item; member-made names could split one topic."""
    access.require(actor, *access.PLAN_ROLES)
    staff_seats.refuse_own_body(actor, body.pk)
    topic = Topic(body=body, kind=SUBJECT, key="", title=title)
    topic.save()
    topic.key = str(topic.pk)
    topic.save(update_fields=["key"])
    return topic


@transaction.atomic
def same_matter(*, actor: Actor, topic: Topic, other: Topic) -> Topic:
    """Mark two topics as one matter, such as a proposal and its item; their contact sets merge."""
    access.require(actor, *access.PLAN_ROLES)
    staff_seats.refuse_own_body(actor, topic.body_id)
    hold_contacts()
    if _family(topic) == _family(other):
        join(Topic.objects.filter(pk__in=(topic.pk, other.pk)))
    other.refresh_from_db(fields=["same_as"])
    return other.same_as or other


def _family(topic: Topic) -> int:
    """A committee's members are members of the body that created it."""
    return topic.body.parent_id or topic.body_id


def titles(topics: Iterable[Topic]) -> dict[int, str]:
    """Title of each topic, with one query per kind."""
    named: dict[int, str] = {}
    by_kind: dict[str, list[Topic]] = defaultdict(list)
    for topic in topics:
        by_kind[topic.kind].append(topic)
    for kind, some in by_kind.items():
        found = of_kind(kind)
        names = _names(found, some) if found else {}
        for topic in some:
            named[topic.pk] = text(topic.title) or names.get(topic.key) or _("A matter of the body")
    return named


def _names(found: Any, topics: list[Topic]) -> dict[str, str]:
    keys = {topic.key for topic in topics}
    rows = found.model._default_manager.filter(**{f"{found.topic}__in": keys})
    return {str(_value(row, found.topic)): text(found.title(row)) for row in rows}


@dataclass(frozen=True)
class ItemOfBody:
    """An item of the agenda as a topic of one body that meets."""

    item: AgendaItem
    body: Body

    @property
    def title(self) -> dict[str, str]:
        return self.item.title


def offered(bodies: Iterable[Body]) -> list[Topic | ItemOfBody]:
    """Topics open for groups in these bodies: upcoming posted items, and subjects named by staff."""
    ids = [body.pk for body in bodies]
    subjects = Topic.objects.filter(body__in=ids, kind=SUBJECT, same_as=None).select_related("body")
    ahead = Meeting.objects.of(*ids).filter(ends_at__gt=clock.now())
    items = AgendaItem.objects.public().filter(meeting__in=ahead)
    items = items.select_related("meeting__body", "meeting__joint_body")
    pairs = [ItemOfBody(item, body) for item in items for body in item.meeting.bodies if body.pk in ids]
    return [*subjects.order_by("-pk"), *pairs]
