"""Benchmark of our workbook and ZIP writers against XlsxWriter and zipstream-ng, which are skipped where they are not
installed (cms/guides/decisions/spreadsheet-writers.md).
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any

from cms.spreadsheets.cells import PACIFIC
from tests.bench.report import say
from tests.bench.writer_steps import ARCHIVES, COLUMNS, SHEET, synthetic_rows
from tests.checks import ROOT

ROUNDS = 3
RULE = 2  # a library within this many times of our CPU seconds replaces our writer
BOOKS = ("ours", "ours, without isal", "XlsxWriter", "XlsxWriter, isal put into zipfile")
ZIPS = (
    "ours",
    "ours, without isal",
    "zipstream-ng, level 6",
    "zipstream-ng, level 1",
    "zipstream-ng, isal put into zipfile",
)
MODULES = {"XlsxWriter": "xlsxwriter", "zipstream-ng": "zipstream"}


def run(folder: Path, rows: int, *, big: int) -> None:
    say(
        f"\nWriters of workbooks and archives, best of {ROUNDS} runs (the largest: one), each in its own process"
    )
    folder.mkdir()
    books, zips = _installed(BOOKS), _installed(ZIPS)
    for size in sorted({rows // 10, rows, big} - {0}):
        rounds = ROUNDS if size <= rows else 1
        paths = {writer: folder / f"{number}.xlsx" for number, writer in enumerate(books)}
        taken = {
            writer: _best(rounds, "book", writer, str(size), str(path)) for writer, path in paths.items()
        }
        _tell(f"{size:,} rows, {len(COLUMNS)} columns", taken)
        if size <= rows:
            for writer, path in paths.items():
                say(f"  {_differences(path, size)} cells differ from the rows   {writer}")
    for name in ARCHIVES:
        _tell(name, {writer: _best(ROUNDS, "archive", writer, name) for writer in zips})


def _installed(writers: Iterable[str]) -> list[str]:
    libraries = {writer.split(",")[0] for writer in writers}
    missing = {each for each in libraries if each in MODULES and not find_spec(MODULES[each])}
    for library in missing:
        say(f"  skipped: {library} is not installed")
    return [writer for writer in writers if writer.split(",")[0] not in missing]


def _best(rounds: int, *words: str) -> dict[str, Any]:
    """Each figure is the best of all rounds."""
    made = [_step(*words) for _round in range(rounds)]
    best = {
        name: min(each[name] for each in made)
        for name in ("cpu", "wall", "first", "memory", "temporary", "bytes")
    }
    return best | {"same": len({each["sha256"] for each in made}) == 1}


def _step(*words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.writer_steps", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def _tell(title: str, taken: dict[str, dict[str, Any]]) -> None:
    say(f"{title}: CPU s, wall s, first byte, memory step, temporary files, size")
    for writer, one in taken.items():
        say(
            f"  {one['cpu']:7.2f} {one['wall']:7.2f} {1000 * one['first']:9,.1f} ms {one['memory']:+6.0f} MiB"
            f" {one['temporary'] / 1e6:7,.1f} MB {one['bytes'] / 1e6:7.1f} MB   {writer}"
            f"{'' if one['same'] else ', other bytes each time'}"
        )
    for writer, one in taken.items():
        if writer != "ours":
            ratio = one["cpu"] / taken["ours"]["cpu"]
            say(f"  {ratio:7.2f}x our CPU (ours goes if a library needs at most {RULE}x)   {writer}")


def _differences(path: Path, count: int) -> int:
    """Cells of the file, read by openpyxl, that are not what was written."""
    from openpyxl import load_workbook

    sheet = load_workbook(path, read_only=True)[SHEET]
    sheet.reset_dimensions()
    read = sheet.iter_rows(min_row=2, values_only=True)
    return sum(
        _plain(value) != found
        for row, cells in zip_longest(synthetic_rows(count), read, fillvalue=())
        for value, found in zip_longest(row, cells, fillvalue=None)
    )


def _plain(value: Any) -> Any:
    return value.astimezone(PACIFIC).replace(tzinfo=None) if hasattr(value, "astimezone") else value
