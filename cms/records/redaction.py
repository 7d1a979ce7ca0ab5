"""Redact a text everywhere it is stored, and leave a tombstone (PRV-06, design 3.11).

This is the only way to remove text. An app registers for each kind where its texts are stored.
"""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db import models, transaction
from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken
from cms.models import OutboxMessage, Redaction
from cms.records import holds, ledger, record_kinds
from cms.records.history import Actor, actor_label
from cms.records.record_kinds import Scrub
from cms.records.redaction_copies import Passage, scrub_house


@ledger.seals(Redaction, kind="redaction")
def _facts(redaction: Redaction) -> dict:
    return {"kind": redaction.kind, "key": redaction.key, "places": len(redaction.places)}


def scrubs(kind: str) -> Callable:
    """Register a scrubber: ``scrub(id, mark)`` replaces the text by the mark and names each place it redacted."""

    def register(scrub: Scrub) -> Scrub:
        record_kinds.register(kind).scrubs.append(scrub)
        return scrub

    return register


def describes(kind: str) -> Callable:
    """Register the text of a kind, so that copies of it are found where no scrubber expects them."""

    def register(tell: Callable[[int], Passage]) -> Callable[[int], Passage]:
        record_kinds.register(kind).describe = tell
        return tell

    return register


def removals_of(kind: str, key: Any) -> models.QuerySet[Redaction]:
    """The tombstones of a thing, newest first."""
    return Redaction.objects.filter(kind=kind, key=str(key)).order_by("-at", "-pk")


def scrub_row(row: models.Model, fields: list[str], mark: str) -> list[str]:
    """Replace some fields by the mark, in the live row and in every history row."""
    places = [f"{row._meta.label} {row.pk}"]
    values: dict[str, Any] = dict.fromkeys(fields, mark)
    type(row)._base_manager.filter(pk=row.pk).update(**values)
    if hasattr(row, "history"):
        changed = row.history.model.objects.filter(**{row._meta.pk.attname: row.pk}).update(**values)
        places += [f"{row.history.model._meta.label} × {changed}"]
    return places


def redact(kind: str, id_: int, *, actor: Actor, reason: str) -> Redaction:
    """Redact the text of one thing everywhere. Raises Held under a legal hold."""
    if not reason.strip():
        raise RuleBroken(_("Say why this text is removed."), rule="PRV-06")
    what = record_kinds.of(kind)
    if not what.scrubs:
        raise LookupError(kind)
    mark = _("[Removed. The record says who, when and why.]")
    with transaction.atomic():
        holds.check(kind, id_)
        spoken = what.describe(id_) if what.describe else Passage()
        places = [place for scrub in what.scrubs for place in scrub(id_, mark)]
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
