"""Votes undone by a later vote: rescinded or reconsidered. Both votes name each other."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from boards.models import Decision, Motion
from boards.motion_choices import SUPERSEDING, MotionEffect, MotionState


@dataclass(frozen=True)
class Undone:
    """``by``: the vote that undid it."""

    by: Motion

    @property
    def decision(self) -> Decision | None:
        """The published decision of the vote that undid it."""
        made = getattr(self.by, "decision", None)
        return made if made is not None and made.published_at else None

    @property
    def is_rescinded(self) -> bool:
        return self.by.effect == MotionEffect.RESCIND

    @property
    def label(self) -> str:
        return _("Rescinded") if self.is_rescinded else _("Reconsidered")

    @property
    def sentence(self) -> str:
        day = self.by.item.meeting.plainly_when
        if not self.is_rescinded:
            words = _("Reconsidered on %(day)s by motion %(number)s.")
            return words % {"day": day, "number": self.by.number}
        if made := self.decision:
            return _("Rescinded on %(day)s by decision %(number)s.") % {"day": day, "number": made.number}
        return _("Rescinded on %(day)s by motion %(number)s.") % {"day": day, "number": self.by.number}

    @property
    def url(self) -> str:
        return (self.decision or self.by).get_absolute_url()


def is_undone(motion: str) -> Exists:
    """For a query: whether the vote at this lookup was undone, so ``undone`` is asked only for those."""
    rows = Motion.objects.filter(about=OuterRef(motion), effect__in=SUPERSEDING, state=MotionState.CLOSED)
    return Exists(rows.filter(passed=True))


def undone(motions: Collection[int]) -> dict[int, Undone]:
    """Motion → the vote that undid it, the latest if several; in one query, or none."""
    if not motions:
        return {}
    rows = Motion.objects.public().filter(about__in=motions, effect__in=SUPERSEDING, passed=True)
    rows = rows.select_related("item__meeting__body", "decision").order_by("closed_at")
    return {row.about_id: Undone(row) for row in rows if row.about_id}


def undone_among(decisions: Iterable[Any]) -> dict[int, Undone]:
    """Decision → the vote that undid it. The decisions are annotated with ``is_undone``."""
    rows = [row for row in decisions if row.is_undone]
    after = undone([row.motion_id for row in rows])
    return {row.pk: after[row.motion_id] for row in rows if row.motion_id in after}


def outcomes(decisions: Collection[Any]) -> dict[int, str]:
    """The outcome of each decision in words; of one that a later vote undid, that it did so."""
    after = undone_among(decisions)
    return {row.pk: after[row.pk].label if row.pk in after else row.outcome_words for row in decisions}
