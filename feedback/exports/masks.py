"""What may stand beside the words of one comment without telling a number that the release hides (P05, P07, PRV-11).

Rows can be counted. So a value is given row by row only where every number about it is shown, and only together with
the other values of the row where at least as many rows as the rule asks for are alike.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from feedback.exports.messages import OTHER

Facts = tuple[str, ...]
Tables = dict[str, dict[str, Any]]
FACTS = ("channel", "language", "month", "version")
STEPS = ("version", "month", "language", "channel")  # what is let go first when too few rows are alike
LET_GO = {"channel": OTHER, "language": OTHER, "month": "", "version": ""}


def published_groups(tables: Tables, dimension: str) -> set[str]:
    """Groups of a dimension that no table of countable facts hides anything about."""
    shown = _numbers(tables.get(f"by:{dimension}"))
    return shown - _hidden_about(tables, dimension)


def published_choices(tables: Tables, question: str) -> set[str]:
    shown = _numbers(tables.get(f"question:{question}"))
    return shown - _hidden_about(tables, f"q:{question}")


def _numbers(table: dict[str, Any] | None) -> set[str]:
    return {key for key, cell in table["cells"].items() if isinstance(cell, int)} if table else set()


def _hidden_about(tables: Tables, dimension: str) -> set[str]:
    """Values with a hidden number in a two-way table that could be counted from rows."""
    hidden: set[str] = set()
    for table in tables.values():
        dims = table["dims"]
        if len(dims) != 2 or dimension not in dims or not all(_is_countable(each, table) for each in dims):
            continue
        place = dims.index(dimension)
        hidden |= {pair[place] for pair in _hidden(table)}
    return hidden


def _is_countable(dimension: str, table: dict[str, Any]) -> bool:
    """Facts about the person, numbers and dates are in no row for readers."""
    facts = [table.get(side, {}) for side in ("row_facts", "column_facts")]
    apart = any(each.get("about_you") or each.get("range") for each in facts)
    return dimension in FACTS or dimension == "code" or (dimension.startswith("q:") and not apart)


def _hidden(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for row, cells in table["cells"].items():
        for column, cell in cells.items():
            if not isinstance(cell, int):
                yield row, column


def group_of(value: str, shown: set[str]) -> str | None:
    """The group as which a value may be told; months may stand for a run of months."""
    if value in shown:
        return value
    return next((run for run in shown if ".." in run and run[:7] <= value <= run[-7:]), None)


def published_codes(tables: Tables, column: str) -> set[str]:
    """Codes whose number of comments, or of those against, is shown."""
    cells = tables.get("themes", {}).get("cells", {})
    return {code for code, row in cells.items() if isinstance(row.get(column), int)}


def alike(counts: Counter[Facts], least: int) -> dict[Facts, Facts]:
    """Each combination of facts as it may be told: parts of it are let go until ``least`` rows are alike."""
    told: dict[Facts, Facts] = {}
    left = dict.fromkeys(counts)
    for depth in range(len(STEPS) + 1):
        gone = STEPS[:depth]
        coarse = {
            facts: tuple(
                LET_GO[name] if name in gone else fact for name, fact in zip(FACTS, facts, strict=True)
            )
            for facts in left
        }
        sizes: Counter[Facts] = Counter()
        for facts, new in coarse.items():
            sizes[new] += counts[facts]
        done = [facts for facts, new in coarse.items() if sizes[new] >= least or depth == len(STEPS)]
        for facts in done:
            told[facts] = coarse[facts]
            del left[facts]
    return told
