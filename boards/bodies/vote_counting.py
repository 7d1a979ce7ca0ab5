"""Count votes by the rule for each kind of motion (C2C-05, BK-14, BK-16a, BK-18, BK-29e, BK-32a). No database."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from boards.bodies.rosters import Place, Roster
from boards.motion_choices import Choice, MotionKind, ThresholdOf
from boards.rules.thresholds import Tally, finding_needed, majority, needed, tally

FINDINGS = (MotionKind.SPECIAL, MotionKind.ADDED)
EMERGENCIES = (MotionKind.EMERGENCY, MotionKind.ADDED_EMERGENCY)


@dataclass(frozen=True)
class Need:
    """Required ayes, and the number of seats or members they are counted from."""

    needed: int
    base: int


def need(kind: str, *, present: int, base: int, decision: int, threshold: str = ThresholdOf.BODY) -> Need:
    """Return the ayes that a motion of this kind needs.

    ``base`` is the number of seats the body's rule counts, ``decision`` the ayes for a decision, ``present`` the number
    who can vote, and ``threshold`` the rule counsel set for minutes or procedure.
    """
    if kind in FINDINGS:
        return Need(finding_needed(present, base), base)
    if kind in EMERGENCIES:
        return Need(majority(base), base)
    if kind == MotionKind.SECURITY:
        return Need(max(1, needed(2, 3, present)), present)
    if kind in (MotionKind.MINUTES, MotionKind.PROCEDURE) and threshold == ThresholdOf.MAJORITY:
        return Need(majority(base), base)
    if kind in (MotionKind.MINUTES, MotionKind.PROCEDURE) and threshold == ThresholdOf.PRESENT:
        return Need(majority(present), present)
    return Need(decision, base)


def threshold_of(members: Roster, kind: str) -> str:
    body = members.body
    return body.minutes_threshold if kind == MotionKind.MINUTES else body.procedure_threshold


def still_to_vote(members: Roster, cast: Mapping[int, object]) -> int:
    return sum(place.seat.pk not in cast for place in members.present)


def count(members: Roster, choices: Mapping[int, str], kind: str = MotionKind.DECISION) -> Tally:
    """Tally a vote.

    Seats without a row count as recused, absent or vacant; seats that have not voted count as absent.
    """
    rows = {place.seat.pk: choices.get(place.seat.pk, silent(place)) for place in members.voting}
    counted = tally(rows, rule=members.body.rule)
    waiting = still_to_vote(members, choices)
    asked = need(
        kind,
        present=counted.ayes + counted.noes + counted.abstentions + waiting,
        base=members.base,
        decision=members.needed,
        threshold=threshold_of(members, kind),
    )
    return replace(counted, base=asked.base, needed=asked.needed, passed=counted.ayes >= asked.needed)


def silent(place: Place) -> str:
    """Choice recorded for a seat that was not called."""
    if place.is_vacant:
        return Choice.VACANT
    return Choice.RECUSED if place.is_recused else Choice.ABSENT
