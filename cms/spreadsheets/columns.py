"""What a sheet is made of: named columns of one kind, and rows."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.utils.functional import Promise

if TYPE_CHECKING:
    from cms.spreadsheets.charts import BarChart

Kind = Literal["text", "int", "float", "datetime", "date", "bool", "code"]
KINDS = ("text", "int", "float", "datetime", "date", "bool", "code")
MAX_COLUMNS = 16_384

Row = Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """`code` is text that only looks like a number: an id, a postal code, a receipt."""

    key: str
    label: str | Promise
    kind: Kind = "text"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no column is of kind {self.kind!r}")

    @property
    def is_text(self) -> bool:
        return self.kind in ("text", "code")


@dataclass(frozen=True)
class Sheet:
    """``count``: how many rows there are, where it is known: some readers keep a whole sheet in memory without it."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    charts: "Sequence[BarChart]" = ()
    count: int | None = None


def row_reader(columns: Sequence[Column], first: Row) -> Callable[[Row], Sequence[Any]]:
    """How to get the values of a row in the order of the columns; chosen once per sheet."""
    if isinstance(first, Mapping):
        keys = [column.key for column in columns]
        return lambda row: [row.get(key) for key in keys]  # type: ignore[union-attr]
    return lambda row: row  # type: ignore[return-value]


_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\[\]:*?/\\\ud800-\udfff\ufffe\uffff]")


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that every spreadsheet program takes, unlike all others in the file."""
    base = _NOT_IN_NAMES.sub(" ", str(wanted)).strip(" '")[:31].strip(" '") or "Sheet"
    name, number = base, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        end = f" ({number})"
        name = base[: 31 - len(end)] + end
    taken.add(name.casefold())
    return name
