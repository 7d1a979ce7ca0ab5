"""Redact a text everywhere it is stored, and leave a tombstone (PRV-06, design 3.11).

This is the only way to remove text. An app registers for each kind where its texts are stored; known copies go too.
Wherever else the text is found, the place is listed for a person to decide (`possible_copies.py`).
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.cache import cache
from django.db import models, transaction
from django.utils.translation import gettext as _

from cms.access import Role
from cms.exceptions import RuleBroken
from cms.models import PossibleCopy, Redaction
from cms.open_data import sync
from cms.records import holds, ledger, record_kinds
from cms.records.copy_search import search_listed, search_pages
from cms.records.digests import keyed_hash_of
from cms.records.history import Actor, actor_label
from cms.records.known_copies import scrub_known, scrub_mail_about
from cms.records.public_proofs import opens
from cms.records.record_kinds import RecordKind, Scrub, Search
from cms.records.redaction_copies import Passage, redaction_mark
from cms.storage import files_as_before

ROLES = (Role.PUBLISHER,)


@ledger.seals(Redaction, kind="redaction", complete=Redaction.objects.all)
def _facts(redaction: Redaction) -> dict:
    """Anyone may see them. Only the staff and the person concerned read the reason, and no page for the public names
    who removed it, so both are keyed, apart for each removal: they prove what is on file, and nobody can guess it.
    """
    return {
        "kind": redaction.kind,
        "key": redaction.key,
        "places": len(redaction.places),
        "copies": redaction.copies_found,
        "entries": redaction.entries,
        "why": keyed_hash_of([redaction.pk, "why", redaction.reason]),
        "by": keyed_hash_of([redaction.pk, "by", redaction.actor]),
    }


@opens("redaction")
def _of_entries() -> models.QuerySet[Redaction]:
    """Removals of what the record had sealed: its leaves name that already, by kind and number.

    The others stay closed, as do the tombstones of retention: even the number of a registration, an accommodation
    request or an application would tell that it existed.
    """
    return Redaction.objects.exclude(entries=[])


def scrubs(kind: str) -> Callable:
    """Register a scrubber: ``scrub(id, mark)`` replaces the text by the mark and names each place it redacted."""

    def register(scrub: Scrub) -> Scrub:
        record_kinds.register(kind).scrubs.append(scrub)
        return scrub

    return register


def describes(kind: str) -> Callable:
    """Register the text of a kind, so that copies of it are found elsewhere."""

    def register(tell: Callable[[int], Passage]) -> Callable[[int], Passage]:
        record_kinds.register(kind).describe = tell
        return tell

    return register


def searches(kind: str) -> Callable:
    """Register a search for copies that are listed, not redacted: ``search(id, passage)`` returns them."""

    def register(search: Search) -> Search:
        record_kinds.register(kind).searches.append(search)
        return search

    return register


def seals_again(kind: str) -> Callable:
    """Register the sealed rows that a removal changes. Their entries lose their salt, and they are sealed anew: what
    excuses the removal does not excuse a later change.
    """

    def register(rows: Callable[[int], Iterable[models.Model]]) -> Callable[[int], Iterable[models.Model]]:
        record_kinds.register(kind).sealed.append(rows)
        return rows

    return register


def removals_of(kind: str, key: object) -> models.QuerySet[Redaction]:
    """The tombstones of a thing, newest first."""
    return Redaction.objects.filter(kind=kind, key=str(key)).order_by("-at", "-pk")


def scrub_row(row: models.Model, fields: list[str], mark: str | dict[str, str]) -> list[str]:
    """Replace some fields by the mark, in the live row and in every history row."""
    places = [f"{row._meta.label} {row.pk}"]
    values: dict[str, Any] = dict.fromkeys(fields, mark)
    type(row)._base_manager.filter(pk=row.pk).update(**values)
    if hasattr(row, "history"):
        changed = row.history.model.objects.filter(**{row._meta.pk.attname: row.pk}).update(**values)
        places += [f"{row.history.model._meta.label} × {changed}"]
    return places


@files_as_before()
def redact(kind: str, id_: int, *, actor: Actor, reason: str) -> Redaction:
    """Redact the text of one thing and its known copies, and list possible ones. Raises Held under a legal hold."""
    if not reason.strip():
        raise RuleBroken(_("Explain why this text is being removed."), rule="PRV-06")
    what = record_kinds.of(kind)
    if not what.scrubs:
        raise LookupError(kind)
    mark = redaction_mark()
    with transaction.atomic():
        holds.check(kind, id_)
        passage = what.describe(id_) if what.describe else Passage()
        places = [place for scrub in what.scrubs for place in scrub(id_, mark)]
        places += scrub_mail_about(kind, id_, mark)
        places += scrub_known(passage, mark)
        transaction.on_commit(cache.clear)
        transaction.on_commit(sync.follow, robust=True)
        copies = _possible_copies(what, id_, passage)
        changed = [ledger.sealed_among(rows(id_)) for rows in what.sealed]
        redaction = Redaction.objects.create(
            kind=kind,
            key=str(id_),
            reason=reason.strip()[:500],
            actor=actor_label(actor),
            places=places,
            entries=_without_salt(kind, id_, changed),
            copies_found=len(copies),
        )
        for copy in copies:
            copy.redaction = redaction
        PossibleCopy.objects.bulk_create(copies)
        ledger.append("redact", redaction, actor=actor)
        for rows in changed:
            ledger.append_many("redact", rows, actor=actor)
    return redaction


def _without_salt(kind: str, id_: int, changed: list[list[models.Model]]) -> list[int]:
    """Destroy the salts of what was removed, and return the numbers of its entries."""
    numbers = ledger.destroy_salts(kind, [str(id_)])
    for rows in filter(None, changed):
        numbers += ledger.destroy_salts(ledger.kind_of(rows[0]), [str(row.pk) for row in rows])
    return sorted(numbers)


def _possible_copies(what: RecordKind, id_: int, passage: Passage) -> list[PossibleCopy]:
    if not passage:
        return []
    found = search_pages(passage) + search_listed(passage)
    return found + [copy for search in what.searches for copy in search(id_, passage)]
