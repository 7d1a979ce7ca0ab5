"""A fingerprint of rows, independent of the file format (F23, X13)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from cms.spreadsheets.columns import Row


def canonical_hash(rows: Iterable[Row]) -> str:
    """SHA-256 over one line of JSON per row, in the order given."""
    digest = hashlib.sha256()
    for row in rows:
        plain = dict(row) if isinstance(row, Mapping) else list(row)
        line = json.dumps(plain, sort_keys=True, separators=(",", ":"), default=_plain)
        digest.update(line.encode("ascii") + b"\n")
    return digest.hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else str(value)
