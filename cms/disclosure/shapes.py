"""Data types of disclosure control: counts in, cells out."""

from dataclasses import dataclass
from typing import Literal

RULE = "k11-2026.1"
THRESHOLD = 11
LEAST_THRESHOLD = 10

Hidden = Literal["", "small", "complement", "held"]
Key = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One published count: a value, or the reason why it is hidden, and the range it is in if that is published."""

    value: int | None
    hidden: Hidden = ""
    span: tuple[int, int] | None = None

    def __str__(self) -> str:
        return "" if self.value is None else str(self.value)


class PublishedTable(dict):
    """label → Cell, or row → column → Cell, with its totals and the threshold applied."""

    total: Cell | None = None
    row_totals: dict[str, Cell]
    column_totals: dict[str, Cell]
    threshold: int = THRESHOLD
    rule: str = RULE

    @property
    def hidden_count(self) -> int:
        cells = [
            cell
            for value in self.values()
            for cell in (value.values() if isinstance(value, dict) else [value])
        ]
        return sum(bool(cell.hidden) for cell in cells)


@dataclass(frozen=True)
class Table:
    """Counts by one or two variables. Tables that name the same variable share its totals.

    `public_total` says that the grand total is published elsewhere, whatever is decided here.
    """

    counts: dict
    rows: str = "rows"
    columns: str = ""
    totals: bool = True
    public_total: bool = False

    @property
    def row_labels(self) -> list[str]:
        return list(self.counts)

    @property
    def column_labels(self) -> list[str]:
        return (
            list(dict.fromkeys(label for row in self.counts.values() for label in row))
            if self.columns
            else []
        )

    def key(self, row: str | None = None, column: str | None = None) -> Key:
        pairs = [(self.rows, row)] if row is not None else []
        return frozenset(pairs + ([(self.columns, column)] if column is not None else []))

    def inner(self) -> dict[Key, int]:
        if not self.columns:
            return {self.key(row): count for row, count in self.counts.items()}
        return {
            self.key(row, column): cells.get(column, 0)
            for row, cells in self.counts.items()
            for column in self.column_labels
        }

    def sums(self) -> dict[Key, list[list[Key]]]:
        """Each total with the groups of keys that add up to it."""
        rows, columns = self.row_labels, self.column_labels
        if not columns:
            return {self.key(): [[self.key(row) for row in rows]]}
        sums = {self.key(row): [[self.key(row, column) for column in columns]] for row in rows}
        sums |= {self.key(column=column): [[self.key(row, column) for row in rows]] for column in columns}
        sums[self.key()] = [[self.key(row) for row in rows], [self.key(column=column) for column in columns]]
        return sums
