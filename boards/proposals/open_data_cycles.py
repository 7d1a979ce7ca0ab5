"""The years of the proposal cycle as open data: their phases, the last day for proposals, and their rules (C2C-30)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from boards.models import Body, Cycle, CycleRules
from boards.proposals.tracker import begun_cycles
from boards.rules.cycle_calendar import Phase
from cms.components.menu import address
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    STRING,
    TEXTS,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)

PHASE = record_of(kind=STRING, name=TEXTS, text=TEXTS, starts_on=DATE, ends_on=DATE)
RULES = record_of(name=TEXTS, version=INTEGER)


def cycles() -> QuerySet[Cycle]:
    return begun_cycles().select_related("rules", "body")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    return map(_entry, rows)


def _entry(row: Cycle) -> Entry:
    phases = row.phases
    return Entry(
        row=row.pk,
        key=str(row.pk),
        title=in_each_language(lambda: row),
        paths=in_each_language(lambda: _page(row)),
        body=row.body.slug if row.body else "",
        day=row.deadline,
        published_at=row.opened_at,
        texts=joined(row.rules.name, *(phase.name for phase in phases), *(phase.says for phase in phases)),
        is_demo=row.is_demo,
        attributes={
            "year": row.year,
            "body": reference("bodies", row.body.slug) if row.body else None,
            "opened_at": iso(row.opened_at),
            "deadline": iso(row.deadline),
            "rules": {"name": texts_of(row.rules.name), "version": row.rules.version},
            "phases": [_phase(phase) for phase in phases],
        },
    )


def _page(row: Cycle) -> str:
    """The tracker of that year."""
    wanted = {"year": row.year} | ({"board": row.body.slug} if row.body else {})
    return f"{address('proposals/')}?{urlencode(wanted)}"


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "kind": phase.kind,
        "name": texts_of(phase.name),
        "text": texts_of(phase.says),
        "starts_on": iso(phase.starts_on),
        "ends_on": iso(phase.ends_on),
    }


CYCLES = Kind(
    name="cycles",
    label=_("Proposal cycles"),
    label_of_one=_("Proposal cycle"),
    about=_("The parts of each year of the proposal cycle, with their dates, and the rules of the year."),
    model=Cycle,
    rows=cycles,
    entries=entries,
    fields={
        "year": INTEGER,
        "body": optional(REFERENCE),
        "opened_at": MOMENT,
        "deadline": DATE,
        "rules": RULES,
        "phases": list_of(PHASE),
    },
    watches=(Watch(CycleRules, "rules"), Watch(Body, "body")),
)
