"""Linked records about people never belong here: what a file gives away of it, where that can be read (C2C-13).

Nothing is refused silently: whoever sends the file is told what was seen, and decides. PDF and pictures are not read.
"""

import re
import zipfile
import zlib
from typing import Any

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


def looks_like_people(file: Any, extension: str) -> int:
    """How many numbers, birth dates, addresses and the like stand in a file; few are no sign."""
    file.seek(0)
    words = _text(file, extension).decode("utf-8", "replace")
    file.seek(0)
    found = len(find_identifiers(words))
    return found if found >= MANY else 0


def _text(file: Any, extension: str) -> bytes:
    if extension in PLAIN:
        return file.read(MOST_READ)
    if extension in OFFICE:
        return _office_text(file, OFFICE[extension])
    return b""


def _office_text(file: Any, parts: tuple[str, ...]) -> bytes:
    """The text between the marks of its parts, as far as the limit goes; nothing is parsed, so nothing can unfold."""
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
    """What of a part can be read; a damaged or locked one says nothing."""
    try:
        with archive.open(name) as part:
            return part.read(most)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError):
        return b""
