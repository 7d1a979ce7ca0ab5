"""Compare a checkpoint that somebody kept with the record as it is now."""

from dataclasses import dataclass
from enum import StrEnum

from cms.proofs import checkpoints, keys
from cms.proofs.kept_elsewhere import as_signed
from cms.proofs.tree import Tree
from cms.proofs.verify_record import Refused

MOST_LETTERS = 2000


class Outcome(StrEnum):
    SAME = "same"  # the record begins with what it covers
    OTHER = "other"  # it was signed with our key, and the record is another one
    FOREIGN = "foreign"  # our key did not sign it


@dataclass(frozen=True)
class Comparison:
    outcome: Outcome
    size: int = 0
    size_now: int = 0


def compare(note: str) -> Comparison:
    """``note``: a checkpoint as somebody kept it; line breaks may be those of another system."""
    try:
        kept = keys.read_signed(as_signed(note))
    except Refused:
        return Comparison(Outcome.FOREIGN)
    last = checkpoints.latest()
    size_now = last.size if last else 0
    is_same = kept.size <= size_now and Tree(kept.size).root == kept.root
    return Comparison(Outcome.SAME if is_same else Outcome.OTHER, kept.size, size_now)
