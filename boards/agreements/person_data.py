"""Detect records about people in an uploaded file, which must not be stored here (C2C-13).

A match is only a warning: the uploader sees it and decides. PDFs and images are not scanned.
"""

import re
import zipfile
import zlib
from typing import BinaryIO

from cms.pii.identifiers import find_identifiers

PLAIN = ("csv", "txt")
OFFICE = {
    "docx": ("word/document.xml",),
    "xlsx": ("xl/sharedStrings.xml", "xl/worksheets/"),
    "pptx": ("ppt/slides/",),
}
MOST_READ = 2_000_000
MANY = 3
_MARKUP = re.compile(rb"<[^>]*>")


def looks_like_people(file: BinaryIO, extension: str) -> int:
    """Count ID numbers, birth dates, addresses and the like in a file; returns 0 if there are only a few."""
    file.seek(0)
    words = _text(file, extension).decode("utf-8", "replace")
    file.seek(0)
    found = len(find_identifiers(words))
    return found if found >= MANY else 0


def _text(file: BinaryIO, extension: str) -> bytes:
    if extension in PLAIN:
        return file.read(MOST_READ)
    if extension in OFFICE:
        return _office_text(file, OFFICE[extension])
    return b""


def _office_text(file: BinaryIO, parts: tuple[str, ...]) -> bytes:
    """Extract the text between XML tags, up to the limit. Nothing is parsed, so entities cannot expand."""
    found: list[bytes] = []
    left = MOST_READ
    with zipfile.ZipFile(file) as archive:
        for name in sorted(archive.namelist()):
            if left > 0 and name.endswith(".xml") and name.startswith(parts):
                raw = _start_of(archive, name, left)
                left -= len(raw)
                found.append(_MARKUP.sub(b"\n", raw))
    return b"\n".join(found)


def _start_of(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Read the start of a ZIP part; returns nothing if it is damaged or encrypted."""
    try:
        with archive.open(name) as part:
            return part.read(most)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError):
        return b""
