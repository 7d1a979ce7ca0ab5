"""Bars of counts or percentages from zero. The chosen row stands out; a dashed mark is a number to compare with."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.components.figures.rows import FigureRow, check_percent, end_of_scale, number, of_base, share, spoken
from cms.i18n.passages import Mixed


@dataclass(frozen=True)
class Mark:
    label: str
    value: float


@dataclass(frozen=True)
class Bar:
    row: FigureRow
    words: str
    of: str
    width: str  # "" draws nothing: zero, or hidden


@dataclass(frozen=True)
class Bars:
    bars: list[Bar]
    has_chosen: bool
    has_hidden: bool
    mark_at: str
    mark_words: str


def bars(rows: Sequence[FigureRow], *, percent: bool = False, mark: Mark | None = None) -> Bars:
    """The caller sorts the rows. Raises ValueError for a percentage without its base."""
    if percent:
        check_percent(rows)
    end = end_of_scale(rows, percent, mark.value if mark else 0)
    return Bars(
        bars=[_bar(row, percent, end) for row in rows],
        has_chosen=any(row.chosen for row in rows),
        has_hidden=any(row.hidden for row in rows),
        mark_at=share(mark.value, end) if mark else "",
        mark_words=Mixed((mark.label, spoken(mark.value, percent)), ": ") if mark else "",
    )


def _bar(row: FigureRow, percent: bool, end: float) -> Bar:
    width = share(row.value, end) if row.value else ""
    return Bar(row, number(row, percent), of_base(row), width)
