"""What a reader can infer of the hidden numbers, by linear programs over all sums (PRV-11).

Two readers are asked: one who knows only that counts are not negative, and one who knows the rule by which numbers are
hidden. Each solution of a program moves many numbers at once, so a few programs with drawn weights settle most of
them; only what is left is asked one by one. Distances are measured from the true numbers.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from cms.disclosure.cubes.linked import Linked
from cms.disclosure.release import CHOICES
from cms.disclosure.shapes import Hidden

if TYPE_CHECKING:
    import numpy

DRAWS, IN_VAIN = 40, 4
NEARLY = 1e-6


class Ranges:
    """How far each hidden number was seen to move, down and up, for both readers."""

    def __init__(self, linked: Linked, marks: dict[int, Hidden]) -> None:
        """``marks``: what is hidden; it may grow between two questions."""
        import numpy as np

        self.linked, self.marks = linked, marks
        self.top = linked.threshold - 1
        self.reach = 2 * linked.threshold  # nothing asks for more
        count = len(linked.values)
        self.seen = {name: np.zeros((2, count)) for name in ("plain", "informed")}
        self.draw = np.random.default_rng(11)

    def too_close(
        self, parts: Iterable[tuple[list[int], list[tuple[int, ...]]]], needs_care: Callable[[int], bool]
    ) -> list[int]:
        """The numbers that a reader can infer too closely, in order. ``parts``: unknown numbers with their sums."""
        found: list[int] = []
        for members, lines in parts:
            cared = [n for n in members if needs_care(n)]
            for name in self.seen:
                if left := [n for n in cared if self._missing(name, n)]:
                    certain = Certain(self, name, members, lines)
                    self._explore(name, members, lines, [n for n in left if self._may_do(name, n, certain)])
            found += [n for n in cared if any(self._missing(name, n) for name in self.seen)]
        return sorted(found)

    def _missing(self, name: str, n: int) -> tuple[float, float] | None:
        """How far down and up the number still has to be seen to move; None if that is enough."""
        return self._lacks(name, n, -self.seen[name][0, n], self.seen[name][1, n])

    def _lacks(self, name: str, n: int, down: float, up: float) -> tuple[float, float] | None:
        value = self.linked.values[n]
        if name == "plain" and self.marks.get(n) == "small":
            want_down, want_up = value, self.top - value or 1
            if down >= want_down - NEARLY and up >= want_up - NEARLY:
                return None
            return max(0, want_down - down), max(0, want_up - up)
        spread = self.top if name == "plain" else CHOICES - 1
        return None if down + up >= spread - NEARLY else (1, 1)

    def _may_do(self, name: str, n: int, certain: "Certain") -> bool:
        """Whether what is certain leaves the number room enough, so that it is worth a program."""
        return self._lacks(name, n, -certain.low[n], certain.high[n]) is None

    def _explore(self, name: str, members: list[int], lines: list[tuple[int, ...]], cared: list[int]) -> None:
        program = Program(self, name, members, lines)
        in_vain = 0
        for _draw in range(DRAWS):
            left = [n for n in cared if self._missing(name, n)]
            if not left or in_vain == IN_VAIN:
                break
            self._note(name, program.solve(self._weights(name, left, program)), members)
            still = sum(self._missing(name, n) is not None for n in left)
            in_vain = in_vain + 1 if still == len(left) else 0
        for n in cared:
            for side in (1.0, -1.0):
                if self._missing(name, n):
                    weights = program.nothing()
                    weights[program.place[n]] = side
                    self._note(name, program.solve(weights), members)

    def _weights(self, name: str, left: list[int], program: "Program") -> Any:
        weights = program.nothing()
        for n in left:
            down, up = self._missing(name, n) or (0, 0)
            side = -1 if up > down or (up == down and self.draw.random() < 0.5) else 1
            weights[program.place[n]] = side * (0.2 + self.draw.random())
        return weights

    def _note(self, name: str, solution: "numpy.ndarray | None", members: list[int]) -> None:
        """Keep what was reached, rounded towards the truth."""
        import numpy as np

        if solution is not None:
            seen = self.seen[name]
            seen[0, members] = np.minimum(seen[0, members], np.ceil(solution - NEARLY))
            seen[1, members] = np.maximum(seen[1, members], np.floor(solution + NEARLY))

    def bounds(self, name: str, n: int) -> tuple[float, float]:
        """What a reader knows of one number by itself, as distances from the true one; never more than matters."""
        value, mark = self.linked.values[n], self.marks.get(n)
        low, high = 0, value + self.reach
        if name == "informed" and mark == "small":
            low, high = 1, self.top
        elif name == "informed" and mark and n not in self.linked.loosened:
            low = min(value, self.linked.threshold)
        elif name == "informed" and mark:
            low = min(value, 1)
        return max(low - value, -self.reach), min(high - value, self.reach)


class Certain:
    """Ends that no solution passes, found sum by sum: cheap, and enough to tell most numbers that are too close."""

    PASSES = 3

    def __init__(self, ranges: Ranges, name: str, members: list[int], lines: list[tuple[int, ...]]) -> None:
        ends = {n: ranges.bounds(name, n) for n in members}
        self.low = {n: low for n, (low, _high) in ends.items()}
        self.high = {n: high for n, (_low, high) in ends.items()}
        for _pass in range(self.PASSES):
            for line in lines:
                self._narrow([(n, 1 if at else -1) for at, n in enumerate(line) if n in ends])

    def _narrow(self, terms: list[tuple[int, int]]) -> None:
        """The distances of a sum, the total with a minus, add up to nothing."""
        low, high = self.low, self.high
        least = sum(low[n] if sign > 0 else -high[n] for n, sign in terms)
        most = sum(high[n] if sign > 0 else -low[n] for n, sign in terms)
        for n, sign in terms:
            if sign > 0:
                low[n], high[n] = max(low[n], high[n] - most), min(high[n], low[n] - least)
            else:
                low[n], high[n] = max(low[n], high[n] + least), min(high[n], low[n] + most)


class Program:
    """The sums of one part as equations over the distances of its unknown numbers."""

    def __init__(self, ranges: Ranges, name: str, members: list[int], lines: list[tuple[int, ...]]) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix

        self.place = {n: at for at, n in enumerate(members)}
        self.bounds = [ranges.bounds(name, n) for n in members]
        rows, columns, numbers = [], [], []
        for row, line in enumerate(lines):
            for at, n in enumerate(line):
                if n in self.place:
                    rows.append(row)
                    columns.append(self.place[n])
                    numbers.append(1.0 if at else -1.0)
        self.equations = csr_matrix((numbers, (rows, columns)), shape=(len(lines), len(members)))
        self.zeros = np.zeros(len(lines))

    def nothing(self) -> Any:
        import numpy as np

        return np.zeros(len(self.place))

    def solve(self, weights: "numpy.ndarray") -> "numpy.ndarray | None":
        """The distances with the least weighted sum; None if the solver gave up, which proves nothing."""
        from scipy.optimize import linprog

        found = linprog(weights, A_eq=self.equations, b_eq=self.zeros, bounds=self.bounds, method="highs")
        return found.x if found.status == 0 else None
