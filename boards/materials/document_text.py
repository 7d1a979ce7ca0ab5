"""The text of a document, for search: PDF, Word, Excel, PowerPoint, plain text. Bounded, and never an error.

Uploads can be nothing else (``uploads.py``); pictures have no text. A file that cannot be read has none either.
"""

import io
import logging
import re
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import IO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import pypdfium2 as pdfium
from defusedxml import sax

from boards.materials.pdf_pages import PDF, text_of_page
from boards.materials.uploads import MOST_BYTES, TYPES
from boards.models import MaterialVersion
from cms.cleaning import clean_text
from cms.documents import PDFIUM

logger = logging.getLogger(__name__)
MOST_CHARACTERS = 200_000
MOST_PAGES = 300  # and parts of an Office file
MOST_UNPACKED = 40 * 1024 * 1024
CHUNK = 1 << 16
PARTS = {
    TYPES["docx"]: re.compile(r"word/(document|footnotes|endnotes)\.xml"),
    TYPES["pptx"]: re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml"),
    TYPES["xlsx"]: re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
}
UNREADABLE = (
    OSError, ValueError, LookupError, EOFError, MemoryError, RuntimeError, zipfile.BadZipFile, SAXException,
    pdfium.PdfiumError,
)  # fmt: skip


def document_text(version: MaterialVersion) -> str:
    """What the version says, at most ``MOST_CHARACTERS``; empty if it says nothing or cannot be read."""
    if version.body:
        return clean_text(version.body[:MOST_CHARACTERS])
    try:
        with closing(_parts(version)) as parts:
            return clean_text(_upto(MOST_CHARACTERS, parts))
    except UNREADABLE as error:
        logger.warning("the text of version %s cannot be read: %s", version.pk, type(error).__name__)
        return ""


def _upto(most: int, parts: Iterable[str]) -> str:
    found, left = [], most
    for part in parts:
        found.append(part[:left])
        left -= len(found[-1]) + 1
        if left <= 0:
            break
    return "\n".join(found)


def _parts(version: MaterialVersion) -> Generator[str]:
    with version.file.open("rb") as file:
        content = file.read(MOST_BYTES)
    if version.content_type == PDF:
        yield from _pdf(content)
    elif version.content_type in PARTS:
        yield from _office(content, PARTS[version.content_type])
    elif version.content_type.startswith("text/"):
        yield content.decode("utf-8-sig")


def _pdf(content: bytes) -> Iterator[str]:
    with PDFIUM:
        document = pdfium.PdfDocument(content)
        try:
            for place in range(min(len(document), MOST_PAGES)):
                yield text_of_page(document, place)
        finally:
            document.close()


def _office(content: bytes, wanted: re.Pattern[str]) -> Iterator[str]:
    """A size that a part does not have in truth is an error of ``zipfile``."""
    left = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [part for part in archive.infolist() if wanted.fullmatch(part.filename)]
        for part in sorted(parts, key=_in_order)[:MOST_PAGES]:
            left -= part.file_size
            if left < 0:
                return
            with archive.open(part) as file:
                yield from _lines(file)


def _in_order(part: zipfile.ZipInfo) -> tuple[str, int]:
    """Slide 2 before slide 10."""
    name = part.filename.removesuffix(".xml")
    start = name.rstrip("0123456789")
    return start, int(name.removeprefix(start) or 0)


def _lines(file: IO[bytes]) -> Iterator[str]:
    """Lines of one part, read as a stream: entities and external references are refused."""
    runs = _Runs()
    parser = sax.make_parser()
    parser.setContentHandler(runs)
    while chunk := file.read(CHUNK):
        parser.feed(chunk)
        yield from runs.take()
    parser.close()
    yield from runs.take()


class _Runs(ContentHandler):
    """In all three formats ``t`` is a run of text; a paragraph, a shared string or a row of a sheet ends a line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.line: list[str] = []
        self.is_text = False

    def take(self) -> list[str]:
        found, self.lines = self.lines, []
        return found

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self.is_text = name.rpartition(":")[2] == "t"

    def characters(self, content: str) -> None:
        if self.is_text:
            self.line.append(content)

    def endElement(self, name: str) -> None:
        self.is_text = False
        if name.rpartition(":")[2] in ("p", "si", "row") and self.line:
            self.lines.append("".join(self.line))
            self.line = []
