"""The ledger: a hash chain of the acts that matter, and its verification.

An app registers with ``seals`` the fields of a row that must never change silently. ``append`` adds their salted
SHA-256 to the chain; ``breaks`` recomputes every hash of the chain and every digest from the current rows.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.models import LedgerEntry, Redaction
from cms.records import history

GENESIS = "0" * 64
CHUNK = 500


@dataclass(frozen=True)
class Seal:
    kind: str
    model: type[models.Model]
    payload: Callable[[Any], dict]


_by_kind: dict[str, Seal] = {}
_by_model: dict[type[models.Model], Seal] = {}
_verifiers: dict[str, Callable[[], Iterator[str]]] = {}


def seals(model: type[models.Model], *, kind: str) -> Callable:
    """Register the fields of a model that the ledger seals. They must be JSON-serializable and contain no free
    text.
    """

    def register(payload: Callable[[Any], dict]) -> Callable[[Any], dict]:
        known = _by_kind.get(kind)
        if known is not None and known.model is not model:
            raise ValueError(
                f"two models are sealed as {kind!r}: {known.model.__name__} and {model.__name__}"
            )
        _by_kind[kind] = _by_model[model] = Seal(kind, model, payload)
        return payload

    return register


def verifier(name: str) -> Callable:
    """Register another check for ``manage.py verify``; it yields one sentence for each broken row."""

    def register(check: Callable[[], Iterator[str]]) -> Callable[[], Iterator[str]]:
        _verifiers[name] = check
        return check

    return register


def facts_of(obj: models.Model) -> dict:
    """The fields of a row whose digest is in its ledger entry."""
    return _by_model[type(obj)].payload(obj)


def is_sealed(obj: models.Model) -> bool:
    """Whether the ledger has an entry for this row."""
    seal = _by_model.get(type(obj))
    return seal is not None and LedgerEntry.objects.filter(kind=seal.kind, key=str(obj.pk)).exists()


def _digest(payload: Callable[[Any], dict], obj: models.Model, salt: str) -> str:
    facts = json.dumps(payload(obj), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(f"{salt}\n{facts}".encode("utf-8", "surrogatepass")).hexdigest()


def _entry_hash(entry: LedgerEntry) -> str:
    facts = [
        entry.number,
        int(entry.at.timestamp() * 1000),
        entry.actor,
        entry.act,
        entry.kind,
        entry.key,
        entry.salt,
        entry.digest,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def head(*, lock: bool = False) -> LedgerEntry | None:
    """The latest entry. ``lock`` keeps other writers out until the transaction ends."""
    entries = LedgerEntry.objects.order_by("-number")
    if lock:
        _lock_chain()
    return entries.first()


def _lock_chain() -> None:
    """One writer at a time: SQLite's IMMEDIATE transaction is exclusive; PostgreSQL takes an advisory lock."""
    connection = transaction.get_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(7001)")


def append(act: str, obj: models.Model, *, actor: history.Actor) -> LedgerEntry:
    """Add an act on a row to the chain, in the transaction of the act."""
    return append_many(act, [obj], actor=actor)[0]


def append_many(act: str, objects: list, *, actor: history.Actor) -> list[LedgerEntry]:
    """Add the same act on many rows of one model to the chain."""
    if not objects:
        return []
    seal = _by_model[type(objects[0])]
    with transaction.atomic():
        last = head(lock=True)
        number, previous = (last.number, last.hash) if last else (0, GENESIS)
        entries, moment, label = [], clock.now().replace(microsecond=0), history.actor_label(actor)
        for obj in objects:
            number += 1
            entry = LedgerEntry(
                number=number,
                at=moment,
                actor=label,
                act=act,
                kind=seal.kind,
                key=str(obj.pk),
                salt=secrets.token_hex(16),
                previous=previous,
            )
            entry.digest = _digest(seal.payload, obj, entry.salt)
            previous = entry.hash = _entry_hash(entry)
            entries.append(entry)
        return LedgerEntry.objects.bulk_create(entries, batch_size=CHUNK)


def breaks() -> Iterator[str]:
    """Every break, as a sentence that names the entry or the row. Yields nothing if nothing changed."""
    latest: dict[tuple[str, str], tuple[int, str, str]] = {}
    previous, number = GENESIS, 0
    for entry in LedgerEntry.objects.order_by("number").iterator(CHUNK):
        number += 1
        if entry.number != number:
            yield _("Entry %(number)s of the record is missing.") % {"number": number}
            number = entry.number
        if entry.previous != previous or entry.hash != _entry_hash(entry):
            yield _("Entry %(number)s of the record (%(act)s %(kind)s %(key)s) was changed.") % {
                "number": entry.number,
                "act": entry.act,
                "kind": entry.kind,
                "key": entry.key,
            }
        previous = entry.hash
        latest[entry.kind, entry.key] = (entry.number, entry.salt, entry.digest)
    yield from _changed_rows(latest)
    for check in _verifiers.values():
        yield from check()


def _changed_rows(latest: dict[tuple[str, str], tuple[int, str, str]]) -> Iterator[str]:
    redacted = _redacted(latest)
    by_kind: dict[str, list[str]] = {}
    for kind, key in latest:
        by_kind.setdefault(kind, []).append(key)
    for kind, keys in by_kind.items():
        seal = _by_kind.get(kind)
        if seal is None:
            yield _("There is no way to verify %(kind)s.") % {"kind": kind}
            continue
        for start in range(0, len(keys), CHUNK):
            part = keys[start : start + CHUNK]
            rows = {str(row.pk): row for row in seal.model._base_manager.filter(pk__in=part)}
            for key in part:
                entry, salt, digest = latest[kind, key]
                if redacted.get((kind, key), 0) > entry:
                    continue
                facts = {"kind": kind, "key": key, "entry": entry}
                if key not in rows:
                    yield _("%(kind)s %(key)s is missing (entry %(entry)s of the record).") % facts
                elif _digest(seal.payload, rows[key], salt) != digest:
                    yield _("%(kind)s %(key)s was changed after entry %(entry)s of the record.") % facts


def _redacted(latest: dict[tuple[str, str], tuple[int, str, str]]) -> dict[tuple[str, str], int]:
    """Redacted things, with the entry of the redaction. A redaction without an entry excuses nothing."""
    entries = {key: entry for (kind, key), (entry, _salt, _digest) in latest.items() if kind == "redaction"}
    return {
        (kind, key): entries[str(pk)]
        for pk, kind, key in Redaction.objects.order_by("pk").values_list("pk", "kind", "key")
        if str(pk) in entries
    }


def entries_for(kind: str, keys: list[str]) -> models.QuerySet[LedgerEntry]:
    return LedgerEntry.objects.filter(kind=kind, key__in=keys).order_by("number")
