"""Proof files: facts with their salt, and the path from their entry to a signed checkpoint (proof.md, piece 5)."""

from typing import Any

from cms.models import LedgerEntry, RecordCheckpoint
from cms.proofs import checkpoints, keys, leaves
from cms.proofs.tree import Tree
from cms.proofs.verify_record import to_base64

FORMAT = "throughline-proof/1"


def proof_file(opened: list[tuple[LedgerEntry, dict[str, Any]]]) -> dict[str, Any] | None:
    """A file that proves entries with the facts that each seals; None if there is nothing to prove.

    Raises ValueError for an entry that no checkpoint covers, or whose salt was destroyed.
    """
    last = checkpoints.latest()
    if last is None or not opened:
        return None
    for entry, _facts in opened:
        if not can_be_proven(entry, last.size):
            raise ValueError(f"Entry {entry.number} cannot be proven.")
    return facts_of(last) | {"proofs": _proofs(opened, Tree(last.size))}


def can_be_proven(entry: LedgerEntry, size: int) -> bool:
    """``size``: how many entries the latest checkpoint covers. Before it does, nothing outside the site speaks for an
    entry.
    """
    return entry.number <= size and bool(entry.salt)


def facts_of(checkpoint: RecordCheckpoint) -> dict[str, Any]:
    file = {"format": FORMAT, "key": checkpoint.key, "checkpoint": checkpoint.note}
    changes = keys.rotations()
    return file | {"rotations": changes} if changes else file


def _proofs(opened: list[tuple[LedgerEntry, dict[str, Any]]], tree: Tree) -> list[dict[str, Any]]:
    return [
        {
            "entry": leaves.leaf_of(entry),
            "sealed": leaves.sealed(entry.key, facts),
            "salt": entry.salt,
            "path": [to_base64(each) for each in tree.inclusion(entry.number - 1)],
        }
        for entry, facts in opened
    ]
