"""Write the same workbook or archive with our writer or a library, and report what it cost.

`python -m tests.bench.writer_steps book|archive …` measures one step in a separate process and prints JSON.
"""

import hashlib
import io
import json
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, BinaryIO

from django.conf import settings

from cms.spreadsheets import Column, Sheet, stream_xlsx, zipping
from cms.spreadsheets.cells import PACIFIC
from cms.spreadsheets.ooxml import WIDTH
from cms.spreadsheets.zipping import ZipStream, fast_zlib
from tests.bench.memory import peak_kilobytes
from tests.bench.synthetic import START

SHEET = "Comments"
# The comments sheet for a records request, of a form with seven questions.
COLUMNS = [
    Column("ref", "Comment", "code"),
    Column("received", "Received (Pacific time)", "datetime"),
    Column("channel", "Channel"),
    Column("language", "Language"),
    Column("form", "Form"),
    Column("version", "Form version", "int"),
    Column("state", "State"),
    Column("speaks_for", "People it speaks for", "int"),
    Column("letter", "Letter", "code"),
    Column("import_ref", "Reference in the file it came from", "code"),
    Column("text:words", "What is missing?"),
    Column("text:more", "Anything else?"),
    Column("text:short", "In one word"),
    Column("answer:used", "What did you use?"),
    Column("answer:found", "What did you find?"),
    Column("answer:clear", "How clear is it?"),
    Column("answer:times", "How often this year?", "int"),
    Column("rest", "Other answers"),
    Column("codes", "Codes"),
    Column("against", "Disagrees with"),
    Column("demo", "Demo data", "bool"),
]
WORDS = ["county", "escuela", "trường", "學校", "학교", "=2+3", "page", "&", "<work>", "state", "plan"]
ARCHIVES = {"4 large entries": (4, 256, 1 << 18), "20,000 small entries": (20_000, 1, 2_000)}


def synthetic_rows(count: int) -> Iterator[list[Any]]:
    """Rows of a pool with their own reference and time, so that making them costs little."""
    chance = Random(1105)
    pool = [_row(chance) for _row_of_pool in range(2000)]
    for number in range(count):
        yield [f"C-{number:07d}", START + timedelta(seconds=number), *pool[number % len(pool)]]


def _row(chance: Random) -> list[Any]:
    said = lambda least, most: " ".join(chance.choices(WORDS, k=chance.randint(least, most)))  # noqa: E731
    return [
        *("web", chance.choice(("en", "es", "zh-hant")), "Synthetic volume", 1, "published", 1, None, None),
        *(said(15, 60), said(60, 130), chance.choice(WORDS)),
        *("Map; Trend", "School", str(chance.randint(1, 5))),
        *(chance.randint(0, 50), None, chance.choice((None, "place; small", "=clear")), None, True),
    ]


class Sink(io.RawIOBase):
    """Takes bytes as a response does, without going back, and keeps them in a file."""

    def __init__(self, file: BinaryIO, temporary: Path) -> None:
        self.file, self.temporary = file, temporary
        self.sha256, self.bytes, self.first, self.begun = hashlib.sha256(), 0, 0.0, time.perf_counter()
        self.temporary_bytes = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if not self.bytes:
            self.first = time.perf_counter() - self.begun
            self.temporary_bytes = sum(each.stat().st_size for each in self.temporary.iterdir())
        self.bytes += len(data)
        self.sha256.update(data)
        return self.file.write(data)


def step_book(writer: str, count: str, path: str) -> dict[str, Any]:
    work = {"ours": _our_book, "XlsxWriter": _their_book}[_prepared(writer)]
    return _cost(
        Path(path), lambda sink, temporary, size: work(sink, temporary, synthetic_rows(size)), int(count), 300
    )


def step_archive(writer: str, name: str) -> dict[str, Any]:
    number, chunks, size = ARCHIVES[name]
    library = _prepared(writer)
    level = 1 if writer.endswith("level 1") else 6 if writer.endswith("level 6") else 2
    text = " ".join(Random(1105).choices(WORDS, k=1_000_000)).encode()

    def work(sink: Sink, _temporary: Path, entries: int) -> None:
        made = (
            (f"entry-{entry}.txt", _chunks(text, entry, chunks if entries > 1 else 1, size))
            for entry in range(entries)
        )
        for chunk in _our_archive(made) if library == "ours" else _their_archive(made, level):
            sink.write(chunk)

    return _cost(Path("/dev/null"), work, number, 1)


