"""Read public records. A copy whose record changed since is read afresh: nobody is shown what is public no more."""

from collections import defaultdict
from collections.abc import Iterable

from cms.models import PublishedRecord
from cms.open_data.copies import copy_of
from cms.open_data.registry import kind_named


def current(copies: Iterable[PublishedRecord]) -> list[PublishedRecord]:
    """These copies (from ``present()``) in their order, as their records are now; without those that are gone.

    No query more, unless a record changed within the last seconds; then one reading for each kind.
    """
    found = list(copies)
    stale: dict[str, list[str]] = defaultdict(list)
    for copy in found:
        if copy.is_stale:  # type: ignore[attr-defined]  # annotated by present()
            stale[copy.kind].append(copy.row)
    fresh = {name: _read(name, rows) for name, rows in stale.items()}
    return [now for copy in found if (now := _now(copy, fresh))]


def _now(copy: PublishedRecord, fresh: dict[str, dict[str, PublishedRecord]]) -> PublishedRecord | None:
    if not copy.is_stale:  # type: ignore[attr-defined]  # annotated by present()
        return copy
    now = fresh[copy.kind].get(copy.row)
    if now is not None and now.digest == copy.digest:
        return copy
    return now


def _read(name: str, rows: list[str]) -> dict[str, PublishedRecord]:
    kind = kind_named(name)
    return {str(entry.row): copy_of(kind, entry) for entry in kind.read(rows)} if kind else {}
