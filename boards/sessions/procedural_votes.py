"""Procedural motions of a meeting that passed and stand: such a vote elects a chair pro tem or excuses an absence."""

from django.db.models import QuerySet

from boards.models import Meeting, Motion
from boards.motion_choices import SUPERSEDING, MotionKind


def procedural_votes(meeting: Meeting) -> QuerySet[Motion]:
    """In order, without motions that act on other business."""
    undone = Motion.objects.filter(effect__in=SUPERSEDING, passed=True, about__item__meeting=meeting)
    rows = Motion.objects.filter(
        item__meeting=meeting, kind=MotionKind.PROCEDURE, passed=True, effect="", amends=None
    )
    rows = rows.exclude(pk__in=undone.values("about")).with_bodies()
    return rows.order_by("closed_at", "pk")


def is_procedural_vote(meeting: Meeting, motion: Motion) -> bool:
    return procedural_votes(meeting).filter(pk=motion.pk).exists()
