"""Remove a text from every place it lives, and leave a tombstone (PRV-06, design 3.11).

It is the only way that text disappears. A room registers for each kind where its texts live.
"""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db import models, transaction
from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken
from cms.models import OutboxMessage, Redaction
from cms.records import holds, ledger
from cms.records.history import Actor, actor_label
from cms.records.redaction_copies import Passage, scrub_house

_scrubbers: dict[str, list[Callable[[int, str], list[str]]]] = {}
_tellers: dict[str, Callable[[int], Passage]] = {}


@ledger.seals(Redaction, kind="redaction")
def _facts(redaction: Redaction) -> dict:
    return {"kind": redaction.kind, "key": redaction.key, "places": len(redaction.places)}


def scrubs(kind: str) -> Callable:
    """Register a scrubber: ``scrub(id, mark)`` replaces the text by the mark and names each place it reached."""

    def register(scrub: Callable[[int, str], list[str]]) -> Callable[[int, str], list[str]]:
        _scrubbers.setdefault(kind, []).append(scrub)
        return scrub

    return register


def describes(kind: str) -> Callable:
    """Register what a thing says, so that copies of its words are found where no scrubber expects them."""

    def register(tell: Callable[[int], Passage]) -> Callable[[int], Passage]:
        _tellers[kind] = tell
        return tell

    return register


def removals_of(kind: str, key: Any) -> models.QuerySet[Redaction]:
    """The tombstones of a thing, newest first."""
    return Redaction.objects.filter(kind=kind, key=str(key)).order_by("-at", "-pk")


def scrub_row(row: models.Model, fields: list[str], mark: str) -> list[str]:
    """Put the mark in place of some fields, in the live row and in every history row."""
    places = [f"{row._meta.label} {row.pk}"]
    values: dict[str, Any] = dict.fromkeys(fields, mark)
    type(row)._base_manager.filter(pk=row.pk).update(**values)
    if hasattr(row, "history"):
        changed = row.history.model.objects.filter(**{row._meta.pk.attname: row.pk}).update(**values)
        places += [f"{row.history.model._meta.label} × {changed}"]
    return places


def redact(kind: str, id_: int, *, actor: Actor, reason: str) -> Redaction:
    """Remove the text of one thing everywhere. A legal hold forbids it."""
    if not reason.strip():
        raise RuleBroken(_("Say why this text is removed."), rule="PRV-06")
    if kind not in _scrubbers:
        raise LookupError(kind)
    mark = _("[Removed. The record says who, when and why.]")
    with transaction.atomic():
        holds.check(kind, id_)
        spoken = _tellers[kind](id_) if kind in _tellers else Passage()
        places = [place for scrub in _scrubbers[kind] for place in scrub(id_, mark)]
        mails = OutboxMessage.objects.filter(about_kind=kind, about_id=str(id_))
        if count := mails.update(text=mark, html="", subject=mark[:250]):
            places.append(f"outbox × {count}")
        places += scrub_house(spoken, mark)
        transaction.on_commit(cache.clear)
        redaction = Redaction.objects.create(
            kind=kind, key=str(id_), reason=reason.strip()[:500], actor=actor_label(actor), places=places
        )
        ledger.append("redact", redaction, actor=actor)
    return redaction
