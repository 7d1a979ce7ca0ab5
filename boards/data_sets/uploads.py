"""Read a file of aggregates: CSV, XLSX, Parquet, or a zipped Data Package with one table.

Everything is read as text and converted by the dictionary. The file itself is never stored.
"""

import io
import json
import math
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

from boards.data_sets.dictionary import Dictionary, Measure
from boards.data_sets.person_level import Row, check_shape
from boards.exceptions import FileRefused
from cms.spreadsheets.readers import TableRefused, read_table

Codes = tuple[str, ...]
Number = int | float | None
CountTable = dict[Codes, tuple[Number, ...]]
MOST_BYTES, MOST_ROWS = 20_000_000, 100_000
MOST_PROBLEMS = 20
MOST_NUMBER = 2_000_000_000
RULE = "C2C-13"
_WHOLE = re.compile(r"\d{1,10}(?:\.0+)?")
_DECIMAL = re.compile(r"\d{1,10}(?:\.\d{1,6})?")


class FileProblems(FileRefused):
    """The table does not fit the dictionary. ``facts["problems"]``: sentences, each with its line."""


def read_aggregates(file: BinaryIO, name: str, dictionary: Dictionary) -> CountTable:
    """Return the numbers by the codes of their dimensions; None where a cell is empty.

    Raises PersonLevel for rows about persons, FileProblems with every line that does not fit, TableRefused for a
    file that cannot be read.
    """
    rows = _rows_of(file, name)
    check_shape([row for _line, row in rows], dictionary)
    problems = _of_header(list(rows[0][1]), dictionary)
    if not problems:
        table, problems = _converted(rows, dictionary)
    if problems:
        raise problems_found(problems)
    return table


def problems_found(problems: list[str]) -> FileProblems:
    words = _("The file does not fit the dictionary. Nothing was stored. Correct it and upload it again.")
    return FileProblems(
        words, rule=RULE, problems=problems[:MOST_PROBLEMS], more=len(problems) - MOST_PROBLEMS
    )


def _rows_of(file: BinaryIO, name: str) -> list[tuple[int, Row]]:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TableRefused(_("The file is larger than 20 MB."), rule="S21")
    ending = Path(name).suffix.lower()
    if ending == ".zip":
        data, ending = _packaged(data), ".csv"
    if ending == ".parquet":
        found = _parquet_rows(data)
    elif ending in (".csv", ".xlsx"):
        found = list(read_table(data, f"table{ending}"))
    else:
        raise TableRefused(
            _("Upload a CSV, XLSX or Parquet file, or a Data Package as a ZIP file."), rule="X08"
        )
    if not found:
        raise TableRefused(_("The file is empty."), rule="S21")
    if len(found) > MOST_ROWS:
        raise TableRefused(_("The table has more rows than can be read."), rule="X09")
    return found


def _packaged(data: bytes) -> bytes:
    """The one table of a Data Package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            described = next(
                name for name in archive.namelist() if PurePosixPath(name).name == "datapackage.json"
            )
            resources = json.loads(_part(archive, described))["resources"]
            paths = [each["path"] for each in resources]
            if len(paths) != 1 or not str(paths[0]).lower().endswith(".csv"):
                raise TableRefused(_("The Data Package must contain one table, as CSV."), rule="X08")
            return _part(archive, str(PurePosixPath(described).parent / paths[0]))
    except (
        StopIteration,
        KeyError,
        TypeError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        OSError,
    ) as error:
        raise TableRefused(_("This is not a Data Package that can be read."), rule="X08") from error


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        found = part.read(MOST_BYTES + 1)
    if len(found) > MOST_BYTES:
        raise TableRefused(_("The file is larger than 20 MB."), rule="S21")
    return found


def _parquet_rows(data: bytes) -> list[tuple[int, Row]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        if file.metadata.num_rows > MOST_ROWS or file.metadata.num_columns > 100:
            raise TableRefused(_("The table has more rows than can be read."), rule="X09")
        records = file.read().to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TableRefused(_("This is not a Parquet file that can be read."), rule="X08") from error
    return [
        (number, {name: "" if value is None else str(value) for name, value in each.items()})
        for number, each in enumerate(records, 1)
    ]


def _of_header(names: list[str], dictionary: Dictionary) -> list[str]:
    missing = [name for name in dictionary.columns if name not in names]
    strange = [name for name in names if name not in dictionary.columns]
    problems = [_("The column %(name)s is missing.") % {"name": name} for name in missing]
    return problems + [
        _("The column %(name)s is not in the dictionary.") % {"name": name} for name in strange
    ]


def _converted(rows: Iterable[tuple[int, Row]], dictionary: Dictionary) -> tuple[CountTable, list[str]]:
    table: CountTable = {}
    problems: list[str] = []
    for line, row in rows:
        codes = tuple(row[each.key] for each in dictionary.dimensions)
        wrong = [
            _("Line %(line)s: %(column)s has no member %(code)s.")
            % {"line": line, "column": each.key, "code": code[:40] or "“”"}
            for each, code in zip(dictionary.dimensions, codes, strict=True)
            if code not in each.by_code
        ]
        if not wrong and codes in table:
            wrong = [_("Line %(line)s: this group has a line already.") % {"line": line}]
        numbers: list[Number] = []
        for measure in dictionary.measures:
            found = _number(row[measure.key], measure)
            if isinstance(found, float) and math.isnan(found):
                words = _("Line %(line)s: %(column)s is not a number that can stand here.")
                wrong.append(words % {"line": line, "column": measure.key})
            numbers.append(found)
        if not wrong:
            table[codes] = tuple(numbers)
        problems += wrong
    return table, problems


def _number(words: str, measure: Measure) -> Number:
    """A whole number for counts; NaN for what is no number."""
    words = words.strip()
    if not words:
        return None
    if not (_WHOLE if measure.is_count else _DECIMAL).fullmatch(words) or float(words) > MOST_NUMBER:
        return math.nan
    return int(float(words)) if measure.is_count else float(words)
