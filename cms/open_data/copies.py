"""Write the public copies: what differs is stored, what is public no more leaves a tombstone, changes are noted."""

import hashlib
import json
from collections.abc import Collection, Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from cms import clock
from cms.extension_points import provided
from cms.models import PublishedRecord, RecordChange
from cms.open_data.registry import Entry, Kind

LOCK = 7019
COPIED_POINT = "open_data.copied"  # functions of (changed copies), called in the transaction that writes them
REPLACED_POINT = "open_data.replaced"  # functions of (what these copies were before), called in the same
CONTENT = (
    "key", "title", "paths", "number", "body", "day", "standing", "attributes", "texts", "is_demo", "published_at",
)  # fmt: skip
STORED = ("table", "digest", "modified_at", "removed_at", *CONTENT)
Act = RecordChange.Act


@transaction.atomic
def refresh(kind: Kind, rows: Collection[str], *, journal: bool) -> int:
    """Read these records, and write the copies that differ; returns how many. ``journal``: note it for followers.

    One at a time, so that no older reading is written last.
    """
    lock_writers()
    entries = {str(entry.row): entry for entry in kind.read(rows)}
    before = {copy.row: copy for copy in PublishedRecord.objects.filter(kind=kind.name, row__in=rows)}
    made = [copy_of(kind, entry) for entry in entries.values()]
    changed = [copy for copy in made if _differs(copy, before.get(copy.row))]
    changed += [
        _tombstone(copy) for row, copy in before.items() if row not in entries and not copy.removed_at
    ]
    _tell_replaced([before[copy.row] for copy in changed if copy.row in before])
    _store(changed, before if journal else None)
    return len(changed)


def bury(gone: Iterable[PublishedRecord]) -> int:
    """Leave a tombstone of each, without a word to followers; returns how many."""
    former = list(gone)
    _tell_replaced(former)
    _store([_tombstone(copy) for copy in former], None)
    return len(former)


def copy_of(kind: Kind, entry: Entry) -> PublishedRecord:
    """The copy of a record as it is now, not saved."""
    content = {name: getattr(entry, name) for name in CONTENT}
    words = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return PublishedRecord(
        kind=kind.name,
        table=kind.table,
        row=str(entry.row),
        digest=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
        modified_at=clock.now(),
        **content,
    )


def _differs(copy: PublishedRecord, known: PublishedRecord | None) -> bool:
    return known is None or known.digest != copy.digest or known.removed_at is not None


def _tombstone(copy: PublishedRecord) -> PublishedRecord:
    """Kind, key and time. Nothing of what the copy held stays."""
    moment = clock.now()
    names = {name: getattr(copy, name) for name in ("kind", "key", "table", "row")}
    return PublishedRecord(**names, digest="", modified_at=moment, removed_at=moment)


def _tell_replaced(former: list[PublishedRecord]) -> None:
    for told in provided(REPLACED_POINT) if former else ():
        told(former)


def _store(copies: list[PublishedRecord], before: dict[str, PublishedRecord] | None) -> None:
    if not copies:
        return
    PublishedRecord.objects.bulk_create(
        copies, update_conflicts=True, unique_fields=["kind", "row"], update_fields=STORED
    )
    for told in provided(COPIED_POINT):
        told(copies)
    if before is not None:
        changes = [_change(copy, before.get(copy.row)) for copy in copies]
        RecordChange.objects.bulk_create(changes)


def _change(copy: PublishedRecord, known: PublishedRecord | None) -> RecordChange:
    if copy.removed_at:
        return RecordChange(record=copy, act=Act.REMOVED, at=copy.modified_at)
    if known is None or known.removed_at:
        return RecordChange(record=copy, act=Act.ADDED, at=copy.modified_at)
    return RecordChange(
        record=copy, act=Act.CHANGED, fields=_changed_fields(copy, known), at=copy.modified_at
    )


def _changed_fields(copy: PublishedRecord, known: PublishedRecord) -> list[str]:
    """Names of attributes that differ, and of facts outside of them; "texts" if only long texts do."""
    facts = {name for name in CONTENT if name not in ("attributes", "texts")}
    found = {name for name in facts if getattr(copy, name) != getattr(known, name)}
    both = copy.attributes.keys() | known.attributes.keys()
    found |= {name for name in both if copy.attributes.get(name) != known.attributes.get(name)}
    return sorted(found) or ["texts"]


def lock_writers() -> None:
    """One writer at a time: SQLite's IMMEDIATE transaction is exclusive; PostgreSQL takes an advisory lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
