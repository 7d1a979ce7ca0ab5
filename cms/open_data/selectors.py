"""Read public records. A copy whose record changed since is read afresh: nobody is shown what is public no more."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from cms.models import ChangedRow, PublishedRecord
from cms.open_data.copies import copy_of
from cms.open_data.registry import kind_named
from cms.open_data.sync import MOST_NOTES, concerned

Copies = list[PublishedRecord]


def current(copies: Iterable[PublishedRecord]) -> Copies:
    """These copies (from ``present()``) in their order, as their records are now; without those that are gone.

    One query for what was written within the last seconds. Only copies that read from it are read afresh, also where
    it is another table: a meeting that was withdrawn takes its items along.
    """
    found = list(copies)
    notes = list(ChangedRow.objects.all()[: MOST_NOTES + 1]) if found else []
    if not notes:
        return found
    of_kind: dict[str, Copies] = defaultdict(list)
    for copy in found:
        of_kind[copy.kind].append(copy)
    fresh = {name: _read(name, of_kind[name], notes) for name in of_kind}
    return [now for copy in found if (now := fresh[copy.kind].get(copy.row, copy))]


def _read(name: str, copies: Copies, notes: Collection[ChangedRow]) -> dict[str, PublishedRecord | None]:
    """Row → the record as it is now, or None if it is gone; those that did not change are absent."""
    kind = kind_named(name)
    if kind is None:
        return {copy.row: None for copy in copies}
    known = {copy.row: copy for copy in copies}
    stale = set(known) if len(notes) > MOST_NOTES else concerned(kind, notes, known)
    if not stale:
        return {}
    found = {str(entry.row): copy_of(kind, entry) for entry in kind.read(stale)}
    return {row: _as_stored(found.get(row), known[row]) for row in stale}


def _as_stored(now: PublishedRecord | None, known: PublishedRecord) -> PublishedRecord | None:
    """The stored copy if it reads the same, with the moment of its last change."""
    return known if now is not None and now.digest == known.digest else now
