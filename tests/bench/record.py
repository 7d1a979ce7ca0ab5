"""Benchmark of the record at full size: a checkpoint over a million entries, and the path of one of them."""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from tests.bench.report import Goals, cpu_seconds, say

AT_ONCE, ADDED, PROOFS = 10_000, 100, 200


def run(folder: Path, entries: int, goals: Goals) -> None:
    from cms.models import LedgerEntry, RecordCheckpoint, RecordTile
    from cms.proofs import checkpoints
    from cms.proofs.tree import Tree

    say(f"The record, {entries:,} entries")
    folder.mkdir(exist_ok=True)
    connection.close()
    connection.settings_dict["NAME"] = str(folder / "record.sqlite3")
    with connection.schema_editor() as editor:
        for model in (LedgerEntry, RecordCheckpoint, RecordTile):
            editor.create_model(model)
    for start in range(1, entries + 1, AT_ONCE):
        LedgerEntry.objects.bulk_create(_entries(LedgerEntry, start, AT_ONCE))
    checkpoints.publish()
    LedgerEntry.objects.bulk_create(_entries(LedgerEntry, entries + 1, ADDED))
    goals.at_most(f"checkpoint of {ADDED} new entries, CPU", cpu_seconds(checkpoints.publish), 1, " s")
    rng, size = random.Random(22), checkpoints.size_signed()

    def prove() -> None:
        for _time in range(PROOFS):
            Tree(size).inclusion(rng.randrange(size))

    goals.at_most("path of one entry, CPU", cpu_seconds(prove) / PROOFS * 1000, 5, " ms")


def _entries(model: type, first: int, count: int) -> Iterator:
    for number in range(first, first + count):
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        facts = {"act": "seal", "kind": "text", "key": str(number), "subject": f"text:{number}"}
        facts |= {"actor": "system", "role": "system", "actor_digest": digest, "salt": digest}
        yield model(number=number, digest=digest, leaf=digest, **facts)
