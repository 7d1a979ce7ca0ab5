"""CSV in two variants (X04): *data* has the exact values, *spreadsheet* is safe to open in a spreadsheet program.

In the spreadsheet variant, a text that a program might execute is prefixed by an apostrophe. `unguard` removes it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, Literal

from cms.spreadsheets.cells import PACIFIC
from cms.spreadsheets.columns import Column, Row, row_reader

Flavour = Literal["spreadsheet", "data"]
DANGEROUS = "=+-@\t\r\n＝＋－＠'"
_FIRST = frozenset(DANGEROUS)
BOM = "\ufeff"
FIRST_BATCH, BATCH = 16, 200
_SURROGATE = re.compile("[\ud800-\udfff]")


def guard(text: str) -> str:
    return f"'{text}" if text and text[0] in _FIRST else text


def unguard(text: str) -> str:
    """The inverse of `guard`, for every text."""
    return text.removeprefix("'")


def stream_csv(
    columns: Sequence[Column], rows: Iterable[Row], flavour: Flavour = "spreadsheet"
) -> Iterator[bytes]:
    """UTF-8 bytes in batches. A missing value is empty; an empty text is a pair of quotes."""
    if flavour not in ("spreadsheet", "data"):
        raise ValueError(f"no CSV has the flavour {flavour!r}")
    safe = flavour == "spreadsheet"
    labels = [guard(str(column.label)) if safe else column.key for column in columns]
    yield _encoded((BOM if safe else "") + _line(_quoted(label) for label in labels))
    source, read, size = iter(rows), None, FIRST_BATCH
    while batch := list(islice(source, size)):
        read = read or row_reader(columns, batch[0])
        yield _encoded(_lines(columns, [read(row) for row in batch], safe))
        size = BATCH


def _lines(columns: Sequence[Column], rows: list[Sequence[Any]], safe: bool) -> str:
    """A whole batch, column by column: quotes are searched once for all its texts."""
    cells = [
        _texts(values, safe) if column.is_text else [_exact(value) for value in values]
        for column, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    if len(cells) == 1:  # an empty line would not be read as a row
        cells = [[cell or '""' for cell in cells[0]]]
    return "".join([_line(row) for row in zip(*cells, strict=True)])


def _texts(values: Sequence[Any], safe: bool) -> list[str]:
    texts = [value if type(value) is str else "" if value is None else str(value) for value in values]
    joined = "\0".join(texts)
    if '"' in joined:
        if joined.count("\0") < len(texts):
            texts = joined.replace('"', '""').split("\0")
        else:
            texts = [text.replace('"', '""') for text in texts]
    if safe:
        cells = [f'"\'{text}"' if text[:1] in _FIRST else f'"{text}"' for text in texts]
    else:
        cells = [f'"{text}"' for text in texts]
    if None in values:
        cells = ["" if value is None else cell for cell, value in zip(cells, values, strict=True)]
    return cells


def _exact(value: object) -> str:
    """Numbers unchanged; datetimes in Pacific time with their UTC offset."""
    if value is None:
        return ""
    if type(value) in (int, float):
        return repr(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return (value.astimezone(PACIFIC) if value.tzinfo else value).isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return _quoted(guard(str(value)))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\r\n"


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text).encode()
