"""Proof files: facts with their salt, and the path from their entry to a signed checkpoint (proof.md, piece 5)."""

from typing import Any

from cms.models import LedgerEntry, RecordCheckpoint, RecordKey
from cms.proofs import checkpoints, keys, leaves
from cms.proofs.tree import Tree
from cms.proofs.verify_record import read_checkpoint, to_base64

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
    changes = rotations(checkpoint)
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


def rotations(checkpoint: RecordCheckpoint) -> list[dict[str, Any]]:
    """A proof of each change of the key, oldest first: its entry under its voucher, else under this checkpoint."""
    found, made = keys.entries(), []
    for key in RecordKey.objects.order_by("pk"):
        entry, note = found.get(str(key.pk)), key.voucher or checkpoint.note
        size = read_checkpoint(note).size
        if entry and entry.number <= size <= checkpoint.size:
            made.append({"checkpoint": note, "proofs": _proofs([(entry, keys.facts(key))], Tree(size))})
    return made
