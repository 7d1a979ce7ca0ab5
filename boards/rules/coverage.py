"""Which bodies the open-meeting law covers, and by which of its four ways (BK-01). Plain facts, no database."""

from dataclasses import dataclass

from boards.choices import CoveredUnder

LEAST_ADVISORS = 3


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """How a body came about and what it is."""

    people: int
    by_statute: bool = False
    delegated_power: bool = False
    formal_action: bool = False
    is_advisory: bool = False
    is_funded: bool = False
    has_representative: bool = False


def covered(facts: BodyFacts) -> CoveredUnder | None:
    """The first way that applies; without one the law does not cover the body. Delegated power has no least size."""
    ways = {
        CoveredUnder.STATUTE: facts.by_statute and facts.people > 1,
        CoveredUnder.DELEGATED: facts.delegated_power,
        CoveredUnder.FORMAL: facts.is_advisory and facts.formal_action and facts.people >= LEAST_ADVISORS,
        CoveredUnder.FUNDED: facts.is_funded and facts.has_representative,
    }
    return next((way for way, applies in ways.items() if applies), None)


def may_be_covered_under(way: str, *, seats: int) -> bool:
    """Whether a body with this many seats can be covered in the way that its record names."""
    return not (way == CoveredUnder.FORMAL and seats < LEAST_ADVISORS)
