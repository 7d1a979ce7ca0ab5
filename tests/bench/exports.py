"""Benchmark of exports against Wagtail's own, the csv module, and the minimum of reading and compressing
(performance.md 2, E1-E6).
"""

import csv
import io
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

from cms.spreadsheets import Sheet, stream_csv, stream_xlsx
from cms.spreadsheets.zipping import LEVEL, fast_zlib
from tests.bench import synthetic
from tests.bench.report import Goals, cpu_seconds, interleaved, say


def run(folder: Path, rows: int, goals: Goals) -> None:
    path = folder / "answers.sqlite3"
    synthetic.fill(path, rows)
    xml = _sheet_xml(path)
    say(f"Exports of {rows:,} rows, {len(synthetic.COLUMNS)} columns, CPU seconds")
    taken = interleaved(
        {
            "read by the raw driver": lambda: _drain(synthetic.read(path)),
            f"pack the same XML, {fast_zlib.__name__.split('.')[-1]} {LEVEL}": lambda: _pack(xml),
            "our XLSX, reading included": lambda: _drain(_ours(path)),
            "our CSV, reading included": lambda: _drain(stream_csv(synthetic.COLUMNS, synthetic.read(path))),
            "csv module, reading included": lambda: _csv_module(path),
        },
        rounds=3,
    )
    for kind in ("XLSX", "CSV"):
        taken[f"Wagtail's {kind}, reading included"] = cpu_seconds(lambda kind=kind: _wagtail(kind, path))
    for name, seconds in taken.items():
        say(f"  {seconds:7.2f}  {name}")
    read, packed, ours, our_csv, csv_module, their_xlsx, their_csv = taken.values()
    goals.at_least("E1 Wagtail's XLSX to ours", their_xlsx / ours, 10)
    goals.at_most("E2 our XLSX to the floor (read + pack)", ours / (read + packed), 3)
    goals.at_most("E3 first bytes of the XLSX", _first_bytes(path), 100, " ms")
    for kind, step in _memory(path).items():
        goals.at_most(f"E4 memory step of {kind}", step, 64, " MiB")
    goals.at_most("E6 our CSV to the csv module", our_csv / csv_module, 1.6)
    goals.at_most("E6 our CSV to Wagtail's", our_csv / their_csv, 0.5)


def _ours(path: Path):
    return stream_xlsx([Sheet("Answers", synthetic.COLUMNS, synthetic.read(path))], title="Bench")


def _drain(chunks) -> None:
    for _chunk in chunks:
        pass


def _sheet_xml(path: Path) -> bytes:
    with zipfile.ZipFile(io.BytesIO(b"".join(_ours(path)))) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def _pack(xml: bytes) -> None:
    packer = fast_zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    for start in range(0, len(xml), 1 << 18):
        packer.compress(xml[start : start + (1 << 18)])
    packer.flush()


def _csv_module(path: Path) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for number, row in enumerate(synthetic.read(path)):
        writer.writerow(row)
        if not number % 200:
            buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()


def _wagtail(kind: str, path: Path) -> None:
    """Wagtail's own exporter, given rows that are already dictionaries: the cheapest use it can have."""
    from wagtail.admin.views.mixins import SpreadsheetExportMixin

    exporter = SpreadsheetExportMixin()
    exporter.list_export = [column.key for column in synthetic.COLUMNS]
    rows = (dict(zip(exporter.list_export, row, strict=True)) for row in synthetic.read(path))
    if kind == "XLSX":
        exporter.write_xlsx(rows, io.BytesIO())
    else:
        _drain(exporter.stream_csv(rows))


def _first_bytes(path: Path) -> float:
    before = time.perf_counter()
    next(iter(_ours(path)))
    return 1000 * (time.perf_counter() - before)


MEMORY = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(USE_I18N=False)
from tests.bench import exports, synthetic
from tests.bench.memory import peak_kilobytes
from cms.spreadsheets import Sheet, stream_csv, stream_xlsx
few = [next(synthetic.read(Path(sys.argv[1])))] * 100
exports._drain(stream_xlsx([Sheet("Warm", synthetic.COLUMNS, few)]))
start = peak_kilobytes()
path = Path(sys.argv[1])
exports._drain(exports._ours(path) if sys.argv[2] == "XLSX" else stream_csv(synthetic.COLUMNS, synthetic.read(path)))
print((peak_kilobytes() - start) / 1024)
"""


def _memory(path: Path) -> dict[str, float]:
    steps = {}
    for kind in ("XLSX", "CSV"):
        command = [sys.executable, "-c", MEMORY, str(path), kind]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        steps[kind] = float(done.stdout)
    return steps
