"""Redact a text everywhere it is stored, and leave a tombstone (PRV-06, design 3.11).

This is the only way to remove text. An app registers for each kind where its texts are stored; known copies go too.
Wherever else the text is found, the place is listed for a person to decide (`possible_copies.py`).
"""

import hashlib
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
from cms.records.history import Actor, actor_label
from cms.records.known_copies import scrub_known, scrub_mail_about
from cms.records.record_kinds import RecordKind, Scrub, Search
from cms.records.redaction_copies import Passage, redaction_mark
from cms.storage import files_as_before

ROLES = (Role.PUBLISHER,)


@ledger.seals(Redaction, kind="redaction", complete=Redaction.objects.all)
def _facts(redaction: Redaction) -> dict:
    return {
        "kind": redaction.kind,
        "key": redaction.key,
        "places": len(redaction.places),
        "copies": redaction.copies_found,
        "why": hashlib.sha256(redaction.reason.encode()).hexdigest(),
        "by": redaction.actor,
    }


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
    """Register the sealed rows that a removal changes. They are sealed anew after it: what excuses the removal does not
    excuse a later change.
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
        ledger.destroy_salts(kind, [str(id_)])
        transaction.on_commit(cache.clear)
        transaction.on_commit(sync.follow, robust=True)
        copies = _possible_copies(what, id_, passage)
        redaction = Redaction.objects.create(
            kind=kind,
            key=str(id_),
            reason=reason.strip()[:500],
            actor=actor_label(actor),
            places=places,
            copies_found=len(copies),
        )
        for copy in copies:
            copy.redaction = redaction
        PossibleCopy.objects.bulk_create(copies)
        ledger.append("redact", redaction, actor=actor)
        for rows in what.sealed:
            ledger.append_many("redact", ledger.sealed_among(rows(id_)), actor=actor)
    return redaction


def _possible_copies(what: RecordKind, id_: int, passage: Passage) -> list[PossibleCopy]:
    if not passage:
        return []
    found = search_pages(passage) + search_listed(passage)
    return found + [copy for search in what.searches for copy in search(id_, passage)]
