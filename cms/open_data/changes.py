"""What changed since: the journal of the public copies, as followers read it.

A record's followers are told of its own changes, and of records that refer to it: that they appeared, and that their
day or standing changed (``Kind.told_to``).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db.models import Max

from cms.models import PublishedRecord, RecordChange
from cms.open_data.registry import kinds
from cms.open_data.selectors import current

BATCH = 200
TOLD_OF_OTHERS = {"day", "standing"}
Act = RecordChange.Act
Subject = tuple[str, str]  # kind and key of a record


@dataclass(frozen=True)
class Change:
    """One change of a record. ``record``: its copy as it is now, or None once it is public no more.

    ``fields``: names of what differs, as ``RecordChange`` has them. ``is_own``: of the record that is followed itself.
    """

    number: int
    record: PublishedRecord | None
    act: str
    fields: frozenset[str]
    at: datetime
    is_own: bool


def last_change(until: datetime) -> int:
    """The number of the last change up to a moment; 0 without any."""
    return RecordChange.objects.filter(at__lte=until).aggregate(last=Max("pk"))["last"] or 0


def changes_by_subject(
    subjects: Collection[Subject], *, after: int, until: int
) -> dict[Subject, list[Change]]:
    """What followers of these records are told of the changes numbered from ``after`` + 1 to ``until``, oldest first.

    Nothing of what is public no more is in it, except that a followed record itself went.
    """
    wanted, found = set(subjects), defaultdict(list)
    rows = RecordChange.objects.filter(pk__gt=after, pk__lte=until).order_by("pk").select_related("record")
    for part in batched(rows.defer("record__texts").iterator(BATCH), BATCH):
        told = [(change, subject) for change in part for subject in _told(change) if subject in wanted]
        copies = {
            change.record_id: change.record for change, _subject in told if not change.record.removed_at
        }
        now = {(copy.kind, copy.row): copy for copy in current(copies.values())}
        for change, subject in told:
            copy = now.get((change.record.kind, change.record.row))
            is_own = subject == (change.record.kind, change.record.key)
            if copy or is_own:
                found[subject].append(
                    Change(change.pk, copy, change.act, frozenset(change.fields), change.at, is_own)
                )
    return dict(found)


def _told(change: RecordChange) -> Iterator[Subject]:
    """The record itself, and those that it is told to."""
    record = change.record
    yield record.kind, record.key
    if change.act == Act.ADDED or TOLD_OF_OTHERS & set(change.fields):
        yield from parents_of(record)


def parents_of(record: PublishedRecord) -> set[Subject]:
    """The records whose followers are told of this one."""
    names = {kind.name: kind.told_to for kind in kinds()}.get(record.kind, ())
    values = [record.attributes.get(name) for name in names]
    flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
    return {(each["kind"], each["id"]) for each in flat if each}
