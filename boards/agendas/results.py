"""What became of an item, in the words of its chip. It follows from closed votes and recorded outcomes only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.agendas.motion_views import MotionView
from boards.choices import Outcome
from boards.models import Decision, ItemOutcome
from boards.motion_choices import SUBSIDIARY, MotionEffect, MotionKind
from boards.outcome_text import reason_sentence


@dataclass(frozen=True)
class Result:
    """``kind`` and ``icon`` are those of the chip. A vote on procedure, a finding or minutes decides no business."""

    words: str
    kind: str = "plain"
    icon: str = ""
    vote: MotionView | None = None
    reason: str = ""
    is_decision: bool = True

    @property
    def decision(self) -> Decision | None:
        return self.vote.decision if self.vote else None

    @property
    def body(self) -> str:
        """In a joint meeting, which body voted."""
        return self.vote.motion.joint_name if self.vote else ""

    @property
    def is_passed(self) -> bool:
        return self.vote is not None and bool(self.vote.motion.passed)


def results_of(motions: Iterable[MotionView], outcome: ItemOutcome | None) -> list[Result]:
    """Of each vote that decides the item, else of its outcome, else of votes that decide no business."""
    settled, undone = _settling(motions)
    deciding = [each for each in settled if each.decides] or [each for each in undone if each.decides][-1:]
    if outcome is not None and not deciding:
        return [Result(str(outcome.outcome_words), kind="poppy", reason=reason_sentence(outcome))]
    return [_of_vote(each) for each in deciding or settled or undone[-1:]]


def leading(results: Sequence[Result]) -> Result | None:
    """The one that a single chip shows: the last that passed, else the last."""
    last = results[-1] if results else None
    return next((each for each in reversed(results) if each.is_passed), last)


def of_each_body(results: Sequence[Result]) -> list[Result]:
    """The leading one, and in a joint meeting that of each body that voted."""
    bodies = dict.fromkeys(each.body for each in results)
    found = [leading([each for each in results if each.body == body]) for body in bodies]
    return [each for each in found if each is not None]


def _settling(motions: Iterable[MotionView]) -> tuple[list[MotionView], list[MotionView]]:
    """Votes that settle the item, without those to table what was taken up again; and votes undone since."""
    settled: list[MotionView] = []
    undone: list[MotionView] = []
    for each in motions:
        settled = [earlier for earlier in settled if not each.takes_up(earlier)]
        if each.settles:
            settled.append(each)
        elif each.is_undone:
            undone.append(each)
    return settled, undone


def _of_vote(vote: MotionView) -> Result:
    words, kind, icon = _chip(vote)
    reason = reason_sentence(vote.decision) if vote.decision else ""
    return Result(words, kind, icon, vote=vote, reason=reason, is_decision=vote.decides)


def _chip(vote: MotionView) -> tuple[str, str, str]:
    row, later = vote.motion, vote.motion.superseded_by
    if later is not None:
        return (_("Rescinded") if later.effect == MotionEffect.RESCIND else _("Reconsidered")), "plain", ""
    if not (vote.decides or row.kind == MotionKind.MINUTES):
        words = _("%(motion)s adopted") if row.passed else _("%(motion)s not adopted")
        return words % {"motion": row}, "plain", ""
    if not row.passed:
        return str(Outcome.FAILED.label), "plain", ""
    if row.effect in SUBSIDIARY:
        return row.effect_words, "poppy", ""
    outcome = vote.decision.outcome_words if vote.decision else Outcome.ADOPTED.label
    return str(outcome), "sage", "check"
