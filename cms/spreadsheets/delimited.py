"""CSV in two flavours (X04): *data* holds the exact values, *spreadsheet* is safe to open in a spreadsheet program.

In the spreadsheet flavour a text that a program might run gets an apostrophe in front. `unguard` takes it off again.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from io import StringIO
from itertools import islice
from typing import Any, Literal

from cms.spreadsheets.cells import PACIFIC
from cms.spreadsheets.columns import Column, Row, row_reader

Flavour = Literal["spreadsheet", "data"]
DANGEROUS = "=+-@\t\r\n＝＋－＠'"
BOM = "\ufeff"
FIRST_BATCH, BATCH = 16, 200
_SURROGATE = re.compile("[\ud800-\udfff]")


def guard(text: str) -> str:
    return f"'{text}" if text and text[0] in DANGEROUS else text


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
    makers = [(_guarded if safe else _plain) if column.is_text else _exact for column in columns]
    if len(columns) == 1:  # a line with nothing on it is no row
        only = makers[0]
        makers = [lambda value: "" if value is None else only(value)]
    labels = [guard(str(column.label)) if safe else column.key for column in columns]
    buffer = StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_STRINGS)
    writer.writerow(labels)
    yield _drained(buffer, BOM if safe else "")
    yield from _batches(iter(rows), columns, makers, writer, buffer)


def _batches(
    rows: Iterator[Row], columns: Sequence[Column], makers: list[Callable], writer, buffer
) -> Iterator[bytes]:
    read, size = None, FIRST_BATCH
    while batch := list(islice(rows, size)):
        read = read or row_reader(columns, batch[0])
        writer.writerows(
            [make(value) for make, value in zip(makers, read(row), strict=True)] for row in batch
        )
        yield _drained(buffer)
        size = BATCH


def _guarded(value: Any) -> str | None:
    if value is None:
        return None
    text = value if type(value) is str else str(value)
    return f"'{text}" if text and text[0] in DANGEROUS else text


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


def _exact(value: Any) -> Any:
    """Numbers as they are; moments in Pacific time with their distance from UTC."""
    if value is None or type(value) in (int, float):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return (value.astimezone(PACIFIC) if value.tzinfo else value).isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return guard(str(value))


def _drained(buffer: StringIO, before: str = "") -> bytes:
    text = before + buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text).encode()
