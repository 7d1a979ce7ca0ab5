"""Read and write the canonical file of a cut: one line of metadata, then one JSON line per comment.

The file has everything an export needs, so later edits do not change exports made from it (F23, X13). ``cuts/rows.py``
and ``cuts/metadata.py`` define what a line contains.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from django.core.files.base import File
from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken
from cms.storage import private_storage, store_private
from feedback.cuts.metadata import meta_of
from feedback.cuts.rows import rows_of
from feedback.models import Cut

__all__ = ["FileChanged", "check", "line_of", "lines_of", "meta", "meta_of", "rows", "rows_of", "store"]

_decode = json.JSONDecoder().raw_decode

# Keys that files of the first format version do not have.
LATER: dict[str, Any] = {"about": {}, "campaign": None, "youth": "", "edited_at": "", "files": []}
LATER_OF_QUESTIONS: dict[str, Any] = {"condition": {}, "settings": {}, "versions": []}


class FileChanged(RuleBroken):
    """A file does not match its recorded hash."""


def line_of(facts: dict) -> bytes:
    words = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return words.encode("utf-8", "surrogatepass") + b"\n"


def store(name: str, chunks: Iterable[bytes]) -> tuple[str, str]:
    """Stream bytes to private storage; return the stored name and the SHA-256."""
    digest = hashlib.sha256()
    with tempfile.TemporaryFile() as scratch:
        for chunk in chunks:
            digest.update(chunk)
            scratch.write(chunk)
        scratch.seek(0)
        return store_private(name, File(scratch)), digest.hexdigest()


def sha256_of_file(name: str) -> str:
    digest = hashlib.sha256()
    with private_storage().open(name, "rb") as file:
        for chunk in file.chunks(1 << 16):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def _raw(name: str) -> Iterator[BinaryIO]:
    with private_storage().open(name, "rb") as opened:
        yield cast(BinaryIO, opened.file)


def lines_of(name: str) -> Iterator[dict]:
    with _raw(name) as file:
        for line in file:
            yield _decode(line.decode("utf-8", "surrogatepass"))[0]


def check(cut: Cut) -> None:
    """Raise ``FileChanged`` if the file is missing or does not have its recorded hash."""
    try:
        same = sha256_of_file(cut.file) == cut.sha256
    except OSError:
        same = False
    if not same:
        raise FileChanged(
            _("The file for data set %(number)s is missing, or it is not the one that was recorded.")
            % {"number": cut.number},
            rule="F23",
        )


def meta(cut: Cut) -> dict[str, Any]:
    found = next(lines_of(cut.file))["meta"]
    return found | {"questions": [LATER_OF_QUESTIONS | each for each in found["questions"]]}


def rows(cut: Cut) -> Iterator[dict]:
    lines = lines_of(cut.file)
    next(lines)
    for line in lines:
        yield line if "files" in line else LATER | line


def places(cut: Cut) -> Iterator[tuple[int, dict]]:
    """Yield each row with the byte offset of its line, for random access."""
    with _raw(cut.file) as file:
        place = len(file.readline())
        for line in file:
            yield place, _row(line)
            place += len(line)


def rows_at(cut: Cut, wanted: Iterable[int]) -> Iterator[dict]:
    """Yield the rows at these byte offsets, as given by ``places``."""
    with _raw(cut.file) as file:
        for place in wanted:
            file.seek(place)
            yield _row(file.readline())


def _row(line: bytes) -> dict:
    row = _decode(line.decode("utf-8", "surrogatepass"))[0]
    return row if "files" in row else LATER | row
