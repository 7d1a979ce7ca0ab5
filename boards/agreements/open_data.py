"""Agreements as open data: who signed when, each step, and the documents with their SHA-256 (C2C-11, C2C-12)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from boards.agreements.access import announced
from boards.models import Agreement, AgreementDocument, AgreementStep, Party, PartyStep, Signature
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    SHA256,
    STRING,
    TEXTS,
    URL,
    coded,
    in_each_language,
    in_first_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)
from feedback.models import Tool

SIGNATURE = record_of(party=REFERENCE, name=TEXTS, signed_on=optional(DATE))
STEP = record_of(status=CODED, on=DATE, note=TEXTS)
DOCUMENT = record_of(
    number=INTEGER,
    title=TEXTS,
    language=STRING,
    name=optional(STRING),
    size=optional(INTEGER),
    sha256=SHA256,
    url=optional(URL),
    removed_at=optional(MOMENT),
)


def agreements() -> QuerySet[Agreement]:
    signatures = Signature.objects.select_related("party").order_by("party__order", "pk")
    return announced().prefetch_related(Prefetch("signatures", signatures), "steps", "documents", "tools")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    for row in rows:
        yield Entry(
            row=row.pk,
            key=str(row.pk),
            title=texts_of(row.title),
            paths=in_each_language(row.get_absolute_url),
            day=row.announced_on,
            standing=coded(row.status, row.get_status_display),
            texts=joined(row.summary, *(step.note for step in row.steps.all())),
            is_demo=row.is_demo,
            attributes=_attributes(row),
        )


def _attributes(row: Agreement) -> dict[str, Any]:
    return {
        "kind": coded(row.kind, row.get_kind_display),
        "summary": texts_of(row.summary),
        "announced_on": iso(row.announced_on),
        "signed_on": iso(row.signed_on),
        "in_force_on": iso(row.in_force_on),
        "ends_on": iso(row.ends_on),
        "signatures": [_signature(each) for each in row.signatures.all()],
        "steps": [step_of(each) for each in row.steps.all()],
        "documents": [_document(each) for each in row.documents.all()],
        "tools": [reference("tools", each.slug) for each in row.tools.all()],
    }


def _signature(row: Signature) -> dict[str, Any]:
    return {
        "party": reference("parties", row.party.slug),
        "name": texts_of(row.party.name),
        "signed_on": iso(row.signed_on),
    }


def step_of(row: AgreementStep | PartyStep) -> dict[str, Any]:
    """Without who recorded it, whom no public page names."""
    return {
        "status": coded(row.status, row.get_status_display),
        "on": iso(row.on),
        "note": texts_of(row.note),
    }


def _document(row: AgreementDocument) -> dict[str, Any]:
    """Of a removed one the title and the SHA-256 stay."""
    is_removed = row.removed_at is not None or not row.file
    return {
        "number": row.number,
        "title": texts_of(row.title),
        "language": row.language,
        "name": None if is_removed else row.name,
        "size": None if is_removed else row.size,
        "sha256": row.sha256,
        "url": None if is_removed else in_first_language(row.get_absolute_url),
        "removed_at": iso(row.removed_at),
    }


AGREEMENTS = Kind(
    name="agreements",
    label=_("Agreements"),
    label_of_one=_("Agreement"),
    about=_("Data-sharing agreements, their parties, who signed when, and their documents."),
    model=Agreement,
    rows=agreements,
    entries=entries,
    fields={
        "kind": CODED,
        "summary": TEXTS,
        "announced_on": optional(DATE),
        "signed_on": optional(DATE),
        "in_force_on": optional(DATE),
        "ends_on": optional(DATE),
        "signatures": list_of(SIGNATURE),
        "steps": list_of(STEP),
        "documents": list_of(DOCUMENT),
        "tools": list_of(REFERENCE),
    },
    watches=(
        Watch(Signature, "signatures"),
        Watch(Party, "signatures__party"),
        Watch(AgreementStep, "steps"),
        Watch(AgreementDocument, "documents"),
        Watch(Agreement.tools.through, "pk", column="agreement_id"),
        Watch(Tool, "tools"),
    ),
    told_to=("tools",),
)
