"""Decide what the rows of a file may show, with the rows of all earlier releases in hand (P04, P07, PRV-12).

**The rule.** Take any three attributes of the rows, told now or by an earlier release: every combination of their
values has no row or at least ``threshold``. A value that breaks this is put together with the others of its attribute;
an attribute without a value left is not shown. The same words are the same comment in every file, so whether a row
stands in another release is an attribute as well, and one that cannot be put together: if it breaks the rule, no file
with rows leaves.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from feedback.releases.row_attributes import Attribute, Tables, group_of, hidden_together
from feedback.releases.row_tables import Cell, ReleasedRows, RowTable, masked

if TYPE_CHECKING:
    import numpy as np

Json = dict[str, Any]
FEW, BESIDE = "few", "beside"
ROOM = 4
MOST_COUNTED = 1 << 20  # combinations that are counted in one array


def decide_rows(table: RowTable, tables: Tables, earlier: list[ReleasedRows], threshold: int) -> Json:
    """Return ``rows``, how many may leave; ``withheld``, why none may or ""; ``shown``, the values of each attribute;
    and ``lost``, per attribute how many of its values are not shown and in how many rows, for the desk only.
    """
    columns, apart = _Columns(table, earlier, threshold), hidden_together(tables)
    withheld = columns.withheld()
    shown: dict[str, list[str]] = {}
    for each, room in _turns(table) if len(table) and not withheld else ():
        barred = {
            pair
            for name, values in shown.items()
            for value in values
            for pair in apart.get((name, value), ())
        }
        wanted = [value for value in _wanted(each, tables, table) if (each.name, value) not in barred]
        if each.many:
            kept = columns.add_values(each, wanted, shown.get(each.name, []), room)
        else:
            kept = columns.join_rare(each, wanted)
        if kept:
            shown[each.name] = kept
    lost = {each.name: _lost(each, table, shown.get(each.name, [])) for each in table.attributes}
    return {
        "rows": None if withheld else len(table),
        "withheld": withheld,
        "shown": {name: sorted(values) for name, values in shown.items()},
        "lost": {name: facts for name, facts in lost.items() if facts["values"]},
    }


def _turns(table: RowTable) -> Iterator[tuple[Attribute, int]]:
    """The attributes in turn. Codes come first, but leave room for the others, and then take what is left of it."""
    codes = table.attributes[0]
    yield codes, ROOM
    yield from ((each, 1) for each in table.attributes[1:])
    yield codes, 1


def _wanted(attribute: Attribute, tables: Tables, table: RowTable) -> list[str]:
    """The values that the tables publish, the most frequent first."""
    sizes = table.values[attribute.name].sizes()
    known = attribute.published(tables, {value for values in sizes for value in values})
    found: Counter[str] = Counter()
    for values, count in sizes.items():
        for value in values:
            if group := group_of(value, known):
                found[group] += count
    return sorted(found, key=lambda value: (-found[value], value))


def _lost(attribute: Attribute, table: RowTable, kept: list[str]) -> Json:
    sizes, known = table.values[attribute.name].sizes(), set(kept)
    gone = {value for values in sizes for value in values if not group_of(value, known)}
    rows = sum(count for values, count in sizes.items() if values & gone)
    return {"values": len(gone), "of": len({value for values in sizes for value in values}), "rows": rows}


class _Columns:
    """The columns told by earlier releases and so far by this one, over the rows of all of them.

    A column has the number of each row's cell, and 0 for rows that only other releases have.
    """

    def __init__(self, table: RowTable, earlier: list[ReleasedRows], threshold: int) -> None:
        self.table, self.threshold = table, threshold
        self.places = dict(table.keys)
        for each in earlier:
            for key in each.table.keys:
                self.places.setdefault(key, len(self.places))
        self.earlier = [column for each in earlier for column in self._of_earlier(each)]
        self.own: dict[str, np.ndarray] = {}
        inside = self._membership(table)
        self.is_broken = bool(self._breaking("", inside))
        self.earlier.append(inside)

    def withheld(self) -> str:
        if 0 < len(self.table) < self.threshold:
            return FEW
        return BESIDE if self.is_broken else ""

    def join_rare(self, attribute: Attribute, wanted: list[str]) -> list[str]:
        """Keep as many values as possible: the rarest that breaks the rule joins the others, again and again."""
        kept = list(wanted)
        while kept:
            cells = self._cells(self.table, attribute, kept)
            column = self._column(self.table, attribute, cells)
            breaking = self._breaking(attribute.name, column)
            if not breaking:
                self.own[attribute.name] = column
                return kept
            bad = {name for cell, number in _numbers(cells).items() if number in breaking for name in cell}
            kept.remove(next((each for each in reversed(kept) if each in bad), kept[-1]))
        return []

    def add_values(self, attribute: Attribute, wanted: list[str], known: list[str], room: int) -> list[str]:
        """Add to the ``known`` values one by one, the most frequent first; each set of values is one cell.

        ``room``: how many times as many rows as the rule asks for each combination must have.
        """
        kept = list(known)
        for value in wanted:
            if value not in kept:
                cells = self._cells(self.table, attribute, [*kept, value])
                column = self._column(self.table, attribute, cells)
                if not self._breaking(attribute.name, column, room):
                    kept.append(value)
                    self.own[attribute.name] = column
        return kept

    # Columns ------------------------------------------------------------------------------------------------------

    def _of_earlier(self, earlier: ReleasedRows) -> list["np.ndarray"]:
        table = earlier.table
        columns = [self._membership(table)]
        for each in table.attributes:
            if shown := earlier.shown.get(each.name):
                columns.append(self._column(table, each, self._cells(table, each, shown)))
        return columns

    def _membership(self, table: RowTable) -> "np.ndarray":
        import numpy as np

        column = np.zeros(len(self.places), dtype="int64")
        column[[self.places[key] for key in table.keys]] = 1
        return column

    def _cells(self, table: RowTable, attribute: Attribute, shown: list[str]) -> list[Cell]:
        return [masked(attribute, values, shown) for values in table.values[attribute.name].known]

    def _column(self, table: RowTable, attribute: Attribute, cells: list[Cell]) -> "np.ndarray":
        import numpy as np

        numbers = _numbers(cells)
        of_values = np.array([numbers[cell] for cell in cells], dtype="int64")
        column = np.zeros(len(self.places), dtype="int64")
        rows = np.frombuffer(table.values[attribute.name].rows, dtype="int64")
        column[[self.places[key] for key in table.keys]] = of_values[rows]
        return column

    # The rule -----------------------------------------------------------------------------------------------------

    def _breaking(self, name: str, column: "np.ndarray", room: int = 1) -> set[int]:
        """The cells of a column that stand in a combination of too few rows, alone or with one or two others."""
        told = [*self.earlier, *(each for key, each in self.own.items() if key != name)]
        for others in ((), *((each,) for each in told), *combinations(told, 2)):
            if found := self._too_few(column, others, self.threshold * room):
                return found
        return set()

    def _too_few(self, column: "np.ndarray", others: tuple["np.ndarray", ...], least: int) -> set[int]:
        import numpy as np

        if not len(column):
            return set()
        base = size = int(column.max()) + 1
        joined = column
        for each in others:
            joined, size = joined + each * size, size * (int(each.max()) + 1)
        if size <= MOST_COUNTED:
            counts = np.bincount(joined)
            cells = np.flatnonzero(counts)
            sizes = counts[cells]
        else:
            cells, sizes = np.unique(joined, return_counts=True)
        return {int(cell % base) for cell in cells[sizes < least]}


def _numbers(cells: list[Cell]) -> dict[Cell, int]:
    numbers: dict[Cell, int] = {}
    for cell in cells:
        numbers.setdefault(cell, len(numbers) + 1)
    return numbers
