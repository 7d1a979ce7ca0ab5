"""Present the tables of a release: labels for keys, cells for numbers. Nothing is counted here."""

from dataclasses import dataclass, field
from typing import Any

from cms.disclosure import Cell, percent
from cms.i18n.fields import text
from feedback.releases.labels import dimension_label, joined_labels, reason_label, value_label

Json = dict[str, Any]
HELD = "held"
MOST_LINES = 4  # per chart


@dataclass
class Row:
    label: str
    cells: list[Cell]
    total: Cell | None = None
    note: str = ""
    key: str = ""

    @property
    def cell(self) -> Cell:
        return self.cells[0]


@dataclass
class Figure:
    """One table with its captions."""

    name: str
    title: str
    heads: list[str]
    rows: list[Row]
    first: str = ""
    totals: list[Cell] = field(default_factory=list)
    total: Cell | None = None
    missing: Cell | None = None
    reason: str = ""
    joined: str = ""
    mean: float | None = None
    quartiles: list[str] = field(default_factory=list)  # ranges that contain the quartiles
    unit: str = ""
    more: bool = False  # a comment can be in several rows
    is_withheld: bool = False  # no number of it is published: only the reason is shown

    @property
    def hides(self) -> bool:
        """Whether a number is suppressed to protect another."""
        return any(cell.hidden == "complement" for row in self.rows for cell in row.cells)

    @property
    def bars(self) -> list[Json]:
        return [{"label": row.label, "cell": row.cell, "note": row.note} for row in self.rows]


def cell_of(value: object) -> Cell:
    if isinstance(value, int):
        return Cell(value)
    return Cell(None, value if value in ("small", "complement", "held") else "complement")


def figure(name: str, table: Json) -> Figure:
    dims, facts = table["dims"], table.get("row_facts", {})
    made = Figure(name, _title(table), [], [], first=dimension_label(dims[0], facts) if dims else "")
    made.reason, made.more, made.mean = reason_label(table), bool(facts.get("many")), table.get("mean")
    made.is_withheld = table.get("state") == HELD
    made.total = None if table["total"] is None else cell_of(table["total"])
    made.unit = text(facts.get("unit"))
    made.quartiles = [value_label(dims[0], each, facts) for each in table.get("quartiles", [])]
    if table.get("missing") is not None:
        made.missing = cell_of(table["missing"])
    if dims:
        made.joined = joined_labels(dims[0], facts)
        _fill(made, table, facts)
    return made


def _fill(made: Figure, table: Json, facts: Json) -> None:
    dims, others = table["dims"], table.get("column_facts", {})
    if len(dims) > 1:
        made.heads = [value_label(dims[1], column, others) for column in table["columns"]]
        made.totals = [cell_of(table["column_totals"].get(column)) for column in table["columns"]]
        made.joined = ". ".join(filter(None, [made.joined, joined_labels(dims[1], others)]))
    for row in table["rows"]:
        cells = table["cells"][row]
        inner = [cells[column] for column in table["columns"]] if table["columns"] else [cells]
        total = table["row_totals"].get(row)
        made.rows.append(
            Row(
                value_label(dims[0], row, facts),
                [cell_of(each) for each in inner],
                None if total is None else cell_of(total),
                key=row,
            )
        )
    if made.more and len(dims) == 1:
        made.rows.sort(key=lambda row: -(row.cell.value or 0))


def _title(table: Json) -> str:
    names = zip(table["dims"], (table.get("row_facts", {}), table.get("column_facts", {})), strict=False)
    words = [dimension_label(name, facts) for name, facts in names]
    return words[0] if len(words) == 1 else " × ".join(words)


# Figures ------------------------------------------------------------------------------------------------------


def over_time(table: Json, most: int = MOST_LINES) -> Json:
    """Return the largest themes by month for a chart; suppressed totals sort last."""
    made = figure("", table)
    ranked = sorted(made.rows, key=lambda row: (-((row.total or Cell(0)).value or 0), row.label))
    lines = [{"label": row.label, "cells": row.cells} for row in ranked[:most]]
    return {"heads": made.heads, "lines": lines}


def shares(table: Json) -> list[Json]:
    """Return each column as a bar of the answers in it; a bar with a suppressed part is not drawn."""
    made, rows = figure("", table), [row for row in table["rows"] if row != "missing"]
    labels = {row.key: row.label for row in made.rows}
    found = []
    for place, (column, head) in enumerate(zip(table["columns"], made.heads, strict=True)):
        cells = [cell_of(table["cells"][row][column]) for row in rows]
        parts = [{"label": labels[row], "cell": cell} for row, cell in zip(rows, cells, strict=True)]
        found.append({"label": head, "parts": parts, "total": made.totals[place]})
    return found


@dataclass
class Beside:
    """One group: share of participants beside share of the population (PAR-06)."""

    label: str
    cell: Cell
    share: float | None
    population: float | None

    @property
    def ratio(self) -> float | None:
        if self.share is None or not self.population:
            return None
        return round(self.share / self.population, 2)


def beside(table: Json) -> list[Beside]:
    facts, total, known = table.get("row_facts", {}), cell_of(table["total"]), table["benchmark"]["shares"]
    (name,) = table["dims"]
    rows = []
    for row in table["rows"]:
        cell = cell_of(table["cells"][row])
        share = known.get(row)
        population = None if share is None else round(100 * share, 1)
        rows.append(Beside(value_label(name, row, facts), cell, percent(cell, total, digits=1), population))
    return rows


def beside_dots(rows: list[Beside], heads: tuple[str, str], total: Cell) -> Json:
    """Return the dot pairs: both shares on one scale."""
    drawn = [
        {
            "label": row.label,
            "cells": [
                {"cell": row.cell, "share": row.share},
                {"cell": Cell(0), "share": row.population},
            ],
        }
        for row in rows
        if row.population is not None
    ]
    return {"heads": [{"label": heads[0], "cell": total}, {"label": heads[1], "cell": None}], "rows": drawn}
