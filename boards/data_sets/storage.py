"""How the true numbers of an edition are stored: one compressed text with its digest."""

import hashlib
import json
import zlib
from collections.abc import Iterable
from typing import Any

from boards.data_sets.dictionary import SEPARATOR
from boards.data_sets.uploads import Codes, CountTable
from boards.models import DataEdition


def key_of(codes: Codes) -> str:
    return SEPARATOR.join(codes)


def codes_of(key: str) -> Codes:
    return tuple(key.split(SEPARATOR))


def pack(table: CountTable) -> bytes:
    return zlib.compress(_text(table).encode())


def digest_of(table: CountTable) -> str:
    return hashlib.sha256(_text(table).encode()).hexdigest()


def true_table(edition: DataEdition) -> CountTable:
    facts = json.loads(zlib.decompress(bytes(edition.true_numbers)))
    return {codes_of(key): tuple(numbers) for key, numbers in facts}


def digest_of_rows(rows: Iterable[tuple[str, list[Any], list[str]]]) -> str:
    """Of what is published: key, values and marks, in order of the keys."""
    found = hashlib.sha256()
    for row in sorted(rows, key=lambda each: each[0]):
        found.update(json.dumps(row, separators=(",", ":"), ensure_ascii=False).encode() + b"\n")
    return found.hexdigest()


def _text(table: CountTable) -> str:
    rows = [[key_of(codes), list(numbers)] for codes, numbers in sorted(table.items())]
    return json.dumps(rows, separators=(",", ":"), ensure_ascii=False)
