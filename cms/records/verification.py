"""Compare the record with itself, with what was signed, and with the rows that it seals (``manage.py verify``)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from cms.models import LedgerEntry, RecordCheckpoint, Redaction
from cms.proofs import checkpoints, keys, leaves, timestamps, tree
from cms.proofs.verify_record import Checkpoint, RecordCheck, Refused, check_signature
from cms.records.ledger import CHUNK, Seal, all_seals, seal_of, verifiers

Latest = dict[tuple[str, str], LedgerEntry]  # the newest entry of each row, by kind and key


def breaks(against: Iterable[str] = ()) -> Iterator[str]:
    """Every break, as a sentence that names the entry or the row. Yields nothing if nothing changed.

    ``against``: notes of checkpoints that were kept elsewhere.
    """
    signed: list[Checkpoint] = []
    yield from _read_checkpoints(against, signed)
    if keys.refusal(checkpoints.latest()) == keys.NOT_REGISTERED:
        yield _("The key of this site, %(key)s, is not registered: it signs nothing.") % {
            "key": keys.of_site()
        }
    yield from _broken_timestamps()
    latest: Latest = {}
    yield from _broken_entries(RecordCheck(signed), latest)
    yield from _broken_tiles()
    yield from _changed_rows(latest)
    yield from _rows_without_entry(latest)
    for check in verifiers():
        yield from check()


def _read_checkpoints(against: Iterable[str], signed: list[Checkpoint]) -> Iterator[str]:
    """Collect the checkpoints that a key of this record signed; name those that none of its time did."""
    chain, place = keys.known(), 0
    stored = RecordCheckpoint.objects.order_by("size").values_list("size", "root", "note", "key")
    for size, root, note, key in stored.iterator(CHUNK):
        places = [at for at, each in enumerate(chain) if each.vkey == key and each.number <= size]
        if not places or places[0] < place:
            yield _("The checkpoint of %(size)s entries was signed with a key that was not in use then.") % {
                "size": size
            }
            continue
        place = places[0]
        try:
            found = check_signature(note, key)
        except Refused:
            yield _("The checkpoint of %(size)s entries was not signed with the key of this record.") % {
                "size": size
            }
            continue
        if (found.size, found.root) != (size, bytes(root)):
            yield _("The checkpoint of %(size)s entries is not what was signed.") % {"size": size}
        signed.append(found)
    for note in against:
        try:
            signed.append(keys.read_signed(note))
        except Refused:
            yield _("The checkpoint to compare with was not signed with the key of this record.")


def _broken_timestamps() -> Iterator[str]:
    for size in timestamps.broken():
        yield _("The timestamp of the checkpoint of %(size)s entries is not valid.") % {"size": size}


def _broken_entries(check: RecordCheck, latest: Latest) -> Iterator[str]:
    number = 0
    for entry in LedgerEntry.objects.order_by("number").iterator(CHUNK):
        number += 1
        if entry.number != number:
            yield _("Entry %(number)s of the record is missing.") % {"number": number}
            number = entry.number
        if _was_changed(entry):
            facts = {"number": entry.number, "act": entry.act, "kind": entry.kind, "key": entry.key}
            yield _("Entry %(number)s of the record (%(act)s %(kind)s %(key)s) was changed.") % facts
        for each in check.add(bytes.fromhex(entry.leaf)):
            yield _("The first %(size)s entries of the record are not those that were signed.") % {
                "size": each.size
            }
        latest[entry.kind, entry.key] = entry
    for size in check.left():
        facts = {"count": number, "size": size}
        yield _("The record has %(count)s entries, but %(size)s were signed: its end was cut off.") % facts


def _was_changed(entry: LedgerEntry) -> bool:
    if leaves.hash_of(entry).hex() != entry.leaf:
        return True
    seal = seal_of(entry.kind)
    is_foreign = seal is not None and not entry.subject.startswith(seal.prefix)
    return is_foreign or bool(entry.salt) and not leaves.has_its_actor(entry)


def _broken_tiles() -> Iterator[str]:
    """Stored parts of the tree that are not those of the entries; proofs are made from them."""
    for tile in tree.stored_tiles():
        if not tree.is_right(tile):
            first = tile.index * tree.WIDTH ** (tile.level + 1)
            facts = {"first": first + 1, "last": first + tree.WIDTH ** (tile.level + 1)}
            yield _("The stored tree is not that of entries %(first)s to %(last)s.") % facts


def _changed_rows(latest: Latest) -> Iterator[str]:
    removed = _removals(latest)
    by_kind: dict[str, list[str]] = {}
    for kind, key in latest:
        by_kind.setdefault(kind, []).append(key)
    for kind, found in by_kind.items():
        seal = seal_of(kind)
        if seal is None:
            yield _("There is no way to verify %(kind)s.") % {"kind": kind}
            continue
        for start in range(0, len(found), CHUNK):
            part = found[start : start + CHUNK]
            rows = {str(row.pk): row for row in seal.model._base_manager.filter(pk__in=part)}
            for key in part:
                entry, row = latest[kind, key], rows.get(key)
                if not _is_removed(seal, row, entry, removed):
                    yield from _changed_row(seal, row, entry)


def _changed_row(seal: Seal, row: models.Model | None, entry: LedgerEntry) -> Iterator[str]:
    facts = {"kind": entry.kind, "key": entry.key, "entry": entry.number}
    if row is None:
        yield _("%(kind)s %(key)s is missing (entry %(entry)s of the record).") % facts
    elif not entry.salt:
        yield (
            _("What entry %(entry)s says of %(kind)s %(key)s was removed, and no removal is on record.")
            % facts
        )
    elif not leaves.has_digest_of(entry, seal.payload(row)):
        yield _("%(kind)s %(key)s was changed after entry %(entry)s of the record.") % facts


@dataclass(frozen=True)
class _Removals:
    """The entry of each removal, by what was removed. A removal without an entry excuses nothing."""

    entries: dict[tuple[str, str], int]

    def after(self, thing: tuple[str, str], entry: LedgerEntry) -> bool:
        return self.entries.get(thing, 0) > entry.number


def _removals(latest: Latest) -> _Removals:
    entries = {key: entry.number for (kind, key), entry in latest.items() if kind == "redaction"}
    rows = Redaction.objects.order_by("pk").values_list("pk", "kind", "key")
    return _Removals({(kind, key): entries[str(pk)] for pk, kind, key in rows if str(pk) in entries})


def _is_removed(seal: Seal, row: models.Model | None, entry: LedgerEntry, removed: _Removals) -> bool:
    things = [(entry.kind, entry.key)]
    if row is not None and seal.removed_with:
        kind, key = seal.removed_with(row)
        things.append((kind, str(key)))
    return any(removed.after(thing, entry) for thing in things)


def _rows_without_entry(latest: Latest) -> Iterator[str]:
    """Rows that were added behind the record's back."""
    for seal in all_seals():
        if seal.complete is None:
            continue
        for pk in seal.complete().order_by("pk").values_list("pk", flat=True).iterator(CHUNK):
            if (seal.kind, str(pk)) not in latest:
                yield _("%(kind)s %(key)s is not in the record.") % {"kind": seal.kind, "key": pk}
