"""Dot pair: the shares of two groups on one scale, circle and diamond. A hidden share is text without a position."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cms.components.bars import is_hidden

STEP = 10  # the scale ends on a multiple of ten


@dataclass(frozen=True)
class Dot:
    left: str  # a string: numbers would be localized
    words: str


@dataclass(frozen=True)
class DotRow:
    label: str
    first: Dot | None
    second: Dot | None
    hidden: list[tuple[str, Any]]  # group and cell of each hidden number

    @property
    def is_pair(self) -> bool:
        return self.first is not None and self.second is not None


@dataclass(frozen=True)
class DotPair:
    heads: list[Any]
    rows: list[DotRow]


def dot_pair(groups: object) -> DotPair | None:
    """`groups` has two heads (label, cell) and rows (label, cells with cell and share in percent)."""
    heads, rows = list(_get(groups, "heads") or []), list(_get(groups, "rows") or [])
    if len(heads) != 2 or not rows:
        return None
    shares = [_share(cell) for row in rows for cell in _get(row, "cells")]
    end = max(STEP, *(-(-share // STEP) * STEP for share in shares if share is not None), 0)
    return DotPair(heads, [_row(row, heads, end) for row in rows])


def _row(row: object, heads: Sequence[Any], end: float) -> DotRow:
    cells = list(_get(row, "cells"))
    dots = [_dot(_share(cell), end) for cell in cells]
    hidden = [
        (str(_get(head, "label")), _get(cell, "cell"))
        for head, cell, dot in zip(heads, cells, dots, strict=True)
        if dot is None
    ]
    return DotRow(_get(row, "label"), dots[0], dots[1], hidden)


def _share(cell: object) -> float | None:
    share = _get(cell, "share")
    return None if share is None or is_hidden(_get(cell, "cell")) else float(share)


def _dot(share: float | None, end: float) -> Dot | None:
    return None if share is None else Dot(f"{100 * share / end:.1f}%", f"{share:.0f}%")


def _get(thing: object, name: str) -> Any:
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)
