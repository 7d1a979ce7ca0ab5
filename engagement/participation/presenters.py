"""Present participation: the frozen numbers of a year beside a named benchmark (PAR-06)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cms.clock import PACIFIC
from cms.components.bars import is_hidden
from cms.components.dates import short_date
from cms.disclosure import Cell, percent
from cms.i18n.fields import text
from engagement.choices import SpokenLanguage
from engagement.models import AnnualParticipation, Conversation
from engagement.participation.counts import DIMENSIONS, MISSING
from engagement.published_cells import cell_of
from engagement.small_rooms import WITHHELD

MOST_LINES = 4
Json = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """One group beside the population. A hidden count has no share and no ratio."""

    key: str
    label: str
    cell: Cell
    share: float | None
    population: float | None

    @property
    def ratio(self) -> float | None:
        """Share of participants over share of the population: below 1 is underrepresented."""
        if self.share is None or not self.population:
            return None
        return round(self.share / self.population, 2)


def titles() -> dict[str, str]:
    return {"role": _("Role"), "region": _("Region"), "language": _("Language")}


def year_context(row: AnnualParticipation) -> Json:
    facts = row.facts
    return {
        "year": row,
        "conversations": [_place(each) for each in facts["conversations"]],
        "left_out": sum(bool(each["cell"]["hidden"]) for each in facts["conversations"]),
        "parts": parts_of(facts["dimensions"]),
        "over_time": _over_time(facts),
        "total": cell_of(facts["total"]),
    }


def _place(row: Json) -> Json:
    cell = cell_of(row["cell"])
    return {
        "name": text(row["name"]),
        "slug": row["slug"],
        "day": date.fromisoformat(row["day"]),
        "is_left_out": is_hidden(cell),
    }


def section_of(conversation: Conversation) -> Json | None:
    """Participation in one conversation, if its year is published with a split by conversation."""
    row = AnnualParticipation.objects.filter(year=conversation.starts_at.astimezone(PACIFIC).year).first()
    if row is None:
        return None
    key = str(conversation.pk)
    dimensions = row.facts["dimensions"]
    if key not in dimensions[DIMENSIONS[0]]["conversations"]:
        return None
    own = {
        name: each | {"year": each["conversations"][key], "total": each["totals"][key]}
        for name, each in dimensions.items()
    }
    return {"year": row, "parts": parts_of(own)}


def parts_of(dimensions: Json) -> list[Json]:
    """One table per dimension that anybody answered."""
    parts = [_part(name, dimensions[name]) for name in DIMENSIONS]
    return [part for part in parts if part["n"].value != 0]


def _part(name: str, facts: Json) -> Json:
    """A table with n, the number missing, and the benchmark with its source and year."""
    cells = {key: cell_of(cell) for key, cell in facts["year"].items()}
    missing, total = cells.pop(MISSING, Cell(0)), cell_of(facts["total"])
    base = _less(total, missing)
    benchmark = facts["benchmark"]
    rows = [
        Group(
            key,
            label_of(name, key, facts["labels"]),
            cell,
            percent(cell, base, digits=1),
            _population(benchmark, key),
        )
        for key, cell in cells.items()
        if is_hidden(cell) or cell.value or _population(benchmark, key) is not None
    ]
    rows.sort(key=lambda row: -(row.cell.value or 0))
    return {
        "name": name,
        "title": titles()[name],
        "rows": rows,
        "bars": [{"label": row.label, "cell": row.cell} for row in rows],
        "dots": _dots(rows, base),
        "n": base,
        "missing": missing,
        "benchmark": benchmark,
    }


def _less(total: Cell, missing: Cell) -> Cell:
    """Number of people who answered; hidden if either of the two is hidden."""
    if total.value is None or missing.value is None:
        return WITHHELD
    return Cell(total.value - missing.value)


def _population(benchmark: Json | None, key: str) -> float | None:
    share = benchmark["shares"].get(key) if benchmark else None
    return None if share is None else round(100 * share, 1)


def _dots(rows: list[Group], base: Cell) -> Json | None:
    drawn = [
        {
            "label": row.label,
            "cells": [{"cell": row.cell, "share": row.share}, {"cell": Cell(0), "share": row.population}],
        }
        for row in rows
        if row.population is not None
    ]
    heads = [{"label": _("Who took part"), "cell": base}, {"label": _("People in California"), "cell": None}]
    return {"heads": heads, "rows": drawn} if drawn else None


def label_of(dimension: str, key: str, labels: Json) -> str:
    if key == MISSING:
        return _("Not provided")
    if dimension == "language":
        return str(SpokenLanguage(key).label) if key in SpokenLanguage.values else key
    return text(labels.get(key)) or key


def _over_time(facts: Json) -> Json | None:
    """Conversations in order: the largest roles as lines, and the same numbers as a table."""
    role = facts["dimensions"]["role"]
    split = role["conversations"]
    places = [each for each in facts["conversations"] if str(each["id"]) in split]
    if len(places) < 2:
        return None
    heads = [short_date(date.fromisoformat(each["day"])) for each in places]
    lines: list[Json] = [
        {
            "label": label_of("role", key, role["labels"]),
            "cells": [cell_of(split[str(each["id"])][key]) for each in places],
        }
        for key in role["year"]
        if key != MISSING
    ]
    lines.sort(key=lambda line: -sum(cell.value or 0 for cell in line["cells"]))
    totals = [cell_of(role["totals"][str(each["id"])]) for each in places]
    table = [
        {
            "label": line["label"],
            "cells": [{"head": head, "cell": cell} for head, cell in zip(heads, line["cells"], strict=True)],
        }
        for line in [*lines, {"label": _("All"), "cells": totals}]
    ]
    return {"heads": heads, "lines": lines[:MOST_LINES], "rows": table}
