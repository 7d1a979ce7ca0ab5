"""Decide which numbers to hide when tables are published together (PRV-10, PRV-11, P01-P03).

Numbers are linked by sums. Sums that share a hidden number form a part; one part reveals nothing of another, so
each is decided separately, and again only when something is added to it.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from cms.disclosure.linked_cells import Part
from cms.disclosure.shapes import Cell, Hidden, Key, PublishedTable, Table

CHOICES = 5  # values that must stay possible for a reader who knows the rule


@dataclass
class Release:
    """All numbers that are published together, and which of them are hidden."""

    threshold: int
    may_hide_nought: bool = True
    values: dict[Key, int] = field(default_factory=dict)
    totals: set[Key] = field(default_factory=set)
    absent: set[Key] = field(default_factory=set)  # numbers that no table displays
    derived: set[Key] = field(default_factory=set)  # of these, groups of people that must not be inferred
    sums: dict[tuple, None] = field(default_factory=dict)
    lines: dict[Key, list[tuple]] = field(default_factory=dict)  # the sums that contain a number
    marks: dict[Key, Hidden] = field(default_factory=dict)
    shown: set[Key] = field(default_factory=set)
    public: set[Key] = field(default_factory=set)  # published elsewhere, so never hidden here
    told: set[Key] = field(default_factory=set)  # hidden in an earlier release, with the reason given there
    least: dict[Key, int] = field(default_factory=dict)  # what another release reveals of a hidden number
    most: dict[Key, int] = field(default_factory=dict)
    loosened: set[Key] = field(default_factory=set)
    with_noughts: set[tuple] = field(default_factory=set)  # sums in which a zero may be hidden
    unsafe: set[Key] = field(default_factory=set)  # hidden, and still inferable
    parts: dict[Key, Part] = field(default_factory=dict)

    def add(self, table: Table) -> None:
        for key, count in table.inner().items():
            self.put(key, count)
        for total, groups in table.sums().items():
            for group in groups:
                self.put(total, sum(self.values[key] for key in group))
                self.add_sum(total, group)
        totals = set(table.sums())
        if table.public_total:
            self.public.add(table.key())
        self.show(set(table.inner()) | (totals if table.totals else set()))
        self.absent |= totals - self.shown

    def put(self, key: Key, count: int) -> None:
        """Add a count. Raises ValueError if it is negative, or differs from an earlier value."""
        if not isinstance(count, int) or count < 0:
            raise ValueError(f"a count is a whole number, not {count!r}")
        if self.values.setdefault(key, count) != count:
            raise ValueError("tables published together must come from the same people")

    def put_derived(self, key: Key, count: int) -> None:
        """Add a number that is in no table but follows from others: people who did not choose an option, for
        instance.
        """
        self.put(key, count)
        if key not in self.shown:
            self.absent.add(key)
            self.derived.add(key)

    def show(self, keys: Iterable[Key]) -> None:
        self.shown |= set(keys)
        self.absent -= self.shown
        self.derived -= self.shown

    def add_sum(self, total: Key, group: Iterable[Key]) -> None:
        """Add the fact that the keys of ``group`` add up to ``total``. Raises ValueError if they do not."""
        line = (total, *group)
        if line in self.sums or line == (total, total):
            return
        if self.values[total] != sum(self.values[key] for key in line[1:]):
            raise ValueError("the parts do not add up to the total")
        self.sums[line] = None
        self.totals.add(total)
        for key in line:
            self.lines.setdefault(key, []).append(line)
            self.forget(key)

    def protect(self, keys: Iterable[Key] | None = None) -> None:
        """Hide what must be hidden among these numbers, and everything linked to them."""
        for key in self.values if keys is None else keys:
            hidden = 0 < self.values[key] < self.threshold
            if hidden and key not in self.public and key not in self.marks and not self._is_unseen(key):
                self.hide(key, "small")
        queue = deque(self.marks if keys is None else self._marked_near(keys))
        while queue:
            key = queue[0]
            if self.is_safe(key):
                queue.popleft()
            elif (extra := self._one_more(key)) is not None:
                self.hide(extra, "complement")
                queue.append(extra)
                queue.extend(set(self.part(key).marked) - set(queue))
            elif not self._say_less(key):
                self.unsafe.add(key)
                queue.popleft()

    def _is_unseen(self, key: Key) -> bool:
        return key in self.absent and key not in self.derived

    def _marked_near(self, keys: Iterable[Key]) -> list[Key]:
        near = {each for key in keys for line in self.lines.get(key, []) for each in line} | set(keys)
        found = {each: None for key in near if self._is_open(key) for each in self.part(key).marked}
        return [key for key in self.marks if key in found]

    def hide(self, key: Key, mark: Hidden) -> None:
        self.marks[key] = mark
        self.forget(key)

    def forget(self, key: Key) -> None:
        """Discard the parts of a number; they are rebuilt on demand."""
        for line in self.lines.get(key, []):
            for each in line:
                if part := self.parts.get(each):
                    for member in part.members:
                        self.parts.pop(member, None)

    def part(self, key: Key) -> Part:
        """The part of a key: all hidden numbers linked to it by sums, cached until ``forget``."""
        if key not in self.parts:
            members: dict[Key, None] = {key: None}
            lines: dict[tuple, None] = {}
            queue = deque([key])
            while queue:
                for line in self.lines.get(queue.popleft(), []):
                    lines[line] = None
                    for each in line:
                        if each not in members and self._is_open(each):
                            members[each] = None
                            queue.append(each)
            part = Part(list(members), list(lines), values=self.values, marks=self.marks, bounds=self.bounds)
            self.parts.update(dict.fromkeys(members, part))
        return self.parts[key]

    def bounds(self, key: Key) -> tuple[int, int | None]:
        """What a reader who knows the rule can infer of a hidden number, as distance down and up from the true one."""
        value, mark = self.values[key], self.marks.get(key)
        if mark == "small":
            return 1 - value, min(self.threshold - 1, self.most.get(key, value + self.threshold)) - value
        least = 0
        if mark is not None:
            nought = any(line in self.with_noughts for line in self.lines.get(key, []))
            least = min(value, 1 - nought if key in self.loosened else self.threshold)
        most = self.most.get(key)
        return max(least, self.least.get(key, 0)) - value, None if most is None else most - value

    def is_safe(self, key: Key) -> bool:
        """Whether a reader who knows the rule cannot work out this hidden number too closely."""
        part, value, top = self.part(key), self.values[key], self.threshold - 1
        if self.marks[key] == "small":
            wide = part.plain.reaches(part.number[key], -value) and part.plain.reaches(
                part.number[key], top - value or 1
            )
        else:
            wide = part.plain.spread(part.number[key], top)
        return wide and part.informed.spread(part.number[key], CHOICES - 1)

    def _one_more(self, key: Key) -> Key | None:
        """The next number to hide, of least harm: not a total, completes most sums, shares a sum with the unsafe
        number, small.
        """
        near = self.part(key).lines
        single = {line for line in near if sum(map(self._is_open, line)) == 1}
        found = {k for line in near for k in line if self._can_be_hidden(k)}
        depth = max((len(k) for k in found), default=0)
        return min(found, key=lambda k: self._cost(k, key, depth, single), default=None)

    def _can_be_hidden(self, key: Key) -> bool:
        if self._is_open(key) or key in self.public:
            return False
        return self.values[key] > 0 or any(line in self.with_noughts for line in self.lines[key])

    def _is_open(self, key: Key) -> bool:
        return key in self.marks or key in self.absent

    def _cost(self, key: Key, unsafe: Key, depth: int, single: set[tuple]) -> tuple:
        mine = self.lines[key]
        rank = 1 + depth - len(key) if key in self.totals else 0
        ended = sum(line in single for line in mine)
        apart = not any(unsafe in line for line in mine)
        untouched = sum(not any(map(self._is_open, line)) for line in mine)
        return rank, -ended, apart, untouched, self.values[key], sorted(key)

    def _say_less(self, key: Key) -> bool:
        """When everything possible is hidden and still too much can be inferred, drop the reason why a number is
        hidden.

        Ten groups of one and a total "under 11" reveal each other; so do 1 and 11 beside a public total.
        """
        part = self.part(key)
        beside = any(each in self.public for line in part.lines for each in line)
        small = {each for each in part.marked if self.marks[each] == "small"} - self.told
        tight = small & self.totals or (small if beside else set())
        for each in tight:
            self.marks[each] = "complement"
        if tight:
            self.loosened |= set(part.marked)
        elif beside and self.may_hide_nought and not set(part.lines) <= self.with_noughts:
            self.with_noughts |= set(part.lines)
        else:
            return False
        for each in part.members:
            self.parts.pop(each, None)
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
