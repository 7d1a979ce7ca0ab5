"""XLSX: the archive is checked before any of it is parsed."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken
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

MAX_ENTRIES = 1_000
MAX_UNPACKED = 100_000_000
MAX_RATIO = 100
MAX_BLANK_ROWS = 10_000
USUAL_COLUMNS = 200
_MACROS = ("vbaproject.bin", "xl/macrosheets/", "xl/dialogsheets/", "xl/activex/", "xl/embeddings/")
_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_NESTED = (".zip", ".xlsx", ".xlsm", ".xls", ".docx", ".7z", ".rar", ".gz")


def workbook_lines(data: bytes, _reading: Reading = DETECTED) -> Iterator[Line]:
    check_workbook(data)
    import openpyxl  # slow to import, and needed only here

    if not openpyxl.DEFUSEDXML:
        raise TableRefused(_("Workbooks cannot be read safely on this server."), rule="X07")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the sheet's declared size is not trusted
        yield from _rows_of(sheet)
    except RuleBroken:
        raise
    except Exception as error:
        raise TableRefused(_("This file is damaged or is not a workbook."), rule="X08") from error


def _rows_of(sheet: Any) -> Iterator[Line]:
    """Only as many cells of a row are built as the header needs: a thousand empty ones a row would take long."""
    first, names = _header_of(sheet)
    blank = 0
    rows = sheet.iter_rows(min_row=first + 1, max_col=max(len(names), USUAL_COLUMNS) + 1)
    for number, row in enumerate(rows, first + 1):
        if number > MAX_ROWS or blank > MAX_BLANK_ROWS:
            raise TableRefused(_("The table has more rows than can be read."), rule="X09")
        values = [_cell_text(cell, number) for cell in row]
        blank = 0 if any(values) else blank + 1
        if not blank:
            yield number, _named(names, values, number)


def _header_of(sheet: Any) -> tuple[int, list[str]]:
    """The number of the first row with values, and its names; no names if all rows are empty."""
    number = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), 1):
        if number > MAX_BLANK_ROWS:
            raise TableRefused(_("The table has more rows than can be read."), rule="X09")
        values = [_cell_text(cell, number) for cell in row]
        if any(values):
            return number, header(values)
    return number, []


def _named(names: list[str], values: list[str], line: int) -> dict[str, str]:
    if any(values[len(names) :]):
        message = _("Line {line} has more values than there are columns ({columns}).")
        raise refused(message, line, columns=len(names))
    filled = values[: len(names)] + [""] * (len(names) - len(values))
    return dict(zip(names, filled, strict=True))


def _cell_text(cell: Any, line: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        raise refused(_("Line {line} contains an error value such as {value}."), line, value=value)
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
    """Check the ZIP directory before anything is decompressed."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableRefused(
            _("This is an old XLS file or is locked with a password. Save it as XLSX without a password."),
            rule="X08",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_size(entries, len(data))
            for entry in entries:
                _check_entry(entry)
            _check_markup(archive, entries)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise TableRefused(_("This file is damaged or is not a workbook."), rule="X08") from error


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
        raise TableRefused(_("This workbook is compressed too tightly to be read safely."), rule="X06")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/").lower()
    is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if name.startswith("/") or ".." in name.split("/") or ":" in name or is_link or name.endswith(_NESTED):
        raise TableRefused(_("This workbook contains files that do not belong in it."), rule="X06")
    if entry.flag_bits & 1:
        raise TableRefused(_("This workbook is locked with a password. Save it without one."), rule="X08")
    if any(part in name for part in _MACROS):
        raise TableRefused(
            _("This workbook contains macros or embedded objects. Save it without them."), rule="X08"
        )
    if any(part in name for part in _LINKS):
        raise TableRefused(_("This workbook is linked to other files. Save it without links."), rule="X08")


def _check_markup(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    """No document type, hence no entities; and no part larger than its directory entry says."""
    for entry in entries:
        with archive.open(entry) as part:
            seen, tail = 0, b""
            while chunk := part.read(1 << 18):
                seen += len(chunk)
                window = (tail + chunk).replace(b"\0", b"")  # UTF-16 markup looks like this
                if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                    raise TableRefused(_("This workbook contains markup that could be harmful."), rule="X07")
                if seen > entry.file_size:
                    raise TableRefused(_("This workbook is too large to be read safely."), rule="X06")
                tail = chunk[-16:]
