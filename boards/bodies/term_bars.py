"""Term bars beside the seat table, on a scale of whole years. Plain dates, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 240
YEARS_BACK, YEARS_AHEAD = 3, 5


@dataclass(frozen=True, slots=True)
class Bar:
    """`state` is held, soon (ends within a year) or vacant."""

    x: float
    width: float
    state: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole years from left to right; the bar of a term without an end runs to the edge."""

    first: int
    last: int

    @property
    def years(self) -> list[int]:
        return list(range(self.first, self.last + 1))

    @property
    def labels(self) -> list[str]:
        """One label per year, or every second year when they are close together."""
        step = 1 if len(self.years) < 5 else 2
        return [str(year) if place % step == 0 else "" for place, year in enumerate(self.years)]

    @property
    def width(self) -> int:
        return WIDTH

    def place(self, day: date) -> float:
        start, end = date(self.first, 1, 1), date(self.last + 1, 1, 1)
        share = (day - start).days / (end - start).days
        return round(min(1.0, max(0.0, share)) * WIDTH, 1)

    def bar(self, starts: date | None, ends: date | None, state: str) -> Bar:
        left = self.place(starts) if starts else 0.0
        right = self.place(ends + timedelta(days=1)) if ends else float(WIDTH)
        return Bar(left, round(max(2.0, right - left), 1), state)


def scale_of(terms: Iterable[tuple[date, date | None]], day: date) -> Scale:
    """Years from the first of these terms to the last, within a readable limit."""
    found = list(terms)
    first = min((starts.year for starts, _ends in found), default=day.year)
    last = max((ends.year for _starts, ends in found if ends), default=day.year)
    return Scale(max(first, day.year - YEARS_BACK), min(max(last, day.year + 1), day.year + YEARS_AHEAD))
