"""Keep the public copies current: read again what changed, and once a day compare everything.

The triggers note changes; ``follow`` reads their records again, by each capability's own rule, every few seconds. What
depends on the day alone (a term ends) is found by the daily comparison.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from itertools import batched

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from cms import clock
from cms.extension_points import provided
from cms.models import ChangedRow, PublishedRecord
from cms.open_data.registry import Entry, Kind, Watch, kinds

BATCH = 200
MOST_NOTES = 5_000
LOCK = 7019
COPIED_POINT = "open_data.copied"  # functions of (changed copies), called in the transaction that writes them
COPIED = (
    "key", "table", "title", "paths", "number", "body", "day", "standing", "attributes", "texts", "is_demo", "digest",
    "published_at", "modified_at", "removed_at",
)  # fmt: skip


def follow() -> int:
    """Read again the records of all noted changes. Returns how many copies changed.

    A note is deleted after its record was read: what is interrupted is done again.
    """
    changed = 0
    while notes := list(ChangedRow.objects.order_by("pk")[:MOST_NOTES]):
        for kind in kinds():
            changed += _follow_notes(kind, notes)
        _forget([note.pk for note in notes])
    return changed


def compare() -> int:
    """Read every record again, and the copies of those that are public no more. Returns how many copies changed."""
    notes = list(ChangedRow.objects.values_list("pk", flat=True))
    changed = sum(_read_all(kind) for kind in kinds())
    _forget(notes)
    gone = PublishedRecord.objects.filter(removed_at=None).exclude(kind__in=[kind.name for kind in kinds()])
    return changed + _bury(gone)


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
            return _read_all(kind)
        found |= _records(kind, watch, rows)
    return sum(_refresh(kind, part) for part in batched(sorted(found), BATCH))


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
    for part in batched(sorted(rows), BATCH):
        owners = kind.model._default_manager.filter(**{f"{watch.path}__in": part}).order_by()
        found |= {str(pk) for pk in owners.values_list("pk", flat=True)}
    return found


def _read_all(kind: Kind) -> int:
    copied = PublishedRecord.objects.filter(kind=kind.name, removed_at=None).values_list("row", flat=True)
    rows = {str(pk) for pk in kind.rows().order_by().values_list("pk", flat=True)} | set(copied)
    return sum(_refresh(kind, part) for part in batched(sorted(rows), BATCH))


@transaction.atomic
def _refresh(kind: Kind, rows: Collection[str]) -> int:
    """Read these records, and write the copies that differ. One at a time, so that no older reading comes last."""
    _lock()
    entries = {str(entry.row): entry for entry in kind.read(rows)}
    by_row = {copy.row: copy for copy in PublishedRecord.objects.filter(kind=kind.name, row__in=rows)}
    written = list(_copies(kind, entries, by_row))
    PublishedRecord.objects.bulk_create(
        written, update_conflicts=True, unique_fields=["kind", "row"], update_fields=COPIED
    )
    _announce(written)
    gone = [copy.pk for row, copy in by_row.items() if row not in entries and copy.removed_at is None]
    return len(written) + _bury(PublishedRecord.objects.filter(pk__in=gone))


def _copies(
    kind: Kind, entries: dict[str, Entry], before: dict[str, PublishedRecord]
) -> Iterator[PublishedRecord]:
    """A copy for each record that is new or reads differently."""
    for row, entry in entries.items():
        copy = copy_of(kind, entry)
        known = before.get(row)
        if known is None or known.digest != copy.digest or known.removed_at is not None:
            yield copy


def copy_of(kind: Kind, entry: Entry) -> PublishedRecord:
    """The copy of a record as it is now, not saved."""
    content = {
        "key": entry.key, "title": entry.title, "paths": entry.paths, "number": entry.number, "body": entry.body,
        "day": entry.day, "standing": entry.standing, "attributes": entry.attributes, "texts": entry.texts,
        "is_demo": entry.is_demo, "published_at": entry.published_at,
    }  # fmt: skip
    words = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return PublishedRecord(
        kind=kind.name,
        table=kind.table,
        row=str(entry.row),
        digest=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
        modified_at=clock.now(),
        **content,
    )


def _bury(gone: Iterable[PublishedRecord]) -> int:
    """Leave a tombstone of each: kind, key and time. Nothing of what it held stays."""
    buried = [
        PublishedRecord(
            kind=copy.kind,
            key=copy.key,
            table=copy.table,
            row=copy.row,
            digest="",
            modified_at=(moment := clock.now()),
            removed_at=moment,
        )
        for copy in gone
    ]
    PublishedRecord.objects.bulk_create(
        buried, update_conflicts=True, unique_fields=["kind", "row"], update_fields=COPIED
    )
    _announce(buried)
    return len(buried)


def _announce(copies: list[PublishedRecord]) -> None:
    """Tell who derives something from the copies, such as search. A tombstone has ``removed_at``."""
    for told in provided(COPIED_POINT) if copies else []:
        told(copies)


def _lock() -> None:
    """One writer at a time: SQLite's IMMEDIATE transaction is exclusive; PostgreSQL takes an advisory lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
