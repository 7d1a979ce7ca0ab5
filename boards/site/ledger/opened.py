"""Records of meetings whose sealed facts anyone may see and prove: what their public pages show."""

from collections.abc import Iterable

from django.db.models import Model, QuerySet

from boards.choices import ItemKind
from boards.models import AgendaItem, Decision, MinutesVersion, Motion, PostedAgenda, Vote
from cms.records.public_proofs import opens


def items_of(posting: PostedAgenda) -> Iterable[Model]:
    return AgendaItem.objects.public().filter(meeting=posting.meeting_id).order_by("pk")


@opens("posting", parts=items_of)
def postings() -> QuerySet[PostedAgenda]:
    return PostedAgenda.objects.all()


@opens("minutes")
def minutes() -> QuerySet[MinutesVersion]:
    return MinutesVersion.objects.all()


@opens("item")
def items() -> QuerySet[AgendaItem]:
    return AgendaItem.objects.public()


def votes_on(motion: Motion) -> Iterable[Model]:
    return votes().filter(motion=motion).order_by("seat__position")


@opens("motion", parts=votes_on)
def motions() -> QuerySet[Motion]:
    """Votes that were closed in open session."""
    closed = Motion.objects.filter(closed_at__isnull=False, item__in=AgendaItem.objects.public())
    return closed.exclude(item__kind=ItemKind.CLOSED)


@opens("vote")
def votes() -> QuerySet[Vote]:
    return Vote.objects.filter(motion__in=motions())


def vote_behind(decision: Decision) -> Iterable[Model]:
    found = list(motions().filter(pk=decision.motion_id))
    return [*found, *(vote for motion in found for vote in votes_on(motion))]


@opens("decision", parts=vote_behind)
def decisions() -> QuerySet[Decision]:
    return Decision.objects.public()
