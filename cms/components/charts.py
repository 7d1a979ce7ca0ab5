"""Line charts and stacked bars, drawn on the server. A hidden number has neither position nor length."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cms.components.bars import is_hidden, value

WIDTH, HEIGHT, LEFT, TOP, FOOT = 720, 260, 44, 16, 30
STEPS = 4


@dataclass(frozen=True)
class Point:
    x: str  # strings: numbers would be localized
    y: str
    words: str


@dataclass
class Line:
    label: str
    number: int
    points: list[Point] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    hidden: int = 0

    @property
    def last(self) -> Point | None:
        return self.points[-1] if self.points else None


@dataclass(frozen=True)
class TimeChart:
    lines: list[Line]
    ticks: list[Point]
    heads: list[Point]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - 12
    base: int = HEIGHT - FOOT


def time_chart(heads: Sequence[str], lines: Sequence[dict[str, Any]]) -> TimeChart | None:
    """`lines`: label and cells, one for each head. A line breaks at a hidden number."""
    if not heads or not lines:
        return None
    most = max((value(cell) or 0 for line in lines for cell in line["cells"]), default=0)
    step = _step(most)
    top = step * STEPS
    drawn = [_line(line, number, len(heads), top) for number, line in enumerate(lines, 1)]
    ticks = [Point(str(LEFT), _number(_y(step * n, top)), str(step * n)) for n in range(STEPS + 1)]
    places = [Point(_number(_x(n, len(heads))), str(HEIGHT - 8), head) for n, head in enumerate(heads)]
    return TimeChart(drawn, ticks, _thinned(places))


def _line(line: dict[str, Any], number: int, count: int, top: int) -> Line:
    made = Line(line["label"], number)
    run: list[Point] = []
    for place, cell in enumerate(line["cells"]):
        shown = value(cell)
        if shown is None:
            made.hidden += 1
            _close(made, run)
            run = []
            continue
        point = Point(_number(_x(place, count)), _number(_y(shown, top)), str(shown))
        made.points.append(point)
        run.append(point)
    _close(made, run)
    return made


def _close(line: Line, run: list[Point]) -> None:
    if len(run) > 1:
        line.paths.append("M" + " L".join(f"{point.x} {point.y}" for point in run))


def _step(most: int) -> int:
    size = 1
    while True:
        for factor in (1, 2, 5):
            if size * factor * STEPS >= most:
                return size * factor
        size *= 10


def _x(place: int, count: int) -> float:
    room = WIDTH - 12 - LEFT
    return LEFT + room * (place + 0.5) / count


def _y(shown: int, top: int) -> float:
    room = HEIGHT - FOOT - TOP
    return HEIGHT - FOOT - (room * shown / top if top else 0)


def _number(value: float) -> str:
    return f"{value:.1f}"


def _thinned(places: list[Point], most: int = 6) -> list[Point]:
    """Drop labels that would overlap; the first and the last stay."""
    every = -(-len(places) // most)
    return [point for n, point in enumerate(places) if n % every == 0]


@dataclass(frozen=True)
class Piece:
    label: str
    number: int
    x: str
    width: str
    words: str


@dataclass(frozen=True)
class Stack:
    label: str
    total: Any
    pieces: list[Piece]
    is_hidden: bool


def stacks(bars: Sequence[dict[str, Any]]) -> list[Stack]:
    """`bars`: label, total, parts (label, cell). A bar with a hidden part is hatched over its whole length."""
    return [_stack(bar) for bar in bars]


def _stack(bar: dict[str, Any]) -> Stack:
    parts = bar["parts"]
    if any(is_hidden(part["cell"]) for part in parts):
        return Stack(bar["label"], bar["total"], [], True)
    whole = sum(value(part["cell"]) or 0 for part in parts)
    pieces, before = [], 0
    for number, part in enumerate(parts, 1):
        count = value(part["cell"]) or 0
        if count:
            width, x = f"{100 * count / whole:.2f}%", f"{100 * before / whole:.2f}%"
            pieces.append(Piece(part["label"], number, x, width, f"{100 * count / whole:.0f}%"))
        before += count
    return Stack(bar["label"], bar["total"], pieces, False)
