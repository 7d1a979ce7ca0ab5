"""Hide numbers of a linked system until none of them can be inferred too closely (PRV-10, PRV-11).

First what is small; then, in each sum with a single unknown, one more; then what linear programs still find too close.
Hiding more only widens what a reader must think possible, so each range that was proven once stays proven.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from cms.disclosure.cubes.linked import Linked
from cms.disclosure.cubes.ranges import Ranges
from cms.disclosure.shapes import Hidden

Line = tuple[int, ...]
Cost = tuple[int, int, int, int]
ROUNDS = 60
Progress = Callable[[int, int], None]


@dataclass
class Protection:
    """``marks``: what is hidden, by the index of the number. ``unsafe``: hidden in vain."""

    linked: Linked
    marks: dict[int, Hidden] = field(default_factory=dict)
    unsafe: set[int] = field(default_factory=set)
    lines_of: dict[int, list[Line]] = field(default_factory=dict)
    open_in: dict[Line, int] = field(default_factory=dict)  # sum → how many of its numbers are not told
    totals: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        linked = self.linked
        for line in linked.sums:
            self.open_in[line] = sum(n in linked.unseen for n in line)
            if not linked.unseen & set(line):
                self.totals.add(line[0])
            for n in line:
                self.lines_of.setdefault(n, []).append(line)
        for n, mark in linked.hidden.items():
            self.hide(n, mark)

    def run(self, progress: Progress) -> None:
        shown = set(self.linked.current.values()) - self.linked.public
        for n in sorted(shown):
            if self._is_small(n) and n not in self.marks:
                self.hide(n, "small")
        self._settle(self.linked.sums)
        ranges = Ranges(self.linked, self.marks)
        for done in range(ROUNDS):
            close = ranges.too_close(self.parts(), self.needs_care)
            progress(done, ROUNDS)
            if not close or not self._hide_beside(close):
                break
        else:
            close = ranges.too_close(self.parts(), self.needs_care)
        self.unsafe = set(close)
        progress(ROUNDS, ROUNDS)

    def hide(self, n: int, mark: Hidden) -> None:
        self.marks[n] = mark
        for line in self.lines_of.get(n, ()):
            self.open_in[line] += 1

    def is_open(self, n: int) -> bool:
        """Whether readers are not told this number."""
        return n in self.marks or n in self.linked.unseen

    def needs_care(self, n: int) -> bool:
        """A hidden number, or a few people who are in no table."""
        return n in self.marks or (n in self.linked.unseen and self._is_small(n))

    def _is_small(self, n: int) -> bool:
        return 0 < self.linked.values[n] < self.linked.threshold

    def _settle(self, lines: Iterable[Line]) -> None:
        """Until each sum with a number to protect has two unknowns, or nothing is left to hide in it."""
        waiting = list(lines)
        while waiting:
            line = waiting.pop()
            if self.open_in[line] != 1 or not any(self.needs_care(n) for n in line):
                continue
            if (extra := self._cheapest(line)) is not None:
                self.hide(extra, "complement")
                waiting += self.lines_of[extra]

    def _hide_beside(self, close: list[int]) -> bool:
        """Hide one more number for each that is too close, at most one in a sum; False if there is none."""
        touched: set[Line] = set()
        before = len(self.marks)
        for n in close:
            own = self.lines_of.get(n, [])
            if any(line in touched for line in own):
                continue
            near = {each for line in own for each in line}
            extra = self._cheapest(near)
            if extra is None:
                around = {line for each in near if self.is_open(each) for line in self.lines_of.get(each, ())}
                extra = self._cheapest(each for line in around for each in line)
            if extra is not None:
                self.hide(extra, "complement")
                touched |= {*own, *self.lines_of[extra]}
                self._settle(self.lines_of[extra])
        return len(self.marks) > before

    def _cheapest(self, numbers: Iterable[int]) -> int | None:
        return min(filter(self._can_be_hidden, numbers), key=self._cost, default=None)

    def _can_be_hidden(self, n: int) -> bool:
        linked = self.linked
        return (
            linked.values[n] > 0
            and not self.is_open(n)
            and n not in linked.public
            and n not in linked.earlier
        )

    def _cost(self, n: int) -> Cost:
        """Totals last; then what leaves few sums with a single unknown; then the smallest number."""
        lines = self.lines_of[n]
        begun = sum(self.open_in[line] == 0 for line in lines)
        ended = sum(self.open_in[line] == 1 for line in lines)
        return int(n in self.totals), begun - ended, self.linked.values[n], n

    def parts(self) -> Iterator[tuple[list[int], list[Line]]]:
        """The unknown numbers that hang together by sums, with these sums."""
        seen: set[int] = set()
        for start in self.lines_of:
            if start in seen or not self.is_open(start):
                continue
            seen.add(start)
            members, own, stack = [], dict[Line, None](), [start]
            while stack:
                n = stack.pop()
                members.append(n)
                for line in self.lines_of[n]:
                    if line not in own:
                        own[line] = None
                        near = [each for each in line if each not in seen and self.is_open(each)]
                        seen.update(near)
                        stack += near
            yield members, list(own)
