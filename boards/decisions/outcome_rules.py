"""The outcome of a decision follows from its vote, and from nothing else (C2C-05, PAR-02)."""

from boards.choices import Outcome
from boards.models import Motion
from boards.motion_choices import PUTS_OFF, MotionEffect, MotionState


def outcome_of(*, passed: bool, effect: str = "", is_amended: bool = False) -> Outcome:
    """``effect``: what the motion was to do; ``is_amended``: its words were changed before the vote."""
    if not passed:
        return Outcome.FAILED
    if effect in PUTS_OFF:
        return Outcome.DEFERRED
    if effect == MotionEffect.DECLINE:
        return Outcome.DECLINED
    return Outcome.ADAPTED if is_amended else Outcome.ADOPTED


def derived_outcome(motion: Motion) -> Outcome:
    """The outcome of a closed vote."""
    return outcome_of(passed=bool(motion.passed), effect=motion.effect, is_amended=was_amended(motion))


def was_amended(motion: Motion) -> bool:
    """Whether an adopted amendment led to this motion, also if it was reconsidered or taken from the table since."""
    while not motion.effect and (before := motion.about) is not None:
        if before.state == MotionState.AMENDED:
            return True
        motion = before
    return False
