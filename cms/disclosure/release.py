"""Which numbers stay hidden when tables leave together (PRV-10, PRV-11, P01-P03)."""

from collections import deque
from dataclasses import dataclass, field

from cms.disclosure.region import Region
from cms.disclosure.shapes import Cell, Hidden, Key, PublishedTable, Table

CHOICES = 5  # values that must stay possible for a reader who knows how this rule works


@dataclass
class Release:
    """All numbers that leave together, and which of them stay hidden."""

    threshold: int
    values: dict[Key, int] = field(default_factory=dict)
    totals: set[Key] = field(default_factory=set)
    absent: set[Key] = field(default_factory=set)  # sums that no table shows
    sums: list[tuple[Key, list[Key]]] = field(default_factory=list)
    marks: dict[Key, Hidden] = field(default_factory=dict)
    shown: set[Key] = field(default_factory=set)
    public: set[Key] = field(default_factory=set)  # told elsewhere, so never hidden here
    loosened: set[Key] = field(default_factory=set)
    hides_nought: bool = False

    def add(self, table: Table) -> None:
        for key, count in table.inner().items():
            self._put(key, count)
        for total, groups in table.sums().items():
            for group in groups:
                self._put(total, sum(self.values[key] for key in group))
                if (total, group) not in self.sums:
                    self.sums.append((total, group))
        totals = set(table.sums())
        if table.public_total:
            self.public.add(table.key())
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
            if 0 < value < self.threshold and key not in self.absent | self.public:
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
            elif not self._say_less():
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
        least = (
            0
            if mark is None
            else min(value, 1 - self.hides_nought if key in self.loosened else self.threshold)
        )
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
        return (
            (self.values[key] > 0 or self.hides_nought) and not self._is_open(key) and key not in self.public
        )

    def _is_open(self, key: Key) -> bool:
        return key in self.marks or key in self.absent

    def _cost(self, key: Key, unsafe: Key, lines: list[list[Key]], single: list[list[Key]]) -> tuple:
        mine = [line for line in lines if key in line]
        rank = 2 - len(key) if key in self.totals else 0
        ended = sum(line in single for line in mine)
        apart = not any(unsafe in line for line in mine)
        untouched = sum(not any(map(self._is_open, line)) for line in mine)
        return rank, -ended, apart, untouched, self.values[key], sorted(key)

    def _say_less(self) -> bool:
        """All that can be hidden is, and still too much shows: then no longer tell why a number is hidden.

        Ten groups of one and a total "under 11" give each other away; so do 1 and 11 beside a total that is public.
        """
        small = {key for key, mark in self.marks.items() if mark == "small"}
        tight = small & self.totals or (small if self.public else set())
        for key in tight:
            self.marks[key] = "complement"
        if tight:
            self.loosened |= set(self.marks)
        elif self.public and not self.hides_nought:
            self.hides_nought = True
        else:
            return False
        self._build()
        return True

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
