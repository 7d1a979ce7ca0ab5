"""Possible copies of a redacted text: listed with the redaction, never rewritten until a person decides (PRV-06).

The list holds no text, and with the decision what found it again goes too (`copy_search.py`).
"""

import uuid
from collections.abc import Iterable
from functools import partial

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _

from wagtail.models import Page, Revision

from wagtail_localize.models import String

from cms import clock
from cms.access import has_role
from cms.exceptions import RuleBroken
from cms.extension_points import provided
from cms.models import PossibleCopy, Redaction
from cms.records import holds, ledger, record_kinds, redaction, text_columns
from cms.records.copy_search import REVISIONS, Traces, text_fields
from cms.records.history import Actor, actor_label
from cms.records.redaction_copies import index_again, mask_rows, redaction_mark

INDEXED = "redaction.indexed"  # row → the pages whose search text repeats it


@ledger.seals(PossibleCopy, kind="possible_copy")
def _facts(copy: PossibleCopy) -> dict:
    return {"redaction": copy.redaction_id, "kind": copy.kind, "key": copy.key, "state": copy.state}


# Decide ------------------------------------------------------------------------------------------------------


def find_copy(pk: int) -> PossibleCopy | None:
    return PossibleCopy.objects.select_related("redaction").filter(pk=pk).first()


def undecided() -> models.QuerySet[PossibleCopy]:
    return PossibleCopy.objects.filter(state=PossibleCopy.State.OPEN)


def _open(actor: Actor, copy: PossibleCopy) -> PossibleCopy:
    if not has_role(actor, *redaction.ROLES):
        raise PermissionDenied
    current = PossibleCopy.objects.select_for_update().get(pk=copy.pk)
    if current.state != PossibleCopy.State.OPEN:
        raise RuleBroken(_("This has already been decided."), rule="PRV-06")
    return current


@transaction.atomic
def remove_copy(*, actor: Actor, copy: PossibleCopy) -> PossibleCopy:
    """Redact the passage in this place, with its history and revisions. Raises Held under a legal hold."""
    current = _open(actor, copy)
    if not _may_be_removed(current):
        raise RuleBroken(
            _(
                "This document is posted and sealed, so it cannot change. Leave it in place and enter a "
                "reason."
            ),
            rule="PRV-06",
        )
    for kind, key in (
        (current.redaction.kind, current.redaction.key),
        (current.kind, current.key),
        *_told_by(current),
    ):
        holds.check(kind, key)
    scrubs = record_kinds.of(current.kind).scrubs or [partial(_rewrite, current, actor)]
    if not [place for scrub in scrubs for place in scrub(current.key, redaction_mark())]:
        raise RuleBroken(
            _("The text is no longer there. Check the place, then leave it as it is and enter a reason."),
            rule="PRV-06",
        )
    transaction.on_commit(cache.clear)
    return _decided("redact", current, actor=actor, state=PossibleCopy.State.REMOVED)


def _told_by(copy: PossibleCopy) -> list[tuple[str, str]]:
    """Whose words the place holds, by the registry of text columns: a hold on that covers the place too."""
    model = apps.get_model(copy.kind)
    of = {kind: lookup for each in text_columns.of_model(model) for kind, lookup in each.of.items()}
    rows = model._base_manager.filter(pk=copy.key)
    found = [(kind, key) for kind, lookup in of.items() for key in rows.values_list(lookup, flat=True)]
    return [(kind, str(key)) for kind, key in found if key is not None]


def _may_be_removed(copy: PossibleCopy) -> bool:
    known = text_columns.columns()
    found = [known.get(f"{copy.kind}.{name}") for name in copy.fields]
    return all(each.treatment.may_remove for each in found if each)


@transaction.atomic
def leave_copy(*, actor: Actor, copy: PossibleCopy, reason: str) -> PossibleCopy:
    """Leave the place as it is, with the reason."""
    current = _open(actor, copy)
    if not reason.strip():
        raise RuleBroken(_("Explain why it can stay there. The reason is saved."), rule="PRV-06")
    current.reason = reason.strip()[:500]
    return _decided("leave", current, actor=actor, state=PossibleCopy.State.LEFT)


def _decided(act: str, copy: PossibleCopy, *, actor: Actor, state: PossibleCopy.State) -> PossibleCopy:
    copy.state, copy.traces = state, []
    copy.decided_by, copy.decided_at = actor_label(actor), clock.now()
    copy.save()
    ledger.append(act, copy, actor=actor)
    return copy


def _rewrite(copy: PossibleCopy, actor: Actor, key: str, mark: str) -> list[str]:
    """Mask the passage in a row with its revisions and history; a sealed row gets an entry in the ledger."""
    model, traces = apps.get_model(copy.kind), Traces(copy.traces)
    rows, fields = model._base_manager.filter(pk=key), _listed_fields(model)
    revisions = Revision.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id=key)
    places = mask_rows(rows, fields, traces, mark)
    places += mask_rows(revisions, ["content", "object_str"], traces, mark)
    if hasattr(model, "history"):
        known = {each.name for each in model.history.model._meta.fields}
        past = [each for each in fields if each in known]
        places += mask_rows(model.history.filter(id=key), past, traces, mark) if past else []
    row = rows.first()
    if places and row is not None and ledger.is_sealed(row):
        ledger.append("redact", row, actor=actor)
    if places and issubclass(model, Page):
        index_again(rows)
    for pages_of in provided(INDEXED) if places and row is not None else ():
        index_again(pages_of(row))
    if places and model is String:  # found by a hash of its text, which is another text now
        rows.update(data_hash=uuid.uuid4())
    return places


def _listed_fields(model: type[models.Model]) -> list[str]:
    if issubclass(model, Page):
        return text_fields(model)
    return [
        each.name for each in text_columns.of_model(model) if each.treatment.may_remove and each.is_searched
    ]


# Show --------------------------------------------------------------------------------------------------------


def with_names(copies: Iterable[PossibleCopy]) -> list[PossibleCopy]:
    """Each with ``what``: what kind of place it is, and its name without the passage; and ``where``, its fields.

    One query for each kind of place.
    """
    found = list(copies)
    keys: dict[str, list[str]] = {}
    for copy in found:
        keys.setdefault(copy.kind, []).append(copy.key)
    rows = {
        (kind, str(row.pk)): row
        for kind, each in keys.items()
        for row in apps.get_model(kind)._base_manager.filter(pk__in=each)
    }
    for copy in found:
        model, row = apps.get_model(copy.kind), rows.get((copy.kind, copy.key))
        known = str(getattr(row, "name_for_others", row))  # a row may keep its name to those who work on it
        name = Traces(copy.traces).mask(known, "…") if row else copy.key
        vars(copy)["what"] = f"{model._meta.verbose_name}: {name}"
        vars(copy)["where"] = [_field_name(model, each) for each in copy.fields]
    return found


def _field_name(model: type[models.Model], name: str) -> str:
    if name == REVISIONS:
        return _("earlier versions")
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def find_removal(pk: int) -> Redaction | None:
    """A redaction by a person; the tombstones of retention have no page."""
    return Redaction.objects.exclude(kind__startswith="retention ").filter(pk=pk).first()


def removals() -> models.QuerySet[Redaction]:
    """Redactions with possible copies, those with open ones first."""
    is_open = models.Q(copies__state=PossibleCopy.State.OPEN)
    found = Redaction.objects.filter(copies_found__gt=0).annotate(open=models.Count("copies", filter=is_open))
    return found.order_by(models.Case(models.When(open__gt=0, then=0), default=1), "-at", "-pk")
