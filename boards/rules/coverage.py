"""Which bodies the open-meeting law covers, and on which of four grounds (BK-01). No database."""

from dataclasses import dataclass

from boards.choices import CoveredUnder

LEAST_ADVISORS = 3


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """How a body was created, and what it is."""

    people: int
    by_statute: bool = False
    delegated_power: bool = False
    formal_action: bool = False
    is_advisory: bool = False
    is_funded: bool = False
    has_representative: bool = False


def covered(facts: BodyFacts) -> CoveredUnder | None:
    """First ground that applies; None if the law does not cover the body. Delegated power has no minimum size."""
    ways = {
        CoveredUnder.STATUTE: facts.by_statute and facts.people > 1,
        CoveredUnder.DELEGATED: facts.delegated_power,
        CoveredUnder.FORMAL: facts.is_advisory and facts.formal_action and facts.people >= LEAST_ADVISORS,
        CoveredUnder.FUNDED: facts.is_funded and facts.has_representative,
    }
    return next((way for way, applies in ways.items() if applies), None)


def may_be_covered_under(way: str, *, seats: int) -> bool:
    """Whether a body with this many seats can be covered on the recorded ground, or not at all."""
    return way not in (CoveredUnder.FORMAL, CoveredUnder.NONE) or (
        (way == CoveredUnder.FORMAL) == (seats >= LEAST_ADVISORS)
    )
