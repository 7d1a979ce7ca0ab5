"""Build the sheets of themes and answers by group: a row per theme or answer, a column per group."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cms.spreadsheets import Column, Sheet
from feedback.exports.labels import group_labels, label_of, ordered, row_labels, title_of_table
from feedback.exports.messages import DATA_SET, DIMENSIONS, number_or_mark, reasons_of
from feedback.exports.plan import Plan

WIDEST = 14  # groups on one sheet, so that it can be read in print
WHAT = Column("what", "Theme or answer", width=52)
WHY = Column("hidden", "Why a number is hidden", width=56)
Group = tuple[str, str]  # dimension and key
Line = tuple[str, dict[Group, Any]]


def group_sheets(plan: Plan) -> Iterator[Sheet]:
    """Yield at least one sheet, without the column of the data set. A cell is None if the release has no such table."""
    lines = list(_lines(plan))
    for here in _packed(groups_of(plan)):
        rows = [
            (
                what,
                *(number_or_mark(cells.get(group), plan.threshold) for group in here),
                reasons_of([cells.get(group) for group in here], plan.threshold),
            )
            for what, cells in lines
            if any(group in cells for group in here)
        ]
        columns = [Column("=".join(group), group_label(plan, group), "int") for group in here]
        yield Sheet("By group", [WHAT, *columns, WHY, DATA_SET], rows)


def _packed(groups: list[Group]) -> list[list[Group]]:
    """Fill sheets with whole dimensions; only one with too many groups for a sheet is divided."""
    sheets: list[list[Group]] = [[]]
    for _dimension, those in groupby(groups, key=lambda group: group[0]):
        found = list(those)
        if sheets[-1] and len(sheets[-1]) + len(found) > WIDEST:
            sheets.append([])
        while found:
            sheets[-1] += found[:WIDEST]
            found = found[WIDEST:]
            sheets += [[]] if found else []
    return sheets


def groups_of(plan: Plan) -> list[Group]:
    """Return every group that splits a table, in the order of the dimensions."""
    found: dict[str, dict[str, None]] = {}
    for name, table in ordered(plan):
        _what, by, dimension = name.partition(":by:")
        if by:
            found.setdefault(dimension, {}).update(dict.fromkeys(table["columns"]))
    known = [*(each for each in DIMENSIONS if each in found), *sorted(set(found) - set(DIMENSIONS))]
    return [(dimension, key) for dimension in known for key in found[dimension]]


def group_label(plan: Plan, group: Group) -> str:
    dimension, key = group
    label = label_of(dimension, key, group_labels(plan.tables, dimension))
    return f"{DIMENSIONS.get(dimension, dimension)}: {label}"


def _lines(plan: Plan) -> Iterator[Line]:
    """Yield each theme and answer with its cells, themes first."""
    found: dict[tuple[str, str], Line] = {}
    for name, table in sorted(ordered(plan), key=lambda pair: not pair[0].startswith("themes:")):
        what, by, dimension = name.partition(":by:")
        if not by:
            continue
        before = f"{title_of_table(table)}: " if what.startswith("question:") else ""
        labels = row_labels(table)
        for row in table["rows"]:
            label = labels.get(row) or label_of("", row, {})
            _label, cells = found.setdefault((what, row), (f"{before}{label}", {}))
            cells |= {(dimension, column): table["cells"][row][column] for column in table["columns"]}
    yield from found.values()
