"""Lay out tables as JSON: the true ones for analysts, and the publishable ones."""

import hashlib
import json
from typing import Any

from feedback.releases.analysis.dimensions import MISSING
from feedback.releases.disclosure_decision import FRESH, HELD, WITHHELD, Verdict
from feedback.releases.grouping import OTHERS
from feedback.releases.true_tables import NO_ANSWER, TOTAL, Counted, Place

Json = dict[str, Any]
COMPLEMENT = "complement"


def digest_of(tables: Json | list[Json]) -> str:
    """Return the SHA-256 of what is released as canonical JSON."""
    words = json.dumps(tables, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def true_table(table: Counted) -> Json:
    return _laid_out(table, {place: table.values[key] for place, key in table.places.items()})


def public_table(verdict: Verdict, before: Json | None, before_cut: int, known: set) -> Json:
    """Return a publishable table. ``before``: its earlier version with the same filters. ``known``: published keys.

    ``state`` says that it has no values; ``see`` is then the data set that published them, if one did. A table never
    has numbers of another data set than its own.
    """
    table = verdict.table
    if verdict.state == FRESH:
        cells: dict[Place, Any] = {
            place: verdict.marks.get(key, "") or table.values[key] for place, key in table.places.items()
        }
        return _with_its_mean(table, _laid_out(table, cells), before)
    if verdict.state == HELD or before:
        cells = dict.fromkeys(table.places, HELD)
        laid = _laid_out(table, cells) | {"state": HELD, "why": verdict.reason or verdict.state}
        return laid | ({"see": before_cut} if before else {})
    cells = {place: table.values[key] if key in known else COMPLEMENT for place, key in table.places.items()}
    return _laid_out(table, cells) | {"state": WITHHELD, "why": verdict.state}


def is_shown(table: Json | None) -> bool:
    """Whether a published table has values of its own."""
    return table is not None and not table.get("state")


def _with_its_mean(table: Counted, laid: Json, before: Json | None) -> Json:
    """Publish a new mean only with new counts: two means over the same counts reveal one person's change (PRV-12)."""
    if table.mean is None:
        return laid
    if before and all(before.get(name) == laid.get(name) for name in ("cells", "total", "missing")):
        laid.pop("mean", None)
        return laid | ({"mean": before["mean"]} if "mean" in before else {})
    if table.tells_one:
        laid.pop("mean", None)
    return laid


def _laid_out(table: Counted, cells: dict[Place, int | str]) -> Json:
    inner: Json = {}
    for row in table.rows:
        inner[row] = (
            {column: cells["cell", row, column] for column in table.columns}
            if table.columns or len(table.dims) > 1
            else cells["cell", row]
        )
    laid: Json = {
        "dims": table.dims,
        "rows": table.rows,
        "columns": table.columns,
        "cells": inner,
        "row_totals": {row: cells["row", row] for row in table.rows if ("row", row) in cells},
        "column_totals": {each: cells["column", each] for each in table.columns if ("column", each) in cells},
        "total": cells.get(TOTAL),
    }
    if NO_ANSWER in cells:
        laid["missing"] = cells[NO_ANSWER]
    return laid | table.facts | _middle(table, laid)


def _middle(table: Counted, laid: Json) -> Json:
    """Return mean and quartiles only without suppressed cells, which they would help to reconstruct."""
    facts, cells, total = table.facts.get("row_facts", {}), laid["cells"], laid["total"]
    if table.columns or not total:
        return {}
    if not all(isinstance(each, int) for each in (total, laid.get("missing", 0), *cells.values())):
        return {}
    if facts.get("scale") and all(row.isdigit() for row in table.rows):
        return {"mean": round(sum(int(row) * count for row, count in cells.items()) / total, 1)}
    if facts.get("range"):
        middle = {"quartiles": [_reached(cells, total * part / 4) for part in (1, 2, 3)]}
        return middle | ({} if table.mean is None else {"mean": table.mean})
    return {}


def _reached(cells: dict[str, int], count: float) -> str:
    """Return the range at which the cumulative count reaches ``count``."""
    so_far = 0
    for key, here in cells.items():
        so_far += here
        if so_far >= count:
            return key
    return ""


def participation(table: Json, benchmark: Json) -> Json:
    """Compare participants with the population, from a table that is already published (PAR-06)."""
    facts = table.get("row_facts", {})
    rows = [row for row in table["rows"] if row != MISSING]
    missing = table.get("missing", table["cells"].get(MISSING, 0))
    total = table["total"]
    joins_silent = any(MISSING in members for members in facts.get("joined", {}).values())
    if joins_silent:
        missing = COMPLEMENT
    elif "missing" not in table and isinstance(total, int):
        total = total - missing if isinstance(missing, int) else COMPLEMENT
    shares = {row: _share(row, rows, facts, benchmark["shares"]) for row in rows}
    return table | {
        "rows": rows,
        "cells": {row: table["cells"][row] for row in rows},
        "total": total,
        "missing": missing,
        "benchmark": benchmark
        | {"shares": {row: share for row, share in shares.items() if share is not None}},
    }


def _share(row: str, rows: list[str], facts: Json, shares: dict[str, float]) -> float | None:
    """The share of the population of a row: of the others, all that no other row has."""
    joined = facts.get("joined", {})
    members = joined.get(row, [row])
    if row == OTHERS:
        known = {member for each in rows if each != OTHERS for member in joined.get(each, [each])}
        members = [key for key in shares if key not in known]
    found = [shares[each] for each in members if each in shares]
    return round(sum(found), 6) if found else None


def hidden_count(tables: Json) -> int:
    return sum(not isinstance(cell, int) for table in tables.values() for cell in cells_in(table))


def cells_in(table: Json) -> list[int | str]:
    found: list[int | str] = []
    for value in table["cells"].values():
        found += value.values() if isinstance(value, dict) else [value]
    found += [*table["row_totals"].values(), *table["column_totals"].values()]
    found += [table[name] for name in ("total", "missing") if table.get(name) is not None]
    return found
