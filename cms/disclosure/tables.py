"""Tables of counts made fit to publish (PRV-10, PRV-11, P01-P03)."""

from collections import deque
from dataclasses import dataclass, field
from typing import Literal

from cms.disclosure.region import Region

RULE = "k11-2026.1"
THRESHOLD = 11
LEAST_THRESHOLD = 10
CHOICES = 5  # values that must stay possible for a reader who knows how this rule works

Hidden = Literal["", "small", "complement"]
Key = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One count for readers: a value, or the reason why there is none."""

    value: int | None
    hidden: Hidden = ""

    def __str__(self):
        return "" if self.value is None else str(self.value)


class PublishedTable(dict):
    """label → Cell, or row → column → Cell, with its totals and the rule that made it."""

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
    """Counts by one or two variables. Tables that name the same variable share its totals."""

    counts: dict
    rows: str = "rows"
    columns: str = ""
    totals: bool = True

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

    def key(self, row=None, column=None) -> Key:
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


@dataclass
class _Release:
    """All numbers that leave together, and which of them stay hidden."""

    threshold: int
    values: dict[Key, int] = field(default_factory=dict)
    totals: set[Key] = field(default_factory=set)
    absent: set[Key] = field(default_factory=set)  # sums that no table shows
    sums: list[tuple[Key, list[Key]]] = field(default_factory=list)
    marks: dict[Key, Hidden] = field(default_factory=dict)
    shown: set[Key] = field(default_factory=set)
    loosened: set[Key] = field(default_factory=set)

    def add(self, table: Table) -> None:
        for key, count in table.inner().items():
            self._put(key, count)
        for total, groups in table.sums().items():
            for group in groups:
                self._put(total, sum(self.values[key] for key in group))
                if (total, group) not in self.sums:
                    self.sums.append((total, group))
        totals = set(table.sums())
        self.totals |= totals
        self.shown |= set(table.inner()) | (totals if table.totals else set())
        self.absent = (self.absent | totals) - self.shown

    def _put(self, key: Key, count: int) -> None:
        if not isinstance(count, int) or count < 0:
            raise ValueError(f"a count is a whole number, not {count!r}")
        if self.values.setdefault(key, count) != count:
            raise ValueError("tables published together must come from the same people")

    def protect(self) -> None:
        for key, value in self.values.items():
            if 0 < value < self.threshold and key not in self.absent:
                self.marks[key] = "small"
        self._build()
        queue = deque(self.marks)
        while queue:
            key = queue[0]
            if self._is_safe(key):
                queue.popleft()
            elif (extra := self._one_more(key)) is not None:
                self.marks[extra] = "complement"
                queue.append(extra)
                self._build()
            elif not self._loosen_totals():
                queue.popleft()

    def _build(self) -> None:
        number = {key: i for i, key in enumerate(self.values) if key in self.marks or key in self.absent}
        equations = []
        for total, group in self.sums:
            equation = {number[key]: 1 for key in group if key in number}
            if total in number:
                equation[number[total]] = -1
            equations.append(equation)
        bounds = {number[key]: self._bounds(key) for key in number}
        plain = {v: -self.values[key] for key, v in number.items()}
        self.number = number
        self.plain = Region(equations, plain, dict.fromkeys(plain))
        self.informed = Region(
            equations, {v: b[0] for v, b in bounds.items()}, {v: b[1] for v, b in bounds.items()}
        )

    def _bounds(self, key: Key) -> tuple[int, int | None]:
        """What somebody who knows the rule can say of a hidden number, as distance from the true one."""
        value, mark = self.values[key], self.marks.get(key)
        if mark == "small":
            return 1 - value, self.threshold - 1 - value
        least = 0 if mark is None else min(value, self.threshold if key not in self.loosened else 1)
        return least - value, None

    def _is_safe(self, key: Key) -> bool:
        v, value, top = self.number[key], self.values[key], self.threshold - 1
        if self.marks[key] == "small":
            wide = self.plain.reaches(v, -value) and self.plain.reaches(v, top - value or 1)
        else:
            wide = self.plain.spread(v, top)
        return wide and self.informed.spread(v, CHOICES - 1)

    def _one_more(self, key: Key) -> Key | None:
        """The shown number whose loss hurts least: no total, helps most lines with one hidden number, near, small."""
        lines = [[total, *group] for total, group in self.sums]
        linked: set[Key] = {key}
        before: set[Key] = set()
        while linked != before:
            before = set(linked)
            linked |= {k for line in lines if linked & set(line) for k in line if self._is_open(k)}
        near = [line for line in lines if linked & set(line)]
        single = [line for line in near if sum(map(self._is_open, line)) == 1]
        found = {k for line in near for k in line if self._can_be_hidden(k)}
        return min(found, key=lambda k: self._cost(k, key, lines, single), default=None)

    def _can_be_hidden(self, key: Key) -> bool:
        return self.values[key] > 0 and not self._is_open(key)

    def _is_open(self, key: Key) -> bool:
        return key in self.marks or key in self.absent

    def _cost(self, key: Key, unsafe: Key, lines: list[list[Key]], single: list[list[Key]]) -> tuple:
        mine = [line for line in lines if key in line]
        rank = 2 - len(key) if key in self.totals else 0
        ended = sum(line in single for line in mine)
        apart = not any(unsafe in line for line in mine)
        untouched = sum(not any(map(self._is_open, line)) for line in mine)
        return rank, -ended, apart, untouched, self.values[key], sorted(key)

    def _loosen_totals(self) -> bool:
        """Ten groups of one and a total 'under 11' give each other away: then say less about the total."""
        tight = {key for key, mark in self.marks.items() if mark == "small" and key in self.totals}
        for key in tight:
            self.marks[key] = "complement"
        self.loosened |= tight
        if tight:
            self._build()
        return bool(tight)

    def cell(self, key: Key) -> Cell:
        mark = self.marks.get(key, "")
        return Cell(None if mark else self.values[key], mark)

    def published(self, table: Table) -> PublishedTable:
        result = PublishedTable()
        result.threshold, result.row_totals, result.column_totals = self.threshold, {}, {}
        for row in table.row_labels:
            columns = table.column_labels
            inner = {column: self.cell(table.key(row, column)) for column in columns}
            result[row] = inner if table.columns else self.cell(table.key(row))
        if table.totals:
            result.total = self.cell(table.key())
            if table.columns:
                result.row_totals = {row: self.cell(table.key(row)) for row in table.row_labels}
                result.column_totals = {c: self.cell(table.key(column=c)) for c in table.column_labels}
        return result


def publish_together(tables: list[Table], *, threshold: int = THRESHOLD) -> list[PublishedTable]:
    """Tables that a reader can lay side by side: what they share is hidden in all or in none."""
    release = _Release(_checked(threshold))
    for table in tables:
        release.add(table)
    release.protect()
    return [release.published(table) for table in tables]


def publishable(table: dict, *, threshold: int = THRESHOLD, totals: bool = True) -> PublishedTable:
    """label → count, or row → column → count. With `totals=False` no sum is shown here, nor anywhere else."""
    two_way = any(isinstance(value, dict) for value in table.values())
    columns = "columns" if two_way else ""
    return publish_together([Table(table, columns=columns, totals=totals)], threshold=threshold)[0]


def publishable_choices(
    counts: dict[str, int], respondents: int, *, threshold: int = THRESHOLD
) -> PublishedTable:
    """Counts of a question with many choices: each choice beside those who did not choose it."""
    tables = [Table({"yes": n, "no": respondents - n}, rows=f"choice {label}") for label, n in counts.items()]
    parts = publish_together(tables, threshold=threshold)
    result = PublishedTable({label: part["yes"] for label, part in zip(counts, parts, strict=True)})
    result.threshold, result.row_totals, result.column_totals = threshold, {}, {}
    result.total = parts[0].total if parts else shown_count(respondents, threshold=threshold)
    return result


def shown_count(n: int, *, threshold: int = THRESHOLD) -> Cell:
    """One count that stands alone."""
    return Cell(None, "small") if 0 < n < _checked(threshold) else Cell(n)


def percent(part: Cell, whole: Cell, *, digits: int = 0) -> float | None:
    """None when a number it rests on is hidden, or there is nobody."""
    if part.value is None or not whole.value:
        return None
    return round(100 * part.value / whole.value, digits)


def mean(total: float, n: Cell | int, *, threshold: int = THRESHOLD, digits: int = 1) -> float | None:
    """None when the group is too small to speak of."""
    cell = n if isinstance(n, Cell) else shown_count(n, threshold=threshold)
    return round(total / cell.value, digits) if cell.value else None


def _checked(threshold: int) -> int:
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"the threshold may be raised, never below {LEAST_THRESHOLD}")
    return threshold
