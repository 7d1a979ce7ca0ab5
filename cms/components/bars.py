"""Rows of a bar table. A hidden number never reaches the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

LONGEST, LONGEST_WITH_PERCENT = 72, 60  # percent of the cell; the number needs the rest


@dataclass(frozen=True)
class BarRow:
    label: str
    url: str
    cell: object
    percent: str
    width: str  # a percentage, or "" to draw nothing
    note: str


def bar_rows(rows: Sequence[dict[str, Any]], *, percent_of: int | None = None) -> list[BarRow]:
    largest = max((value(row.get("cell")) or 0 for row in rows), default=0)
    return [_row(row, largest, percent_of) for row in rows]


def value(cell: Any) -> int | None:
    """The number if it may be displayed, else None."""
    if is_hidden(cell):
        return None
    return getattr(cell, "value", cell)


def is_hidden(cell: object) -> bool:
    return bool(getattr(cell, "hidden", "")) or cell is None


def span_text(cell: object) -> str:
    """A hidden number with its range: “61 to 70”, “fewer than 11”; empty if no range is published."""
    if not is_hidden(cell) or not (span := getattr(cell, "span", None)):
        return ""
    low, high = span
    if low <= 1:
        return _("fewer than %(limit)s") % {"limit": high + 1}
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def number_text(cell: object) -> str:
    """A number inside a sentence, hidden or not. Every outlet says it with these words."""
    shown = value(cell)
    return str(shown) if shown is not None else span_text(cell) or _("a hidden number")


def _row(row: dict[str, Any], largest: int, percent_of: int | None) -> BarRow:
    shown = value(row.get("cell"))
    longest = LONGEST_WITH_PERCENT if percent_of else LONGEST
    return BarRow(
        label=row["label"],
        url=row.get("url", ""),
        cell=row.get("cell"),
        percent=f"{100 * shown / percent_of:.0f}%" if shown and percent_of else "",
        width=f"{longest * shown / largest:.1f}%" if shown and largest else "",
        note=row.get("note", ""),
    )
