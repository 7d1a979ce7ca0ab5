"""Parties of agreements as open data, each with what it signed (C2C-11, C2C-12)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from boards.agreements.access import announced
from boards.agreements.open_data import STEP, step_of
from boards.models import Agreement, Body, Party, PartyStep, Seat, Signature
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    DATE,
    REFERENCE,
    TEXTS,
    coded,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)

SIGNATURE = record_of(agreement=REFERENCE, signed_on=optional(DATE))


def parties() -> QuerySet[Party]:
    signatures = Signature.objects.filter(agreement__in=announced())
    signatures = signatures.order_by("agreement__announced_on", "agreement")
    rows = Party.objects.select_related("seat__body")
    return rows.prefetch_related(Prefetch("signatures", signatures), "steps")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    for row in rows:
        yield Entry(
            row=row.pk,
            key=row.slug,
            title=texts_of(row.name),
            paths=in_each_language(row.get_absolute_url),
            body=row.seat.body.slug if row.seat else "",
            day=row.effective_on,
            standing=coded(row.status, row.get_status_display),
            texts=joined(*(step.note for step in row.steps.all())),
            is_demo=row.is_demo,
            attributes=_attributes(row),
        )


def _attributes(row: Party) -> dict[str, Any]:
    return {
        "is_managing_entity": row.is_managing_entity,
        "since": iso(row.effective_on),
        "since_in_words": texts_of(row.effective_words),
        "until": iso(row.ended_on),
        "seat": reference("seats", row.seat_id) if row.seat_id else None,
        "body": reference("bodies", row.seat.body.slug) if row.seat else None,
        "signatures": [
            {"agreement": reference("agreements", each.agreement_id), "signed_on": iso(each.signed_on)}
            for each in row.signatures.all()
        ],
        "steps": [step_of(each) for each in row.steps.all()],
    }


PARTIES = Kind(
    name="parties",
    label=_("Parties of agreements"),
    label_of_one=_("Party"),
    about=_(
        "Organizations that share data under agreements: when each became a party, its seat on a board, "
        "and what it signed."
    ),
    model=Party,
    rows=parties,
    entries=entries,
    fields={
        "is_managing_entity": BOOLEAN,
        "since": DATE,
        "since_in_words": TEXTS,
        "until": optional(DATE),
        "seat": optional(REFERENCE),
        "body": optional(REFERENCE),
        "signatures": list_of(SIGNATURE),
        "steps": list_of(STEP),
    },
    watches=(
        Watch(Signature, "signatures"),
        Watch(Agreement, "signatures__agreement"),
        Watch(PartyStep, "steps"),
        Watch(Seat, "seat"),
        Watch(Body, "seat__body"),
    ),
)
