"""The rows that every figure is drawn from, and the words of their numbers."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

SMALL, COMPLEMENT = "small", "complement"
STEP = 10  # a scale of percentages ends on a multiple of ten


@dataclass(frozen=True)
class FigureRow:
    """A number, or the reason why it is hidden. ``base``: of how many a percentage is.

    A hidden row forgets its number and its base at once, so no drawing, table or file can use them. Raises ValueError
    for a number that is missing without a reason, negative, or not finite.
    """

    label: str
    value: int | float | None = None
    hidden: str = ""
    base: int | None = None
    note: str = ""
    key: str = ""
    chosen: bool = False

    def __post_init__(self) -> None:
        if self.hidden not in ("", SMALL, COMPLEMENT):
            raise ValueError(f"{self.label}: hidden is not a known reason: {self.hidden}")
        if self.hidden:
            object.__setattr__(self, "value", None)
            object.__setattr__(self, "base", None)
        elif self.value is None or not math.isfinite(self.value) or self.value < 0:
            raise ValueError(f"{self.label}: a number is missing or impossible")


@dataclass(frozen=True)
class Series:
    """One line or one set of dots: a row for each year or group, in the order of the heads."""

    label: str
    rows: Sequence[FigureRow]


def check_percent(rows: Iterable[FigureRow]) -> None:
    """A percentage is at most 100 and has the number of people behind it; else ValueError."""
    for row in rows:
        if row.value is not None and (not row.base or row.value > 100):
            raise ValueError(f"{row.label}: a percentage without its base, or above 100")


def check_series(heads: Sequence[str], series: Sequence[Series], most: int, percent: bool) -> None:
    """One to ``most`` series, each with a row for each head; else ValueError."""
    if not heads:
        raise ValueError("a figure of series has a head or more")
    if not 1 <= len(series) <= most:
        raise ValueError(f"one to {most} series can be told apart, not {len(series)}")
    for each in series:
        if len(each.rows) != len(heads):
            raise ValueError(f"{each.label}: {len(each.rows)} rows for {len(heads)} heads")
        if percent:
            check_percent(each.rows)


def number(row: FigureRow, percent: bool = False) -> str:
    """The number as it is printed: “1,204”, “61%”, or the words for a hidden one."""
    return hidden_words(row.hidden) if row.value is None else spoken(row.value, percent)


def spoken(value: int | float, percent: bool = False) -> str:
    """A number as the page's language prints it. Shares below one percent keep a decimal."""
    places = 1 if 0 < value < 1 else 0
    return number_format(round(value, places), places, force_grouping=True) + ("%" if percent else "")


def hidden_words(reason: str) -> str:
    if reason == COMPLEMENT:
        return _("also hidden, to protect the other number")
    return _("fewer than 11")


def of_base(row: FigureRow) -> str:
    """“of 598”, or nothing."""
    return _("of %(n)s") % {"n": spoken(row.base)} if row.base else ""


def end_of_scale(rows: Iterable[FigureRow], percent: bool, mark: float = 0) -> float:
    """The number at the end of a scale that starts at zero; made from shown numbers only."""
    most = max((row.value for row in rows if row.value is not None), default=0)
    most = max(most, mark)
    return max(STEP, math.ceil(most / STEP) * STEP) if percent else most or 1


def share(value: float, end: float) -> str:
    """A length in percent of the scale; a string, as numbers in templates would be localized."""
    return f"{100 * value / end:.1f}%"
