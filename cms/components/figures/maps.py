"""A map of regions in classes of shades. Its outlines are data: a file with regions beside this module, by name.

`county_outlines.json` has the counties of California. Another body adds a file of the same shape: width, height and
regions with key, name, path and label point.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from cms.components.figures.rows import FigureRow, check_percent, number, of_base, spoken
from cms.data_files import read_data

FOLDER = Path(__file__).parent
COUNTIES = "county_outlines"
CLASSES = 5


@dataclass(frozen=True)
class Region:
    name: str
    path: str
    shade: int  # 1 is the lightest; 0 for a hidden number, or for none
    hidden: bool
    chosen: bool
    words: str
    url: str


@dataclass(frozen=True)
class Shade:
    place: int
    words: str


@dataclass(frozen=True)
class Map:
    regions: list[Region]  # the chosen ones last, so that their border is on top
    key: list[Shade]
    width: int
    height: int
    has_hidden: bool
    has_chosen: bool

    @property
    def hidden_words(self) -> str:
        return _("hidden so no one can be identified.")

    @property
    def outlines_words(self) -> str:
        return _("Outlines are simplified.")


def region_map(
    rows: Sequence[FigureRow],
    *,
    percent: bool = False,
    urls: Mapping[str, str] | None = None,
    outlines: str = COUNTIES,
) -> Map:
    """Rows are found by their key. A region without a row has no shade. Raises ValueError for one without a region."""
    if percent:
        check_percent(rows)
    shapes = read_outlines(outlines)
    by_key = {row.key: row for row in rows}
    if unknown := by_key.keys() - {each["key"] for each in shapes["regions"]}:
        raise ValueError(f"no outline for {', '.join(sorted(unknown))}")
    first, step = _classes(rows)
    regions = [
        _region(each, by_key.get(each["key"]), first, step, percent, (urls or {}).get(each["key"], ""))
        for each in shapes["regions"]
    ]
    return Map(
        regions=sorted(regions, key=lambda region: region.chosen),
        key=_key(rows, first, step, percent),
        width=shapes["width"],
        height=shapes["height"],
        has_hidden=any(row.hidden for row in rows),
        has_chosen=any(row.chosen for row in rows),
    )


def read_outlines(name: str) -> dict:
    """The outlines in the file of this name; ValueError if the name is none."""
    file = FOLDER / f"{name}.json"
    if not re.fullmatch(r"[a-z_]+", name) or not file.is_file():
        raise ValueError(f"no outlines with this name: {name}")
    return read_data(file)


def _region(shape: dict, row: FigureRow | None, first: int, step: int, percent: bool, url: str) -> Region:
    words = ""
    if row:
        words = " ".join(filter(None, [f"{shape['name']}: {number(row, percent)}", of_base(row)]))
    return Region(
        name=shape["name"],
        path=shape["path"],
        shade=0 if row is None or row.value is None else (round(row.value) - first) // step + 1,
        hidden=bool(row and row.hidden),
        chosen=bool(row and row.chosen),
        words=words or shape["name"],
        url=url,
    )


def _whole(rows: Iterable[FigureRow]) -> list[int]:
    """Classes are of the numbers as they are printed."""
    return [round(row.value) for row in rows if row.value is not None]


def _classes(rows: Sequence[FigureRow]) -> tuple[int, int]:
    """Where the lightest class begins, and how many whole numbers are in each: at most five classes."""
    numbers = _whole(rows) or [0]
    size = 1
    while True:
        for factor in (1, 2, 5):
            step = size * factor
            first = math.floor(min(numbers) / step) * step
            if (max(numbers) - first) // step < CLASSES:
                return first, step
        size *= 10


def _key(rows: Sequence[FigureRow], first: int, step: int, percent: bool) -> list[Shade]:
    numbers = _whole(rows)
    if not numbers:
        return []
    count = (max(numbers) - first) // step + 1
    return [
        Shade(place + 1, _span(first + place * step, first + (place + 1) * step - 1, percent))
        for place in range(count)
    ]


def _span(low: int, high: int, percent: bool) -> str:
    high = min(high, 100) if percent else high
    if low == high:
        return spoken(low, percent)
    return _("%(low)s to %(high)s") % {"low": spoken(low, percent), "high": spoken(high, percent)}
