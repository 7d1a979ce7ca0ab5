"""Tables that people hand in: CSV, XLSX or JSON lines, read as text and refused when hostile (X06-X11)."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken

MAX_BYTES = 50_000_000
MAX_ENTRIES = 1_000
MAX_UNPACKED = 100_000_000
MAX_RATIO = 100
MAX_ROWS = 1_048_576
MAX_COLUMNS = 200
MAX_CELL = 1_000_000
_MACROS = ("vbaproject.bin", "xl/macrosheets/", "xl/dialogsheets/", "xl/activex/", "xl/embeddings/")
_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_NESTED = (".zip", ".xlsx", ".xlsm", ".xls", ".docx", ".7z", ".rar", ".gz", ".bin.gz")

Line = tuple[int, dict[str, str]]


class TableRefused(RuleBroken):
    """This file cannot be taken in. `facts["line"]` says where, if it is one line."""


def read_table(source: str | Path | bytes | BinaryIO, filename: str) -> Iterator[Line]:
    """Each row as (number of its line or sheet row, header → text). Nothing is guessed: `007` and `NA` stay so."""
    data = _bytes_of(source)
    reader = {".csv": _csv, ".xlsx": _xlsx, ".jsonl": _json_lines, ".ndjson": _json_lines}.get(
        Path(filename).suffix.lower()
    )
    if reader is None:
        raise TableRefused(_("Only CSV, XLSX and JSON lines files can be read."), rule="X08")
    return reader(data)


def _bytes_of(source: str | Path | bytes | BinaryIO) -> bytes:
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, str | Path):
        with open(source, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    else:
        data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TableRefused(_("The file is larger than 50 MB."), rule="S21")
    if not data.strip():
        raise TableRefused(_("The file is empty."), rule="S21")
    return data


# --- Text files ------------------------------------------------------------------------------------


def _csv(data: bytes) -> Iterator[Line]:
    text = decode(data)
    start = text[:20_000]
    delimiter = max(",;\t", key=lambda mark: start.split("\n", 1)[0].count(mark))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = _numbered(reader)
    _number, header = next(lines, (1, []))
    names = _header(header)
    for number, values in lines:
        if len(values) > len(names):
            message = _("Line {line} has {count} values, but there are {columns} columns.")
            raise _refused(message, number, count=len(values), columns=len(names))
        if any(values):
            yield number, dict(zip(names, values + [""] * (len(names) - len(values)), strict=True))


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each starts."""
    old, before = csv.field_size_limit(MAX_CELL), 0
    try:
        for count, values in enumerate(reader):
            if count > MAX_ROWS:
                raise TableRefused(_("The table has more rows than can be read."), rule="X09")
            yield before + 1, values
            before = reader.line_num
    except csv.Error as error:
        message = _(
            "The text from line {line} on cannot be read as CSV. Is a quote left open, or a cell too long?"
        )
        raise _refused(message, before + 1) from error
    finally:
        csv.field_size_limit(old)


