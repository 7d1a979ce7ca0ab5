"""The record: an entry for each act that matters, with the salted digest of the fields that must not change.

An app registers with ``seals`` the fields of a row that must never change silently. ``append`` adds an entry, a leaf of
the record's tree (`cms/proofs`); `verification.py` compares all of it with the current rows.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from cms import clock
from cms.access import is_signed_in, is_staff_member
from cms.models import LedgerEntry
from cms.proofs import leaves
from cms.records import history

CHUNK = 500
SUBJECT_LENGTH = LedgerEntry._meta.get_field("subject").max_length


@dataclass(frozen=True)
class Seal:
    """``subject(row)`` names the row for the public, without names and addresses; else it is named by its number.

    ``removed_with(row)`` names the record whose removal explains that the row is no longer what was sealed; else it is
    the row itself. ``complete()`` gives the rows that the record must have; without it a row may lack an entry.
    """

    kind: str
    model: type[models.Model]
    payload: Callable[[Any], dict]
    subject: Callable[[Any], str] | None = None
    removed_with: Callable[[Any], tuple[str, object]] | None = None
    complete: Callable[[], models.QuerySet] | None = None

    @property
    def prefix(self) -> str:
        return re.sub(r"[ _]", "-", self.kind) + ":"

    def subject_of(self, obj: models.Model) -> str:
        return (self.prefix + (self.subject(obj) if self.subject else str(obj.pk)))[:SUBJECT_LENGTH]


_by_kind: dict[str, Seal] = {}
_by_model: dict[type[models.Model], Seal] = {}
_verifiers: dict[str, Callable[[], Iterator[str]]] = {}


def seals(
    model: type[models.Model],
    *,
    kind: str,
    subject: Callable[[Any], str] | None = None,
    removed_with: Callable[[Any], tuple[str, object]] | None = None,
    complete: Callable[[], models.QuerySet] | None = None,
) -> Callable:
    """Register the fields of a model that the record seals. They must be JSON-serializable and contain no free text."""

    def register(payload: Callable[[Any], dict]) -> Callable[[Any], dict]:
        known = _by_kind.get(kind)
        if known is not None and known.model is not model:
            raise ValueError(
                f"two models are sealed as {kind!r}: {known.model.__name__} and {model.__name__}"
            )
        _by_kind[kind] = _by_model[model] = Seal(kind, model, payload, subject, removed_with, complete)
        return payload

    return register


def verifier(name: str) -> Callable:
    """Register another check for ``manage.py verify``; it yields one sentence for each broken row."""

    def register(check: Callable[[], Iterator[str]]) -> Callable[[], Iterator[str]]:
        _verifiers[name] = check
        return check

    return register


def all_seals() -> list[Seal]:
    return list(_by_kind.values())


def seal_of(kind: str) -> Seal | None:
    return _by_kind.get(kind)


def verifiers() -> list[Callable[[], Iterator[str]]]:
    return list(_verifiers.values())


def facts_of(obj: models.Model) -> dict:
    """The fields of a row whose digest is in its entry."""
    return _by_model[type(obj)].payload(obj)


def kind_of(obj: models.Model) -> str:
    return _by_model[type(obj)].kind


def is_sealed(obj: models.Model) -> bool:
    """Whether the record has an entry for this row."""
    seal = _by_model.get(type(obj))
    return seal is not None and LedgerEntry.objects.filter(kind=seal.kind, key=str(obj.pk)).exists()


def sealed_among[M: models.Model](rows: Iterable[M]) -> list[M]:
    """Those of some rows of one model that the record has an entry for."""
    found = list(rows)
    known = sealed_keys(kind_of(found[0]), [row.pk for row in found]) if found else set()
    return [row for row in found if str(row.pk) in known]


def sealed_keys(kind: str, keys: Iterable[object]) -> set[str]:
    """Those keys for which the record has an entry."""
    entries = LedgerEntry.objects.filter(kind=kind, key__in=[str(key) for key in keys])
    return set(entries.values_list("key", flat=True))


def head(*, lock: bool = False) -> LedgerEntry | None:
    """The latest entry. ``lock`` keeps other writers out until the transaction ends."""
    entries = LedgerEntry.objects.order_by("-number")
    if lock:
        _lock_record()
    return entries.first()


def _lock_record() -> None:
    """One writer at a time: SQLite's IMMEDIATE transaction is exclusive; PostgreSQL takes an advisory lock."""
    connection = transaction.get_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(7001)")


def append(act: str, obj: models.Model, *, actor: history.Actor) -> LedgerEntry:
    """Add an act on a row to the record, in the transaction of the act."""
    return append_many(act, [obj], actor=actor)[0]


def append_many(act: str, objects: list, *, actor: history.Actor) -> list[LedgerEntry]:
    """Add the same act on many rows of one model to the record."""
    if not objects:
        return []
    seal, made = _by_model[type(objects[0])], []
    label, role = history.actor_label(actor), role_of(actor)
    with transaction.atomic():
        last = head(lock=True)
        moment = clock.now().replace(microsecond=0)
        for number, obj in enumerate(objects, last.number + 1 if last else 1):
            entry = LedgerEntry(
                number=number,
                at=moment,
                actor=label,
                role=role,
                act=act,
                kind=seal.kind,
                key=str(obj.pk),
                subject=seal.subject_of(obj),
            )
            leaves.set_hashes(entry, seal.payload(obj))
            made.append(entry)
        return LedgerEntry.objects.bulk_create(made, batch_size=CHUNK)


def role_of(who: history.Actor) -> str:
    """What the public entry says of who did it."""
    if isinstance(who, str):
        return "system" if who.startswith("system") else "staff"
    if not is_signed_in(who):
        return history.VISITOR
    return "staff" if is_staff_member(who) else "account"


def destroy_salts(kind: str, keys: list[str]) -> list[int]:
    """Make it impossible to find, by trying, what the entries of removed rows sealed. Their digests stay.

    Returns the numbers of the entries. Nobody seals such a row meanwhile: the caller's transaction holds the record.
    """
    _lock_record()
    entries = LedgerEntry.objects.filter(kind=kind, key__in=keys).exclude(salt="")
    numbers = list(entries.order_by("number").values_list("number", flat=True))
    entries.update(salt="")
    return numbers


def entries_for(kind: str, keys: list[str]) -> models.QuerySet[LedgerEntry]:
    return LedgerEntry.objects.filter(kind=kind, key__in=keys).order_by("number")
