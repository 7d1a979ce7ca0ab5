"""Flatten the tables of a release to rows, with the same numbers for every format (P05)."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
HEAD = ("table", "row", "column", "what", "value", "hidden", "data_set")


def lines_of(tables: Json) -> Iterator[tuple]:
    """Yield each number with its place; suppressed cells have a reason instead of a value."""
    for name, table in tables.items():
        for place, cell in _cells(table):
            value, hidden = (cell, "") if isinstance(cell, int) else (None, cell)
            yield (name, *place, value, hidden, table.get("data_set"))
        yield from ((name, *line, "", table.get("data_set")) for line in _middle(table))


def _middle(table: Json) -> Iterator[tuple[str, str, str, Any]]:
    """Yield mean and quartile ranges, present only in tables without suppressed cells."""
    if "mean" in table:
        yield "", "", "mean", table["mean"]
    for what, row in zip(
        ("first quartile", "median", "third quartile"), table.get("quartiles", []), strict=False
    ):
        yield row, "", what, None


def _cells(table: Json) -> Iterator[tuple[tuple[str, str, str], Any]]:
    for row, cells in table["cells"].items():
        if isinstance(cells, dict):
            for column, cell in cells.items():
                yield (row, column, "cell"), cell
        else:
            yield (row, "", "cell"), cells
    yield from (((row, "", "row total"), cell) for row, cell in table["row_totals"].items())
    yield from ((("", column, "column total"), cell) for column, cell in table["column_totals"].items())
    for name in ("total", "missing"):
        if table.get(name) is not None:
            yield ("", "", name), table[name]
    for name in ("once", "people"):
        yield from (((row, "", name), cell) for row, cell in table.get(name, {}).items())
