"""The way of a cohort: steps whose widths are people, and those who leave between them.

Two drawings show the same: left to right where there is room, top to bottom on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cms.components.figures.rows import SMALL, FigureRow, number, spoken

TALL, HEIGHT = 150, 200  # pixels of the first step, and of the drawing with those who leave
FALL_WIDE, DROP = 320, 40  # the box of those who leave in the drawing for phones
REACH = 0.62  # of a column, until those who leave are below the drawing


@dataclass(frozen=True)
class Stage:
    """A step, and the words for those who leave after it. ``left_hidden``: why their number is hidden."""

    row: FigureRow
    left: str = ""
    left_hidden: str = ""


@dataclass(frozen=True)
class Step:
    place: str
    row: FigureRow
    words: str
    percent: str
    x: str
    height: str
    width: str
    left: FigureRow | None
    left_words: str
    band: str  # height of the band to the next step; "" if either is hidden
    band_width: str
    leaving: str  # path in a box of 1000 × HEIGHT
    falling: str  # path in a box of FALL_WIDE × DROP


@dataclass(frozen=True)
class Flow:
    steps: list[Step]
    column: str
    has_hidden: bool
    tall: int = HEIGHT
    drop: int = DROP
    fall: int = FALL_WIDE


def flow(stages: Sequence[Stage]) -> Flow:
    """Raises ValueError if people join on the way, or if shown steps give a hidden number away."""
    if len(stages) < 2:
        raise ValueError("a flow has two steps or more")
    shown = [stage.row.value for stage in stages if stage.row.value is not None]
    if any(before < after for before, after in pairwise(shown)):
        raise ValueError("more people than at the step before")
    start, whole = stages[0].row.value, max(shown, default=0) or 1
    left = [left_after(stage, after) for stage, after in pairwise(stages)]
    steps = [
        _step(at, stages, left[at] if at < len(left) else None, start, whole) for at in range(len(stages))
    ]
    hidden = any(stage.row.hidden for stage in stages)
    return Flow(steps, f"{100 / len(stages):.2f}%", hidden)


def left_after(stage: Stage, after: Stage) -> FigureRow:
    """Those who leave between two steps: the difference, or hidden with a step of the two."""
    if stage.row.value is None or after.row.value is None:
        return FigureRow(
            stage.left, hidden=stage.left_hidden or stage.row.hidden or after.row.hidden or SMALL
        )
    if stage.left_hidden:
        raise ValueError(f"{stage.left}: the steps around a hidden number give it away")
    return FigureRow(stage.left, stage.row.value - after.row.value)


def _step(
    at: int, stages: Sequence[Stage], left: FigureRow | None, start: float | None, whole: float
) -> Step:
    row = stages[at].row
    here = row.value
    after = stages[at + 1].row.value if left else None
    joined = here is not None and after is not None
    column = 1000 / len(stages)
    return Step(
        place=str(at + 1),
        row=row,
        words=number(row),
        percent=spoken(100 * here / start, percent=True) if at and start and here is not None else "",
        x=f"{at * column / 10:.2f}%",
        height=_pixels(here, whole),
        width=_percent(here, whole),
        left=left,
        left_words=number(left) if left else "",
        band=_pixels(after, whole) if joined else "",
        band_width=_percent(after, whole) if joined else "",
        leaving=_leaving(at * column, column * REACH, here, after, whole) if joined else "",
        falling=_falling(here, after, whole) if joined else "",
    )


def _pixels(value: float | None, whole: float) -> str:
    return f"{TALL * value / whole:.1f}" if value else ""


def _percent(value: float | None, whole: float) -> str:
    return f"{100 * value / whole:.1f}%" if value else ""


def _leaving(x: float, reach: float, here: float | None, after: float | None, whole: float) -> str:
    """From the lower part of a step down to the foot of the drawing."""
    if here is None or after is None or here == after:
        return ""
    top, foot = TALL * after / whole, TALL * here / whole
    end, mid = HEIGHT - (foot - top), x + reach / 2
    return (
        f"M{x:.1f} {top:.1f}C{mid:.1f} {top:.1f} {mid:.1f} {end:.1f} {x + reach:.1f} {end:.1f}"
        f"V{HEIGHT}C{mid:.1f} {HEIGHT} {mid:.1f} {foot:.1f} {x:.1f} {foot:.1f}z"
    )


def _falling(here: float | None, after: float | None, whole: float) -> str:
    """From the right part of a step down and to the right, as far as there is room."""
    if here is None or after is None or here == after:
        return ""
    start, end = FALL_WIDE * after / whole, FALL_WIDE * here / whole
    aside = min(40.0, FALL_WIDE - end)
    return (
        f"M{start:.1f} 0C{start:.1f} {DROP / 2:.0f} {start + aside:.1f} {DROP / 2:.0f} {start + aside:.1f} {DROP}"
        f"H{end + aside:.1f}C{end + aside:.1f} {DROP / 2:.0f} {end:.1f} {DROP / 2:.0f} {end:.1f} 0z"
    )
