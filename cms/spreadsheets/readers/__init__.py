"""Read uploaded tables: CSV, XLSX or JSON lines, read as text and refused if hostile (X06-X11)."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from cms.spreadsheets.readers.limits import DETECTED, MAX_BYTES, Line, Reading, TableRefused
from cms.spreadsheets.readers.text_files import csv_lines, json_lines
from cms.spreadsheets.readers.workbooks import workbook_lines

__all__ = ["Reading", "TableRefused", "read_table"]

_READERS = {".csv": csv_lines, ".xlsx": workbook_lines, ".jsonl": json_lines, ".ndjson": json_lines}


def read_table(
    source: str | Path | bytes | BinaryIO, filename: str, reading: Reading = DETECTED
) -> Iterator[Line]:
    """Each row as (line or sheet row number, header → text). Nothing is converted: `007` and `NA` stay as they are."""
    data = _bytes_of(source)
    reader = _READERS.get(Path(filename).suffix.lower())
    if reader is None:
        raise TableRefused(_("Only CSV, XLSX and JSON lines files can be read."), rule="X08")
    return reader(data, reading)


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
