"""What decisions rest on: the public findings and proposals behind them on the chain (see ``cms.chain``)."""

from collections.abc import Collection
from dataclasses import dataclass, field

from boards.models import Decision, Proposal
from cms.chain.sets import behind_each
from cms.chain.walk import Pair
from feedback.models import Finding


@dataclass(frozen=True)
class Evidence:
    findings: list[Finding] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)


def evidence_of(decisions: Collection[Decision]) -> dict[int, Evidence]:
    """Decision → its evidence, in three queries whatever their number."""
    behind = behind_each([("decision", row.pk) for row in decisions], stop_at="submission")
    reached = set().union(*behind.values()) if behind else set()
    findings = Finding.objects.published().in_bulk(_ids(reached, "finding"), field_name="number")
    proposals = Proposal.objects.public().in_bulk(_ids(reached, "proposal"))
    return {
        pk: Evidence(
            [findings[each] for each in _ids(pairs, "finding") if each in findings],
            [proposals[each] for each in _ids(pairs, "proposal") if each in proposals],
        )
        for (_kind, pk), pairs in behind.items()
    }


def _ids(pairs: Collection[Pair], kind: str) -> list[int]:
    return sorted(id_ for name, id_ in pairs if name == kind)
