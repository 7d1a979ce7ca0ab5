"""Keep the public copies current: read again what changed, and once a day compare everything.

The triggers note changes; ``follow`` reads their records again, by each capability's own rule, each time the
runner looks for work, and at once after a redaction. What depends on the day alone (a term ends) is found by the daily
comparison.
"""

from collections.abc import Collection
from datetime import timedelta
from itertools import batched

from cms import clock
from cms.models import ChangedRow, PublishedRecord, RecordChange
from cms.open_data.copies import bury, refresh
from cms.open_data.registry import Kind, Watch, kinds

BATCH = 200
MOST_NOTES = 5_000
KEEP_CHANGES = timedelta(days=90)


def follow() -> int:
    """Read again the records of all noted changes. Returns how many copies changed.

    A note is deleted after its record was read: what is interrupted is done again. A kind that cannot be read holds up
    no other; the notes then stay, and the errors are raised together.
    """
    changed = 0
    while notes := list(ChangedRow.objects.order_by("pk")[:MOST_NOTES]):
        errors = []
        for kind in kinds():
            try:
                changed += _follow_notes(kind, notes)
            except Exception as error:  # noqa: BLE001
                errors.append(error)
        if errors:
            raise ExceptionGroup("some public records cannot be read", errors)
        _forget([note.pk for note in notes])
    return changed


def compare() -> int:
    """Read every record again, and the copies of those that are public no more. Returns how many copies changed.

    What it finds is told to no follower: after an upgrade, every copy may read differently without any news.
    """
    changed = follow()
    notes = list(ChangedRow.objects.values_list("pk", flat=True))
    changed += sum(_read_all(kind, journal=False) for kind in kinds())
    _forget(notes)
    gone = PublishedRecord.objects.filter(removed_at=None).exclude(kind__in=[kind.name for kind in kinds()])
    RecordChange.objects.filter(at__lt=clock.now() - KEEP_CHANGES).delete()
    return changed + bury(gone)


def _forget(notes: Collection[int]) -> None:
    """Delete these notes alone: one with a smaller number may be committed only now."""
    for part in batched(notes, BATCH):
        ChangedRow.objects.filter(pk__in=part).delete()


def _follow_notes(kind: Kind, notes: Collection[ChangedRow]) -> int:
    found: set[str] = set()
    for watch in kind.all_watches:
        rows = {note.row for note in notes if note.table == watch.table}
        if not rows:
            continue
        if _concerns_all(watch, notes):
            return _read_all(kind, journal=True)
        found |= _records(kind, watch, rows)
    return sum(refresh(kind, part, journal=True) for part in batched(sorted(found), kind.batch))


def concerned(kind: Kind, notes: Collection[ChangedRow], among: Collection[str]) -> set[str]:
    """Those of these rows whose records read from what was noted."""
    found: set[str] = set()
    for watch in kind.all_watches:
        rows = {note.row for note in notes if note.table == watch.table}
        if rows and _concerns_all(watch, notes):
            return set(among)
        found |= _records(kind, watch, rows) if rows else set()
    return found & set(among)


def _concerns_all(watch: Watch, notes: Collection[ChangedRow]) -> bool:
    """Of a deleted row nobody can tell any more whose it was, unless it is the record itself, or tells its owner."""
    if watch.path is None:
        return True
    if watch.path == "pk" or watch.column:
        return False
    return any(note.is_deleted for note in notes if note.table == watch.table)


def _records(kind: Kind, watch: Watch, rows: Collection[str]) -> set[str]:
    """Keys of the records that read these rows."""
    if watch.path == "pk":
        return set(rows)
    found: set[str] = set()
    for part in batched(sorted(rows), kind.batch):
        owners = kind.model._default_manager.filter(**{f"{watch.path}__in": part}).order_by()
        found |= {str(pk) for pk in owners.values_list("pk", flat=True)}
    return found


def _read_all(kind: Kind, *, journal: bool) -> int:
    copied = PublishedRecord.objects.filter(kind=kind.name, removed_at=None).values_list("row", flat=True)
    rows = {str(pk) for pk in kind.rows().order_by().values_list("pk", flat=True)} | set(copied)
    return sum(refresh(kind, part, journal=journal) for part in batched(sorted(rows), kind.batch))
