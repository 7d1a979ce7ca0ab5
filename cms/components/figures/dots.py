"""Dots by group: a circle for each group on one scale, and a diamond for a second series."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.components.figures.rows import FigureRow as Row
from cms.components.figures.rows import Series, check_series, end_of_scale, number, of_base, share

MOST = 2


@dataclass(frozen=True)
class Dot:
    series: str
    place: int
    row: Row
    x: str  # "" for a hidden number: it has no place on the scale
    words: str
    of: str


@dataclass(frozen=True)
class Group:
    label: str
    dots: list[Dot]
    chosen: bool

    @property
    def is_pair(self) -> bool:
        return len(self.dots) == 2 and all(dot.x for dot in self.dots)


@dataclass(frozen=True)
class Dots:
    names: list[str]
    groups: list[Group]
    has_hidden: bool


def dots(heads: Sequence[str], series: Sequence[Series], *, percent: bool = False) -> Dots:
    """``heads``: the groups. Raises ValueError for more than two series, or a percentage without its base."""
    check_series(heads, series, MOST, percent)
    rows = [row for each in series for row in each.rows]
    end = end_of_scale(rows, percent)
    groups = [
        Group(head, pair, any(dot.row.chosen for dot in pair))
        for at, head in enumerate(heads)
        for pair in [
            [_dot(each.label, place, each.rows[at], end, percent) for place, each in enumerate(series, 1)]
        ]
    ]
    return Dots([each.label for each in series], groups, any(row.hidden for row in rows))


def _dot(series: str, place: int, row: Row, end: float, percent: bool) -> Dot:
    x = "" if row.value is None else share(row.value, end)
    return Dot(series, place, row, x, number(row, percent), of_base(row))
