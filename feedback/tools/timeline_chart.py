"""Lay out the roll-out timeline: a row per tool, blocks from step to step. Pure: dates in, no database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cms.components.previews import label_at, row_height

WIDTH, LEFT, ROW, HEAD, BAR = 960, 220, 44, 34, 22
YEARS = 5
LETTERS = 27  # of a name in one line
LETTER = 7.4  # estimated width of a label's letter, slightly generous
SHORTEST = 6.0


@dataclass(frozen=True)
class Mark:
    """A step as the chart needs it."""

    state: str
    label: str
    on: date
    is_plan: bool


@dataclass(frozen=True)
class Block:
    state: str
    label: str
    x: str  # strings, since numbers would be localized
    width: str
    text_x: str
    shows_label: bool
    is_plan: bool


@dataclass(frozen=True)
class Row:
    name: str
    bar_y: str
    text_y: str
    label: list[tuple[str, str]]  # y and words of each line of the name
    blocks: list[Block]


@dataclass(frozen=True)
class Tick:
    label: str
    x: str
    text_x: str


@dataclass(frozen=True)
class Timeline:
    first: int
    last: int
    ticks: list[Tick]
    rows: list[Row]
    today_x: str
    height: int
    width: int = WIDTH
    left: int = LEFT
    bar: int = BAR
    head: int = HEAD


def timeline(tools: Sequence[tuple[str, Sequence[Mark]]], today: date) -> Timeline | None:
    """Lay out ``tools``: names with their steps by date. Covers at least five years; None without dated steps."""
    days = [max(mark.on, today) if mark.is_plan else mark.on for _name, marks in tools for mark in marks]
    if not days:
        return None
    first = min(days).year
    last = max(first + YEARS - 1, max(days).year, today.year if today.year - first < 2 * YEARS else 0)
    scale = _Scale(first, last)
    ticks = [
        Tick(str(year), _n(scale.x(date(year, 1, 1))), _n(scale.x(date(year, 1, 1)) + 4))
        for year in range(first, last + 1)
    ]
    high = row_height((name for name, _marks in tools), LETTERS, ROW)
    rows = [
        _row(HEAD + high * number + high // 2, name, marks, today, scale)
        for number, (name, marks) in enumerate(tools)
    ]
    return Timeline(first, last, ticks, rows, _n(scale.x(today)), HEAD + high * len(rows) + 8)


@dataclass(frozen=True)
class _Scale:
    first: int
    last: int

    def x(self, day: date) -> float:
        start, end = date(self.first, 1, 1), date(self.last + 1, 1, 1)
        share = (day - start).days / (end - start).days
        return LEFT + (WIDTH - LEFT - 8) * min(1.0, max(0.0, share))


def _row(middle: int, name: str, marks: Sequence[Mark], today: date, scale: _Scale) -> Row:
    taken = [mark for mark in marks if not mark.is_plan]
    planned = [_still_open(mark, today) for mark in marks if mark.is_plan]
    ends = [mark.on for mark in taken[1:]] + [max(today, taken[-1].on)] if taken else []
    blocks = [_block(mark, end, scale) for mark, end in zip(taken, ends, strict=True)]
    later = [mark.on for mark in planned[1:]] + [date(scale.last, 12, 31)]
    blocks += [_block(mark, end, scale) for mark, end in zip(planned, later, strict=False)]
    return Row(name, str(middle - BAR // 2), str(middle + 5), label_at(name, LETTERS, middle), blocks)


def _still_open(mark: Mark, today: date) -> Mark:
    """A plan whose day has passed begins today at the earliest: what is open is not in the past."""
    return replace(mark, on=max(mark.on, today))


def _block(mark: Mark, end: date, scale: _Scale) -> Block:
    x = min(scale.x(mark.on), WIDTH - 8 - SHORTEST)
    width = max(SHORTEST, scale.x(end) - x)
    fits = len(mark.label) * LETTER + 10 <= width
    return Block(mark.state, mark.label, _n(x), _n(width), _n(x + 6), fits, mark.is_plan)


def _n(value: float) -> str:
    return f"{value:.1f}"
