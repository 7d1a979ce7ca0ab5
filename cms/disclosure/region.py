"""Compute what a reader can infer: all values that fit the published numbers, and how far each may vary.

The published sums are linear equations over the hidden numbers. The true numbers are one solution, so the region of
all solutions is explored from there with a small exact simplex method: integers throughout, no floats, no library.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

STEPS = 400  # pivots tried per question; giving up counts as "not proven", never as safe


Number = int | Fraction
Row = dict[int, Number]
Bounds = Mapping[int, int | None]


class Region:
    """Displacements from the true numbers that satisfy every published sum and every bound."""

    def __init__(self, equations: Iterable[Mapping[int, int]], low: Bounds, high: Bounds) -> None:
        self.low, self.high = low, high
        self.place: Row = dict.fromkeys(low, 0)
        self.reached: dict[int, list[Number]] = {v: [0, 0] for v in low}
        self.moved: set[int] = set()  # since all places were whole numbers
        self.broken: set[int] = set()  # those whose place is none
        self.rows: dict[int, Row] = {}
        for equation in equations:
            self._solve_for_one({**equation})

    def reaches(self, v: int, goal: Number) -> bool:
        """Is there a solution in which v moves by `goal` or farther (up if positive, down if negative)?"""
        side, sign = (1, 1) if goal > 0 else (0, -1)
        if self.reached[v][side] * sign < goal * sign:
            self._climb(v, sign, goal)
        return self.reached[v][side] * sign >= goal * sign

    def spread(self, v: int, wanted: int) -> bool:
        """Can v take at least `wanted + 1` values?"""
        low, high = self.reached[v]
        if high - low < wanted:
            self.reaches(v, wanted + low)
            self.reaches(v, self.reached[v][1] - wanted)
        low, high = self.reached[v]
        return high - low >= wanted

    def _solve_for_one(self, equation: Row) -> None:
        for v in [v for v in equation if v in self.rows]:
            _add(equation, self.rows[v], equation.pop(v))
        if not equation:
            return
        v = min(equation, key=lambda v: (abs(equation[v]) != 1, v))
        factor = equation.pop(v)
        row = {n: _divide(-c, factor) for n, c in equation.items()}
        self._replace(v, row)
        self.rows[v] = row

    def _replace(self, v: int, row: Row) -> None:
        for other in self.rows.values():
            if v in other:
                _add(other, row, other.pop(v))

    def _climb(self, v: int, sign: int, goal: Number) -> None:
        for _ in range(STEPS):
            if self.place[v] * sign >= goal * sign:
                return
            slope = self.rows.get(v, {v: 1})
            step = self._next_move(slope, sign)
            if step is None:
                return
            n, way = step
            length, blocker = self._length(n, way)
            if length is None:
                length = -(-_size(goal - self.place[v]) // _size(slope[n]))
            self._move(n, way * length)
            if blocker is not None and blocker != n:
                self._swap(blocker, n)

    def _next_move(self, slope: Row, sign: int) -> tuple[int, int] | None:
        for n in sorted(slope):
            way = 1 if slope[n] * sign > 0 else -1
            if self._room(n, way) != 0:
                return n, way
        return None

    def _room(self, v: int, way: int) -> Number | None:
        bound = self.high[v] if way > 0 else self.low[v]
        if bound is None:
            return None
        return _size(bound - self.place[v])

    def _length(self, n: int, way: int) -> tuple[Number | None, int | None]:
        """How far n can move until a bound stops it, and whose bound. None means unbounded."""
        length, blocker = self._room(n, way), n
        for v, row in self.rows.items():
            rate = row.get(n)
            if not rate or (room := self._room(v, way if rate > 0 else -way)) is None:
                continue
            most = _divide(room, _size(rate))
            if length is None or most < length or (most == length and n != blocker > v):
                length, blocker = most, v
        return length, (None if length is None else blocker)

    def _move(self, n: int, by: Number) -> None:
        if not by:
            return
        self._put(n, by)
        for v, row in self.rows.items():
            if n in row:
                self._put(v, row[n] * by)
        if not self.broken:
            for v in self.moved:
                p, ends = self.place[v], self.reached[v]
                if p < ends[0]:
                    ends[0] = p
                elif p > ends[1]:
                    ends[1] = p
            self.moved.clear()

    def _put(self, v: int, by: Number) -> None:
        p = self.place[v] = self.place[v] + by
        self.moved.add(v)
        if isinstance(p, int) or p.denominator == 1:
            self.broken.discard(v)
        else:
            self.broken.add(v)

    def _swap(self, basic: int, n: int) -> None:
        row = self.rows.pop(basic)
        rate = row.pop(n)
        new = {m: _divide(-c, rate) for m, c in row.items()}
        new[basic] = _divide(1, rate)
        self._replace(n, new)
        self.rows[n] = new


def _add(row: Row, extra: Row, factor: Number) -> None:
    get = row.get
    for v, c in extra.items():
        total = get(v, 0) + c * factor
        if total:
            row[v] = total
        else:
            row.pop(v, None)


def _size(a: Number) -> Number:
    return a if a >= 0 else -a


def _divide(a: Number, b: Number) -> Number:
    if b in (1, -1):
        return a * b
    result = Fraction(a) / b
    return int(result) if result.denominator == 1 else result
