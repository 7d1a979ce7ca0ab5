"""Definitions of a sheet: typed columns, rows, bar charts, and how it prints."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise

Kind = Literal["text", "title", "int", "float", "datetime", "date", "bool", "code"]
KINDS = ("text", "title", "int", "float", "datetime", "date", "bool", "code")
MAX_COLUMNS = 16_384
MOST_BARS = 40
# Columns and rows of the sheet that a chart covers, and rows per bar.
WIDE, LEAST_ROWS, ROW_HEIGHT = 9, 12, 2

Row = Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """`code` is text that only looks like a number: an id, a postal code, a receipt; `title` is bold text.

    ``width``: in characters, or 0 for that of the kind. ``longest``: the number that fills a cell with a bar, or 0.
    """

    key: str
    label: str | Promise
    kind: Kind = "text"
    width: int = 0
    longest: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no column is of kind {self.kind!r}")

    @property
    def is_text(self) -> bool:
        return self.kind in ("text", "title", "code")


@dataclass(frozen=True)
class BarChart:
    """``labels`` and ``numbers`` repeat the cells, for programs that draw without reading the sheet."""

    title: str
    description: str
    label_column: int
    number_column: int
    first_row: int
    labels: Sequence[str]
    numbers: Sequence[float | None]
    at: tuple[int, int] = (0, 0)  # column and row of the upper left corner, from 0
    wide: int = WIDE
    tall: int = 0  # rows, or 0 for as many as its bars need

    @property
    def bars(self) -> int:
        return min(len(self.labels), MOST_BARS)

    @property
    def end(self) -> int:
        """The row of the sheet where it ends, from 0."""
        return self.at[1] + (self.tall or max(LEAST_ROWS, ROW_HEIGHT * self.bars))


@dataclass(frozen=True)
class Page:
    """How a sheet prints: on Letter paper, one page wide, landscape unless ``portrait``.

    ``pages``: shrunk until it fits on so many, or 0. ``columns``: how many of its columns print, or 0 for all.
    """

    portrait: bool = False
    pages: int = 0
    columns: int = 0


@dataclass(frozen=True)
class Sheet:
    """``count``: the number of rows, if known: without it, some readers hold the whole sheet in memory.

    ``is_list``: whether each row is one record, so that a reader may filter the rows. ``lines``: how many lines high
    the header and each row are, or none for as many as their text needs; below rows of a fixed height only, all
    programs draw a chart in the same place.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    charts: Sequence[BarChart] = ()
    count: int | None = None
    page: Page = Page()
    is_list: bool = True
    lines: Sequence[int] = ()


def row_reader(columns: Sequence[Column], first: Row) -> Callable[[Row], Sequence[Any]]:
    """A function that returns a row's values in the order of the columns; selected once per sheet."""
    if isinstance(first, Mapping):
        keys = [column.key for column in columns]
        return lambda row: [row.get(key) for key in keys]  # type: ignore[union-attr]
    return lambda row: row  # type: ignore[return-value]


_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\[\]:*?/\\\ud800-\udfff\ufffe\uffff]")


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that every spreadsheet program accepts, unique in the file."""
    base = _NOT_IN_NAMES.sub(" ", str(wanted)).strip(" '")[:31].strip(" '") or "Sheet"
    name, number = base, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        end = f" ({number})"
        name = base[: 31 - len(end)] + end
    taken.add(name.casefold())
    return name
