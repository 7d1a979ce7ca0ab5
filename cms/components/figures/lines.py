"""Lines over years: at most four, each with a color, a shape and its name at its end. A hidden one breaks it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cms.components.figures.rows import (
    FigureRow,
    Series,
    check_series,
    hidden_words,
    number,
    spoken,
)
from cms.components.previews import lines_of

MOST, STEPS, HEADS = 4, 5, 8
HEIGHT, TOP, FOOT = 280, 16, 32  # pixels; sideways everything is in percent
LETTERS, LEADING, GAP = 22, 18, 8  # a label at the end of a line
MARK = 17  # from one hatched mark to the next in the same year
BASE = HEIGHT - FOOT


@dataclass(frozen=True)
class Spot:
    x: str
    y: str
    words: str = ""
    shift: str = "0"
    is_extra: bool = False  # left out where there is little room


@dataclass(frozen=True)
class Piece:
    start: Spot
    end: Spot


@dataclass(frozen=True)
class Text:
    y: str
    words: str
    is_number: bool


@dataclass
class Line:
    label: str
    place: int
    spots: list[Spot] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    gaps: list[Spot] = field(default_factory=list)
    losses: list[tuple[str, str]] = field(default_factory=list)  # year, words
    last: str = ""
    texts: list[Text] = field(default_factory=list)


@dataclass(frozen=True)
class Lines:
    lines: list[Line]
    ticks: list[Spot]
    heads: list[Spot]
    has_hidden: bool
    height: int = HEIGHT
    base: int = BASE


def lines(heads: Sequence[str], series: Sequence[Series], *, percent: bool = False) -> Lines:
    """Heads are years. Raises ValueError for more than four series, a row too few, or a percentage without its base."""
    check_series(heads, series, MOST, percent)
    rows = [row for each in series for row in each.rows]
    most = max(row.value or 0 for row in rows)
    step = _step(most)
    count = max(1, math.ceil(most / step))
    top = count * step
    drawn = [_line(each, place, heads, top, percent) for place, each in enumerate(series, 1)]
    _place_gaps(drawn, len(heads))
    _place_texts(drawn)
    ticks = [Spot("0", _y(n * step, top), spoken(n * step, percent)) for n in range(count + 1)]
    return Lines(drawn, ticks, _heads(heads), any(row.hidden for row in rows))


def _line(series: Series, place: int, heads: Sequence[str], top: float, percent: bool) -> Line:
    line = Line(series.label, place)
    spots = [_spot(row, at, len(heads), top, percent) for at, row in enumerate(series.rows)]
    line.spots = [spot for spot in spots if spot]
    line.pieces = [Piece(one, two) for one, two in pairwise(spots) if one and two]
    line.losses = [
        (head, hidden_words(row.hidden)) for head, row in zip(heads, series.rows, strict=True) if row.hidden
    ]
    line.gaps = [Spot(_x(at, len(heads)), str(BASE)) for at, row in enumerate(series.rows) if row.hidden]
    line.last = line.spots[-1].words if line.spots else ""
    return line


def _spot(row: FigureRow, at: int, count: int, top: float, percent: bool) -> Spot | None:
    if row.value is None:
        return None
    return Spot(_x(at, count), _y(row.value, top), number(row, percent))


def _place_gaps(drawn: list[Line], count: int) -> None:
    """Hatched marks of the same year stand side by side."""
    for at in range(count):
        here = [line for line in drawn for gap in line.gaps if gap.x == _x(at, count)]
        for place, line in enumerate(here):
            shift = f"{(place - (len(here) - 1) / 2) * MARK:.1f}"
            line.gaps = [
                Spot(gap.x, gap.y, shift=shift) if gap.x == _x(at, count) else gap for gap in line.gaps
            ]


def _place_texts(drawn: list[Line]) -> None:
    """Each label as near to the end of its line as the other labels allow."""
    lowest = 0.0
    blocks = []
    for line in sorted(drawn, key=_end_of):
        words = [*lines_of(line.label, LETTERS), *([line.last] if line.last else [])]
        start = max(lowest, _end_of(line) - len(words) * LEADING / 2)
        lowest = start + len(words) * LEADING + GAP
        blocks.append((line, words, start))
    limit = float(HEIGHT)
    for line, words, start in reversed(blocks):
        start = max(0.0, min(start, limit - len(words) * LEADING))
        limit = start - GAP
        line.texts = [
            Text(
                f"{start + (n + 0.8) * LEADING:.1f}", text, is_number=bool(line.last) and n == len(words) - 1
            )
            for n, text in enumerate(words)
        ]


def _end_of(line: Line) -> float:
    return float(line.spots[-1].y) if line.spots else BASE


def _heads(heads: Sequence[str]) -> list[Spot]:
    """Years below the axis; the last always stays, others are left out where they would touch."""
    every = -(-len(heads) // HEADS)
    kept = [at for at in range(len(heads)) if (len(heads) - 1 - at) % every == 0]
    few = len(kept) > HEADS // 2
    return [
        Spot(_x(at, len(heads)), str(HEIGHT - 8), heads[at], is_extra=few and (len(kept) - n) % 2 == 0)
        for n, at in enumerate(kept)
    ]


def _step(most: float) -> int:
    """From one line of the grid to the next: 1, 2 or 5 with zeros, for at most five steps."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if size * factor * STEPS >= most:
                return size * factor
        size *= 10


def _x(at: int, count: int) -> str:
    return f"{100 * (at + 0.5) / count:.1f}%"


def _y(value: float, top: float) -> str:
    return f"{BASE - (BASE - TOP) * value / top:.1f}"
