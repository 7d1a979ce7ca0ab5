"""Vote thresholds of the bodies: integers, no database (BK-02, BK-03, BK-14, BK-16a, C2C-05)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class Base(StrEnum):
    """What a share of the votes is a share of."""

    AUTHORIZED = "authorized_seats"
    FILLED = "filled_seats"
    PRESENT = "present"


class MeetingState(StrEnum):
    NO_QUORUM = "no quorum"
    NO_DECISION = "quorum, no decision possible"
    CAN_DECIDE = "decision possible"

    @property
    def label(self) -> str:
        return {
            MeetingState.NO_QUORUM: _("No quorum"),
            MeetingState.NO_DECISION: _("Quorum met, decisions not possible"),
            MeetingState.CAN_DECIDE: _("Quorum met, decisions possible"),
        }[self]


@dataclass(frozen=True, slots=True)
class Rule:
    """A share of a base: at least that share, or with `more_than` more than it, as for a majority."""

    numerator: int = 2
    denominator: int = 3
    base: str = Base.AUTHORIZED
    more_than: bool = False

    def needed(self, base_count: int) -> int:
        if self.more_than:
            return self.numerator * base_count // self.denominator + 1
        return needed(self.numerator, self.denominator, base_count)


TWO_THIRDS = Rule()
MAJORITY = Rule(1, 2, more_than=True)


@dataclass(frozen=True, slots=True)
class Tally:
    ayes: int
    noes: int
    abstentions: int
    recused: int
    absent: int
    vacant: int
    base: int
    needed: int
    passed: bool

    @property
    def present(self) -> int:
        return self.ayes + self.noes + self.abstentions + self.recused


def needed(numerator: int, denominator: int, base: int) -> int:
    """Fewest ayes that are at least this share of the base."""
    if not 0 < numerator <= denominator:
        raise ValueError("a share lies between nothing and all")
    if base < 0:
        raise ValueError("a base is a count of seats")
    return -(-numerator * base // denominator)


def majority(n: int) -> int:
    return n // 2 + 1


def tally(
    votes: Mapping[int, str] | Iterable[str],
    *,
    rule: Rule = TWO_THIRDS,
    base_counts: Mapping[str, int] | None = None,
) -> Tally:
    """Count one choice per seat: aye, no, abstain, recused, absent or vacant. Only an aye concurs (C2C-05).

    Without `base_counts` the base comes from the rows: all of them, those not vacant, or those present.
    """
    rows = Counter(str(vote) for vote in (votes.values() if isinstance(votes, Mapping) else votes))
    if unknown := set(rows) - {"aye", "no", "abstain", "recused", "absent", "vacant"}:
        raise ValueError(f"not a vote: {', '.join(sorted(unknown))}")
    counts = {
        Base.AUTHORIZED: rows.total(),
        Base.FILLED: rows.total() - rows["vacant"],
        Base.PRESENT: rows["aye"] + rows["no"] + rows["abstain"] + rows["recused"],
    } | dict(base_counts or {})
    base = counts[rule.base]
    fewest = max(1, rule.needed(base))
    return Tally(
        rows["aye"], rows["no"], rows["abstain"], rows["recused"], rows["absent"], rows["vacant"],
        base=base, needed=fewest, passed=rows["aye"] >= fewest,
    )  # fmt: skip


def meeting_state(present: int, quorum: int, needed: int) -> MeetingState:
    """What the body can do with the members present; `present` excludes recused members (BK-03)."""
    if present < quorum:
        return MeetingState.NO_QUORUM
    return MeetingState.NO_DECISION if present < needed else MeetingState.CAN_DECIDE


def finding_needed(present: int, base: int) -> int:
    """Ayes to add to a posted agenda: two thirds of the body, or all present if fewer attend (BK-14)."""
    return min(needed(2, 3, base), max(present, 1))
