"""Procedural motions of a meeting that passed and stand: such a vote elects a chair pro tem or excuses an absence."""

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from boards.exceptions import NotPossibleNow
from boards.models import Body, Meeting, Motion
from boards.motion_choices import SUPERSEDING, MotionKind


def procedural_votes(meeting: Meeting) -> QuerySet[Motion]:
    """In order, without motions that act on other business."""
    undone = Motion.objects.filter(effect__in=SUPERSEDING, passed=True, about__item__meeting=meeting)
    rows = Motion.objects.filter(
        item__meeting=meeting, kind=MotionKind.PROCEDURE, passed=True, effect="", amends=None
    )
    rows = rows.exclude(pk__in=undone.values("about")).with_bodies()
    return rows.order_by("closed_at", "pk")


def refuse_other_vote(meeting: Meeting, motion: Motion, body: Body, words: str | Promise) -> None:
    """Raise NotPossibleNow with these words unless it is such a vote, in a joint meeting of the member's own body."""
    if not procedural_votes(meeting).filter(pk=motion.pk).exists():
        raise NotPossibleNow(words, rule="BK-30")
    if motion.acting_body.pk != body.pk:
        raise NotPossibleNow(
            _(
                "That is a vote of the other body of this joint meeting. Choose a vote of the member’s own body."
            ),
            rule="BK-30",
        )
