"""CSV and JSON lines: every value stays the text that was written."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cms.cleaning import clean_text
from cms.spreadsheets.readers.limits import (
    DETECTED,
    MAX_COLUMNS,
    MAX_ROWS,
    Line,
    Reading,
    TableRefused,
    header,
    refused,
)

_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_QUOTED = re.compile(r'"[^"]*"')
_FOREIGN = re.compile(rb"[\x80-\xff]{3}")  # no western word has three such letters in a row


def csv_lines(data: bytes, reading: Reading = DETECTED) -> Iterator[Line]:
    text = decode(data, reading)
    delimiter = reading.delimiter or _delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = _numbered(reader)
    _first, labels = next(lines, (1, []))
    names = header(labels)
    for number, values in lines:
        if len(values) > len(names):
            message = _("Line {line} has more values than there are columns ({columns}).")
            raise refused(message, number, columns=len(names))
        if any(values):
            yield number, dict(zip(names, values + [""] * (len(names) - len(values)), strict=True))


def _delimiter_of(text: str) -> str:
    """The mark that parts the names in the first line; marks inside quotes are part of a name."""
    first = _QUOTED.sub("", text[:200_000]).split("\n", 1)[0]
    return max(",;\t|", key=first.count)


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line number on which each starts."""
    before = 0
    try:
        for count, values in enumerate(reader):
            if count > MAX_ROWS:
                raise TableRefused(_("The table has more rows than can be read."), rule="X09")
            yield before + 1, values
            before = reader.line_num
    except csv.Error as error:
        message = _(
            "The text from line {line} on is not valid CSV. Check for an unclosed quotation mark "
            "or a cell that is too long."
        )
        raise refused(message, before + 1) from error


def json_lines(data: bytes, reading: Reading = DETECTED) -> Iterator[Line]:
    for number, line in enumerate(decode(data, reading).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, parse_float=str, parse_int=str, object_pairs_hook=_only_once)
        except (ValueError, RecursionError) as error:
            raise refused(_("Line {line} is not valid JSON."), number) from error
        if not isinstance(row, dict):
            raise refused(_("Line {line} is not a JSON object with names and values."), number)
        if len(row) > MAX_COLUMNS:
            raise refused(_("Line {line} has more than {columns} columns."), number, columns=MAX_COLUMNS)
        named = {clean_text(str(name)): _json_text(value) for name, value in row.items()}
        if len(named) < len(row):
            raise refused(_("Line {line} is not valid JSON."), number)
        yield number, named


def _only_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise ValueError("a name comes twice")
    return row


def _json_text(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)


def decode(data: bytes, reading: Reading = DETECTED) -> str:
    """Decode as the person says; otherwise UTF-8, UTF-16, or Latin-1 for old exports; refuses instead of producing
    broken letters.
    """
    encoding = reading.encoding or _encoding_of(data)
    if encoding:
        text = _decoded(data, encoding).removeprefix("\ufeff")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = _latin(data, error.start)
    if "\0" in text and not reading.keeps_controls:
        raise refused(
            _("Line {line} contains a control character. Remove it and try again."),
            text.count("\n", 0, text.index("\0")) + 1,
        )
    return text


def _encoding_of(data: bytes) -> str:
    """UTF-16 by its byte-order mark, or by zero bytes beside nearly each letter of the start; else empty."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[:2_000]
    odd, even = start[1::2].count(0), start[::2].count(0)
    if 2 * max(odd, even) < len(start[::2]) or min(odd, even) > max(odd, even) // 10:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise refused(
            _(
                "Line {line} does not match the file’s declared encoding. Save the file as UTF-8 "
                "and try again."
            ),
            line,
        ) from error
    except UnicodeError as error:  # UTF-16 that claims a byte order and has none
        raise refused(
            _(
                "Line {line} does not match the file’s declared encoding. Save the file as UTF-8 "
                "and try again."
            ),
            1,
        ) from error


def _latin(data: bytes, where: int) -> str:
    """Windows-1252, unless it contains UTF-8 sequences or letters of another alphabet."""
    line = data.count(b"\n", 0, where) + 1
    message = _(
        "Line {line} is written in an unknown or mixed encoding. Save the file as UTF-8 and try again."
    )
    if _UTF8_LETTER.search(data) or _FOREIGN.search(data):
        raise refused(message, line)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise refused(message, line) from error