def _json_lines(data: bytes) -> Iterator[Line]:
    for number, line in enumerate(decode(data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, parse_float=str, parse_int=str)
        except (ValueError, RecursionError) as error:
            raise _refused(_("Line {line} is not JSON."), number) from error
        if not isinstance(row, dict):
            raise _refused(_("Line {line} is not a JSON object with names and values."), number)
        if len(row) > MAX_COLUMNS:
            raise _refused(_("Line {line} has more than {columns} columns."), number, columns=MAX_COLUMNS)
        yield number, {str(name): _json_text(value) for name, value in row.items()}


def _json_text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or Latin-1 for old exports; never a guess that leaves broken letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _decoded(data, "utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = _latin(data, error.start)
    if "\0" in text:
        raise _refused(
            _("Line {line} holds a character that no text has."), text.count("\n", 0, text.index("\0")) + 1
        )
    return text


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise _refused(_("Line {line} is damaged: it is not the text it says it is."), line) from error


def _latin(data: bytes, where: int) -> str:
    """Latin-1 as Windows writes it, unless UTF-8 letters are mixed in."""
    line = data.count(b"\n", 0, where) + 1
    message = _(
        "Line {line} is written in an unknown or mixed encoding. Save the file as UTF-8 and try again."
    )
    if any(_is_utf8_letter(data, position) for position in range(len(data)) if data[position] >= 0xC3):
        raise _refused(message, line)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _refused(message, line) from error
    return text


def _is_utf8_letter(data: bytes, position: int) -> bool:
    size = 2 if data[position] < 0xE0 else 3 if data[position] < 0xF0 else 4
    try:
        return len(data[position : position + size].decode()) == 1
    except UnicodeDecodeError:
        return False


# --- Workbooks -------------------------------------------------------------------------------------


def _xlsx(data: bytes) -> Iterator[Line]:
    check_workbook(data)
    import openpyxl  # heavy, and needed only here

    if not openpyxl.DEFUSEDXML:
        raise TableRefused(_("Workbooks cannot be read safely on this server."), rule="X07")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a sheet says of its own size is not believed
        yield from _rows_of(sheet)
    except RuleBroken:
        raise
    except Exception as error:
        raise TableRefused(_("This workbook is damaged or not a workbook."), rule="X08") from error


def _rows_of(sheet: Any) -> Iterator[Line]:
    names: list[str] = []
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), 1):
        if number > MAX_ROWS:
            raise TableRefused(_("The table has more rows than can be read."), rule="X09")
        values = [_cell_text(cell, number) for cell in row]
        if not names:
            names = _header(values)
            continue
        if any(values[len(names) :]):
            message = _("Line {line} has {count} values, but there are {columns} columns.")
            raise _refused(message, number, count=len(values), columns=len(names))
        if any(values):
            filled = values[: len(names)] + [""] * (len(names) - len(values))
            yield number, dict(zip(names, filled, strict=True))


def _cell_text(cell: Any, line: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        raise _refused(_("Line {line} holds an error value such as {value}."), line, value=value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        whole_day = value.time() == datetime.min.time()
        return value.date().isoformat() if whole_day else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def check_workbook(data: bytes) -> None:
    """Look at the ZIP directory before anything is unpacked."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableRefused(
            _("This workbook is locked with a password, or an old XLS file. Save it as XLSX."), rule="X08"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_size(entries, len(data))
            for entry in entries:
                _check_entry(entry)
            _check_markup(archive, entries)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise TableRefused(_("This workbook is damaged or not a workbook."), rule="X08") from error


def _check_size(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or len(set(names)) < len(names):
        raise TableRefused(_("This workbook is too large to be read safely."), rule="X06")
    if unpacked > MAX_RATIO * max(size, 1) or any(
        entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        for entry in entries
        if entry.file_size > 100_000
    ):
        raise TableRefused(_("This workbook is packed too tightly to be read safely."), rule="X06")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/").lower()
    is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if name.startswith("/") or ".." in name.split("/") or ":" in name or is_link or name.endswith(_NESTED):
        raise TableRefused(_("This workbook holds files that do not belong in it."), rule="X06")
    if entry.flag_bits & 1:
        raise TableRefused(_("This workbook is locked with a password. Save it without one."), rule="X08")
    if any(part in name for part in _MACROS):
        raise TableRefused(
            _("This workbook holds macros or embedded objects. Save it without them."), rule="X08"
        )
    if any(part in name for part in _LINKS):
        raise TableRefused(_("This workbook is linked to other files. Save it without links."), rule="X08")


def _check_markup(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    """No document type, so no entity; and each part no larger than its directory entry says."""
    for entry in entries:
        with archive.open(entry) as part:
            seen, tail = 0, b""
            while chunk := part.read(1 << 18):
                seen += len(chunk)
                window = (tail + chunk).replace(b"\0", b"")  # UTF-16 markup looks like this
                if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                    raise TableRefused(_("This workbook holds markup that can do harm."), rule="X07")
                if seen > entry.file_size:
                    raise TableRefused(_("This workbook is too large to be read safely."), rule="X06")
                tail = chunk[-16:]


# --- Both ------------------------------------------------------------------------------------------


def _header(values: Sequence[str]) -> list[str]:
    names = [value.strip() for value in values]
    while names and not names[-1]:
        names.pop()
    if len(names) > MAX_COLUMNS:
        raise _refused(_("Line {line} has more than {columns} columns."), 1, columns=MAX_COLUMNS)
    if not names or not all(names):
        raise _refused(_("Line {line} must name each column."), 1)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise _refused(_("Line {line} names the column {name} twice."), 1, name=twice[0])
    return names


def _refused(message: str, line: int, **facts: Any) -> TableRefused:
    return TableRefused(message.format(line=line, **facts), rule="X11", line=line, **facts)
