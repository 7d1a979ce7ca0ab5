"""Job openings as open data: each one that was published, with its changes. A closed one leaves the search."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards.models import JobOpening, OpeningChange
from boards.openings.access import public_openings
from boards.openings.presenters import STATES
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    DATE,
    INTEGER,
    MOMENT,
    STRING,
    TEXTS,
    URL,
    Coded,
    coded,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    texts_of,
)

CLOSED = "closed"
PAY = record_of(least=INTEGER, most=INTEGER, unit=STRING, currency=STRING)
CHANGE = record_of(number=INTEGER, at=MOMENT, reason=TEXTS)


def openings() -> QuerySet[JobOpening]:
    return public_openings().prefetch_related("changes")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    for row in rows:
        yield Entry(
            row=row.pk,
            key=row.slug,
            title=texts_of(row.title),
            paths=in_each_language(row.get_absolute_url),
            day=row.closes_on,
            standing=_standing(row),
            published_at=row.published_at,
            texts=joined(row.division, row.place, row.text),
            is_demo=row.is_demo,
            attributes=_attributes(row),
        )


def _standing(row: JobOpening) -> Coded:
    """By the act of closing alone, which is on record; the last day is among the attributes."""
    code = CLOSED if row.closed_at else "open"
    return coded(code, lambda: STATES[code])


def _attributes(row: JobOpening) -> dict[str, Any]:
    return {
        "division": texts_of(row.division),
        "text": texts_of(row.text),
        "place": texts_of(row.place),
        "pay": {
            "least": row.pay_from,
            "most": row.pay_to,
            "unit": row.pay_unit.lower(),
            "currency": row.currency,
        },
        "how_to_apply": texts_of(row.how_to_apply),
        "apply_url": row.apply_url or None,
        "published_at": iso(row.published_at),
        "closes_on": iso(row.closes_on),
        "closed_at": iso(row.closed_at),
        "closed_because": texts_of(row.closed_because),
        "changes": [
            {"number": each.number, "at": iso(each.at), "reason": texts_of(each.reason)}
            for each in row.changes.all()
        ],
    }


JOB_OPENINGS = Kind(
    name="job-openings",
    label=_("Job openings"),
    label_of_one=_("Job opening"),
    about=_(
        "Jobs at the Office: the pay, the last day to apply, and what changed after they were published."
    ),
    model=JobOpening,
    rows=openings,
    entries=entries,
    fields={
        "division": TEXTS,
        "text": TEXTS,
        "place": TEXTS,
        "pay": PAY,
        "how_to_apply": TEXTS,
        "apply_url": optional(URL),
        "published_at": MOMENT,
        "closes_on": DATE,
        "closed_at": optional(MOMENT),
        "closed_because": TEXTS,
        "changes": list_of(CHANGE),
    },
    watches=(Watch(OpeningChange, "changes"),),
    unsearched=(CLOSED,),
)
