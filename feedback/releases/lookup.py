"""Look up numbers of a release: one dimension, filtered by at most two values of others.

Nothing is computed. Tables that the release does not have are not answered (PRV-12).
"""

from itertools import permutations
from typing import Any

Json = dict[str, Any]
MOST_FILTERS = 2


def table_name(tables: Json, *dims: str) -> str:
    """Return the name of the table with these dimensions, in either order, or an empty string."""
    if len(dims) == 1:
        return next((name for name in (f"by:{dims[0]}", f"question:{dims[0]}") if name in tables), "")
    for rows, columns in permutations(dims):
        for name in (f"cross:{rows}:{columns}", f"question:{rows}:by:{columns}", f"{rows}:by:{columns}"):
            if name in tables:
                return name
    return ""


def answer(tables: Json, by: str, filters: dict[str, str]) -> Json | None:
    """Return the cells of one dimension within the filters, or None if the release has no such table."""
    if by in filters or len(filters) > MOST_FILTERS:
        return None
    if not filters:
        name = table_name(tables, by)
        return _one_way(tables, name, by) if name else None
    if len(filters) == 1:
        ((dim, value),) = filters.items()
        return _line(tables, table_name(tables, by, dim), by, dim, value)
    for (dim, value), (third, where) in permutations(filters.items()):
        for one, other in permutations((by, dim)):
            name = f"cross:{one}:{other}:where:{third}={where}"
            if name in tables:
                return _line(tables, name, by, dim, value)
    return None


def cell_of(tables: Json, filters: dict[str, str]) -> int | str | None:
    """Return the number of comments with all these values, a suppression reason, or None."""
    if not filters:
        return tables["all"]["total"]
    (by, value), *rest = filters.items()
    found = answer(tables, by, dict(rest))
    return None if found is None else found["cells"].get(value)


def _one_way(tables: Json, name: str, by: str) -> Json:
    table = tables[name]
    if any(isinstance(cells, dict) for cells in table["cells"].values()):
        cells = {row: cells[table["columns"][0]] for row, cells in table["cells"].items()}
        return _published(name, table, by, cells, table["total"])
    return _published(name, table, by, table["cells"], table["total"])


def _line(tables: Json, name: str, by: str, dim: str, value: str) -> Json | None:
    if not name:
        return None
    table = tables[name]
    if value in table["columns"] and _is_columns(table, dim):
        cells = {row: table["cells"][row][value] for row in table["rows"]}
        return _published(name, table, by, cells, table["column_totals"].get(value))
    if value in table["rows"]:
        return _published(name, table, by, table["cells"][value], table["row_totals"].get(value))
    return None


def _is_columns(table: Json, dim: str) -> bool:
    return table["dims"][1].removeprefix("q:") == dim


def _published(name: str, table: Json, by: str, cells: Json, total: object) -> Json:
    said = {"table": name, "by": by, "cells": cells, "total": total}
    return said | {key: table[key] for key in ("data_set", "see", "state", "why") if key in table}
