"""Records whose sealed facts anyone may see, and so prove: each app opens its own (proof.md, piece 5)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Model, QuerySet

from cms.extension_points import provide, provided
from cms.models import LedgerEntry
from cms.proofs import checkpoints
from cms.proofs.proof_files import can_be_proven, proof_file
from cms.records import ledger

POINT = "public_proofs"
Parts = Callable[[Any], Iterable[Model]]


@dataclass(frozen=True)
class Opened:
    """``rows``: those that are public. ``parts``: what belongs to one and is proven with it, such as the votes on a
    motion.
    """

    kind: str
    rows: Callable[[], QuerySet]
    parts: Parts | None = None


@dataclass(frozen=True)
class PublicProof:
    """One public record: its newest entry, the facts that it sealed, and its parts with theirs."""

    entry: LedgerEntry
    facts: dict
    parts: list[tuple[LedgerEntry, dict]] = field(default_factory=list)

    @property
    def everything(self) -> list[tuple[LedgerEntry, dict]]:
        return [(self.entry, self.facts), *self.parts]

    @property
    def can_be_proven(self) -> bool:
        """Whether a checkpoint covers all of it."""
        size = checkpoints.size_signed()
        return all(can_be_proven(entry, size) for entry, _facts in self.everything)

    def file(self) -> dict | None:
        """None while it cannot be proven."""
        return proof_file(self.everything) if self.can_be_proven else None


def _known() -> dict[str, Opened]:
    return {each.kind: each for each in provided(POINT)}


def opens(kind: str, *, parts: Parts | None = None) -> Callable:
    """Register the rows of a sealed kind that are public. Their facts contain nothing that their page does not show."""

    def register(rows: Callable[[], QuerySet]) -> Callable[[], QuerySet]:
        provide(POINT, Opened(kind, rows, parts))
        return rows

    return register


def find(kind: str, key: str) -> PublicProof | None:
    """The proof of one public record; None if there is none with this key, or it is not public."""
    known = _known().get(kind)
    row = known.rows().filter(pk=key).first() if known else None
    entry = _newest(kind, [key]).get(key) if row else None
    if known is None or row is None or entry is None:
        return None
    parts = list(known.parts(row)) if known.parts else []
    return PublicProof(entry, ledger.facts_of(row), _with_entries(parts))


def _with_entries(rows: list[Model]) -> list[tuple[LedgerEntry, dict]]:
    by_kind: dict[str, dict[str, Model]] = {}
    for row in rows:
        by_kind.setdefault(ledger.kind_of(row), {})[str(row.pk)] = row
    return [
        (entry, ledger.facts_of(found[key]))
        for kind, found in by_kind.items()
        for key, entry in _newest(kind, list(found)).items()
    ]


def _newest(kind: str, keys: list[str]) -> dict[str, LedgerEntry]:
    """The newest entry of each row: that which has the facts as they are now."""
    return {entry.key: entry for entry in ledger.entries_for(kind, keys)}


def opened_facts(entries: list[LedgerEntry]) -> dict[int, dict]:
    """The facts of those entries whose record is public and has not been sealed again since, by number."""
    known, by_kind = _known(), dict[str, dict[str, LedgerEntry]]()
    for entry in entries:
        if entry.kind in known and entry.salt:
            by_kind.setdefault(entry.kind, {})[entry.key] = entry
    found: dict[int, dict] = {}
    for kind, by_key in by_kind.items():
        sealed = LedgerEntry.objects.filter(kind=kind, key__in=by_key).order_by()
        newest = set(sealed.values("key").annotate(last=Max("number")).values_list("last", flat=True))
        for row in known[kind].rows().filter(pk__in=by_key):
            if (entry := by_key[str(row.pk)]).number in newest:
                found[entry.number] = ledger.facts_of(row)
    return found
