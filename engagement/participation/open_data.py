"""Participation by year as open data: the frozen numbers as the public page shows them (PAR-06)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.open_data.numbers import CELL, number
from cms.open_data.registry import Entry, Kind
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    NUMBER,
    REFERENCE,
    SHA256,
    STRING,
    TEXTS,
    coded,
    in_each_language,
    iso,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)
from engagement.models import AnnualParticipation
from engagement.participation.presenters import Group, label_of, parts_of, titles
from engagement.published_cells import cell_of

Json = dict[str, Any]
PLACE = record_of(conversation=REFERENCE, name=TEXTS, day=DATE, is_in_tables=BOOLEAN)
GROUP = record_of(
    group=CODED, people=CELL, share_percent=optional(NUMBER), population_percent=optional(NUMBER)
)
BENCHMARK = record_of(name=TEXTS, source=STRING, year=INTEGER)
PART = record_of(
    dimension=CODED, answered=CELL, not_said=CELL, groups=list_of(GROUP), benchmark=optional(BENCHMARK)
)


def entries(rows: QuerySet[AnnualParticipation]) -> Iterator[Entry]:
    return (_entry(row) for row in rows)


def _entry(row: AnnualParticipation) -> Entry:
    facts = row.facts
    return Entry(
        row=row.pk,
        key=str(row.year),
        title=in_each_language(lambda: f"{_('Who took part in Community Conversations')}, {row.year}"),
        paths=in_each_language(lambda: f"{reverse('engagement:who_took_part')}?year={row.year}"),
        published_at=row.published_at,
        attributes={
            "year": row.year,
            "posted_at": iso(row.published_at),
            "sha256": row.sha256,
            "people": number(cell_of(facts["total"])),
            "conversations": [_place(each) for each in facts["conversations"]],
            "tables": [_part(part, facts) for part in parts_of(facts["dimensions"])],
        },
    )


def _place(row: Json) -> Json:
    return {
        "conversation": reference("conversations", row["slug"]),
        "name": texts_of(row["name"]),
        "day": row["day"],
        "is_in_tables": not row["cell"]["hidden"],
    }


def _part(part: Json, facts: Json) -> Json:
    name, benchmark = part["name"], part["benchmark"]
    labels = facts["dimensions"][name]["labels"]
    return {
        "dimension": coded(name, lambda: titles()[name]),
        "answered": number(part["n"]),
        "not_said": number(part["missing"]),
        "groups": [_group(row, name, labels) for row in part["rows"]],
        "benchmark": {key: benchmark[key] for key in ("name", "source", "year")} if benchmark else None,
    }


def _group(row: Group, dimension: str, labels: Json) -> Json:
    return {
        "group": coded(row.key, lambda: label_of(dimension, row.key, labels)),
        "people": number(row.cell),
        "share_percent": row.share,
        "population_percent": row.population,
    }


ANNUAL_PARTICIPATION = Kind(
    name="annual-participation",
    label=gettext_lazy("Participation by year"),
    label_of_one=gettext_lazy("Participation in one year"),
    about=gettext_lazy(
        "Who took part in conversations each year, compared with the people who live in California."
    ),
    model=AnnualParticipation,
    rows=AnnualParticipation.objects.all,
    entries=entries,
    fields={
        "year": INTEGER,
        "posted_at": MOMENT,
        "sha256": SHA256,
        "people": CELL,
        "conversations": list_of(PLACE),
        "tables": list_of(PART),
    },
)