def _chunks(text: bytes, entry: int, number: int, size: int) -> Iterator[bytes]:
    for place in range(number):
        start = (entry * 7919 + place * 104_729) % (len(text) - size)
        yield text[start : start + size]


def _prepared(writer: str) -> str:
    """Before its library is imported, `zipfile` gets the fast compressor, which neither library has an option for."""
    if writer.endswith("without isal"):
        zipping.fast_zlib, zipping.LEVEL = zlib, 1
    if writer.endswith("isal put into zipfile"):
        zipfile.zlib, zipfile.crc32 = fast_zlib, fast_zlib.crc32  # type: ignore[attr-defined]
    return writer.split(",")[0]


def _cost(path: Path, work: Callable[[Sink, Path, int], None], size: int, warm: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        _to_sink(Path("/dev/null"), Path(name), work, warm)
        start, cpu, wall = peak_kilobytes(), time.process_time(), time.perf_counter()
        sink = _to_sink(path, Path(name), work, size)
    facts = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "first": sink.first}
    facts |= {"memory": (peak_kilobytes() - start) / 1024, "temporary": sink.temporary_bytes}
    return facts | {"bytes": sink.bytes, "sha256": sink.sha256.hexdigest()}


def _to_sink(path: Path, temporary: Path, work: Callable[[Sink, Path, int], None], size: int) -> Sink:
    with path.open("wb") as file:
        sink = Sink(file, temporary)
        work(sink, temporary, size)
    return sink


def _our_book(sink: Sink, _temporary: Path, source: Iterator[list[Any]]) -> None:
    for chunk in stream_xlsx([Sheet(SHEET, COLUMNS, source)], title="Bench", author="Office"):
        sink.write(chunk)


def _their_book(sink: Sink, temporary: Path, source: Iterator[list[Any]]) -> None:
    """The same sheet by its public functions only. It leaves out what our cells check: lengths, lost characters, early
    dates, numbers that a spreadsheet would round.
    """
    book = import_module("xlsxwriter").Workbook(sink, {"constant_memory": True, "tmpdir": str(temporary)})
    book.set_properties({"title": "Bench", "author": "Office", "created": START})
    sheet, formats = book.add_worksheet(SHEET), _formats(book)
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, WIDTH[column.kind])
        sheet.write_string(0, number, str(column.label), formats["header"])
    sheet.freeze_panes(1, 0)
    writers = {
        "text": sheet.write_string,
        "code": sheet.write_string,
        "int": sheet.write_number,
        "bool": sheet.write_boolean,
        "datetime": lambda row, place, value, style: sheet.write_datetime(
            row, place, value.astimezone(PACIFIC).replace(tzinfo=None), style
        ),
    }
    cells = [(number, writers[column.kind], formats[column.kind]) for number, column in enumerate(COLUMNS)]
    last = 0
    for last, row in enumerate(source, 1):
        for (number, write, style), value in zip(cells, row, strict=True):
            if value is not None:
                write(last, number, value, style)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    book.close()


def _formats(book: Any) -> dict[str, Any]:
    text = {"num_format": "@", "quote_prefix": True, "valign": "top", "text_wrap": True}
    kinds = {
        "header": text | {"bold": True},
        "text": text,
        "code": {"num_format": "@", "quote_prefix": True},
        "int": {"num_format": "0"},
        "datetime": {"num_format": "yyyy\\-mm\\-dd\\ hh:mm:ss"},
        "bool": {},
    }
    return {kind: book.add_format(style) for kind, style in kinds.items()}


def _our_archive(entries: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    stream = ZipStream()
    for name, chunks in entries:
        yield from stream.write(name, chunks)
    yield from stream.finish()


def _their_archive(entries: Iterable[tuple[str, Iterable[bytes]]], level: int) -> Iterator[bytes]:
    """With the hash of the content, as ours. Its dates are the clock's, with no way to give others."""
    digest = hashlib.sha256()

    def hashed(chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            digest.update(chunk)
            yield chunk

    stream = import_module("zipstream").ZipStream(compress_type=zipfile.ZIP_DEFLATED, compress_level=level)
    for name, chunks in entries:
        digest.update(name.encode() + b"\n")
        stream.add(hashed(chunks), name)
        yield from stream.file()
    yield from stream.finalize()


if __name__ == "__main__":
    settings.configure(USE_I18N=False)
    step, *rest = sys.argv[1:]
    sys.stdout.write(json.dumps(globals()[f"step_{step}"](*rest)) + "\n")
