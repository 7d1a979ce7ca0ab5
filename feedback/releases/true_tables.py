"""Represent one table of the plan: true counts, their places, and the sums between them."""

from dataclasses import dataclass, field
from typing import Any

from cms.disclosure import Key
from feedback.releases.analysis.dimensions import MISSING

Place = tuple[str, ...]
TOTAL: Place = ("total",)
NO_ANSWER: Place = ("missing",)


@dataclass
class Counted:
    """``places`` are published; ``silent`` counts are not published but could be derived; ``sums`` relate both."""

    name: str
    dims: list[str]
    rows: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    places: dict[Place, Key] = field(default_factory=dict)
    values: dict[Key, int] = field(default_factory=dict)
    silent: set[Key] = field(default_factory=set)
    sums: list[tuple[Key, list[Key]]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)  # labels, groups and filter values for display
    whole: bool = False  # published in full or not at all
    alike: bool = False  # all members of some group gave the same answer (P06)
    mean: float | None = None
    tells_one: bool = False  # one answer dominates the mean

    def show(self, place: Place, key: Key, count: int) -> Key:
        """Add a published count at its place."""
        self.places[place] = key
        self.values[key] = count
        return key

    def note(self, key: Key, count: int) -> Key:
        """Add an unpublished count that could be derived."""
        self.values.setdefault(key, count)
        self.silent.add(key)
        return key

    def add_up(self, total: Key, parts: list[Key]) -> None:
        if parts != [total]:
            self.sums.append((total, parts))

    @property
    def keys(self) -> set[Key]:
        return set(self.values)

    def inner(self) -> set[Key]:
        return {key for place, key in self.places.items() if place[0] == "cell"}


@dataclass(frozen=True)
class Axis:
    """The values of a dimension in order: row key → identity of the group."""

    name: str
    values: dict[str, str]
    about_you: bool = False
    facts: dict[str, Any] = field(default_factory=dict)

    def pair(self, key: str) -> tuple[str, str]:
        return self.name, self.values[key]


def keyed(base: Key, *pairs: tuple[str, str]) -> Key:
    return base | frozenset(pairs)


def one_way(name: str, axis: Axis, counts: dict[str, int], base: Key) -> Counted:
    """All comments by one dimension; nonresponse is a value like any other."""
    table = Counted(name, [axis.name], rows=list(axis.values), facts={"row_facts": axis.facts})
    parts = [table.show(("cell", row), keyed(base, axis.pair(row)), counts.get(row, 0)) for row in table.rows]
    total = table.show(TOTAL, base, sum(counts.values()))
    table.add_up(total, parts)
    return table


def question(name: str, axis: Axis, counts: dict[str, int], base: Key) -> Counted:
    """Respondents by answer, and the number of nonrespondents."""
    rows = [row for row in axis.values if row != MISSING]
    table = Counted(name, [axis.name], rows=rows, facts={"row_facts": axis.facts})
    parts = [table.show(("cell", row), keyed(base, axis.pair(row)), counts.get(row, 0)) for row in rows]
    answered = table.show(TOTAL, keyed(base, (axis.name, "*")), sum(counts.get(row, 0) for row in rows))
    table.add_up(answered, parts)
    silent = table.show(NO_ANSWER, keyed(base, (axis.name, MISSING)), counts.get(MISSING, 0))
    table.add_up(table.note(base, sum(counts.values())), [answered, silent])
    return table


def cross(name: str, rows: Axis, columns: Axis, counts: dict[tuple[str, str], int], base: Key) -> Counted:
    """A two-way table of ``counts``, (row, column) → comments, with row, column and grand totals."""
    table = Counted(name, [rows.name, columns.name], list(rows.values), list(columns.values))
    table.facts = {"row_facts": rows.facts, "column_facts": columns.facts}
    for row in table.rows:
        for column in table.columns:
            key = keyed(base, rows.pair(row), columns.pair(column))
            table.show(("cell", row, column), key, counts.get((row, column), 0))
    total = table.show(TOTAL, base, sum(counts.values()))
    for row in table.rows:
        parts = [table.places["cell", row, column] for column in table.columns]
        key = table.show(("row", row), keyed(base, rows.pair(row)), _sum(table, parts))
        table.add_up(key, parts)
    for column in table.columns:
        parts = [table.places["cell", row, column] for row in table.rows]
        key = table.show(("column", column), keyed(base, columns.pair(column)), _sum(table, parts))
        table.add_up(key, parts)
    table.add_up(total, [table.places["row", row] for row in table.rows])
    table.add_up(total, [table.places["column", column] for column in table.columns])
    table.alike = _is_alike(table, rows, columns)
    return table


def _is_alike(table: Counted, rows: Axis, columns: Axis) -> bool:
    """Whether all members of some group gave the same answer, where other groups did not (P06)."""
    down = [
        [table.places["cell", row, each] for row in _answers(table.rows)] for each in _answers(table.columns)
    ]
    across = [
        [table.places["cell", row, each] for each in _answers(table.columns)] for row in _answers(table.rows)
    ]
    by_columns = columns.about_you and (rows.about_you or rows.name.startswith("q:"))
    by_rows = rows.about_you and (columns.about_you or columns.name.startswith("q:"))
    return (by_columns and _agree(table, down)) or (by_rows and _agree(table, across))


def _agree(table: Counted, groups: list[list[Key]]) -> bool:
    given = [{place for place, key in enumerate(group) if table.values[key]} for group in groups]
    return len(set().union(*given)) > 1 and any(len(each) == 1 for each in given)


def _answers(keys: list[str]) -> list[str]:
    return [key for key in keys if key != MISSING]


def _sum(table: Counted, keys: list[Key]) -> int:
    return sum(table.values[key] for key in keys)
