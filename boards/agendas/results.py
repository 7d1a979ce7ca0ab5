"""What became of an item, in the words of its chip. It follows from closed votes and recorded outcomes only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.agendas.motion_views import MotionView
from boards.choices import Outcome
from boards.models import Decision, ItemOutcome
from boards.motion_choices import SUBSIDIARY, MotionEffect, MotionKind
from boards.outcome_text import reason_sentence


@dataclass(frozen=True)
class Result:
    """``kind`` and ``icon`` are those of the chip. A vote on procedure or minutes decides no business."""

    words: str
    kind: str = "plain"
    icon: str = ""
    vote: MotionView | None = None
    reason: str = ""
    is_decision: bool = True

    @property
    def decision(self) -> Decision | None:
        return self.vote.decision if self.vote else None


def result_of(motions: Iterable[MotionView], outcome: ItemOutcome | None) -> Result | None:
    """None while the item is open, and where no vote or outcome settled it."""
    if vote := _deciding(motions):
        return _of_vote(vote)
    if outcome is None:
        return None
    return Result(str(outcome.outcome_words), kind="poppy", reason=reason_sentence(outcome))


def _deciding(motions: Iterable[MotionView]) -> MotionView | None:
    """The last vote that settles the item, else the last one that a later vote undid."""
    settled = undone = None
    for each in motions:
        if settled and each.takes_up(settled):
            settled = None
        elif each.settles:
            settled = each
        elif each.is_undone:
            undone = each
    return settled or undone


def _of_vote(vote: MotionView) -> Result:
    words, kind, icon = _chip(vote)
    reason = reason_sentence(vote.decision) if vote.decision else ""
    is_decision = vote.motion.kind == MotionKind.DECISION
    return Result(words, kind, icon, vote=vote, reason=reason, is_decision=is_decision)


def _chip(vote: MotionView) -> tuple[str, str, str]:
    row, later = vote.motion, vote.motion.superseded_by
    if later is not None:
        return (_("Rescinded") if later.effect == MotionEffect.RESCIND else _("Reconsidered")), "plain", ""
    if not row.passed:
        return str(Outcome.FAILED.label), "plain", ""
    if row.effect in SUBSIDIARY:
        return row.effect_words, "poppy", ""
    words = vote.decision.outcome_words if vote.decision else Outcome.ADOPTED.label
    return str(words), "sage", "check"
