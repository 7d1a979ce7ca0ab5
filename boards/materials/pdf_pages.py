"""Pages of an uploaded PDF as pictures, each with its text for those who do not see it (WCAG 1.1.1)."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium

from boards.models import MaterialVersion
from cms.cleaning import clean_text
from cms.documents import PDFIUM

logger = logging.getLogger(__name__)
PDF = "application/pdf"
WIDTH = 1000  # pixels: sharp on a phone, and readable when it is enlarged
TALLEST = 4000
QUALITY = 65  # JPEG: WebP is a third smaller and takes twenty times as long


def page_count(version: MaterialVersion) -> int:
    """Pages that can be shown one by one; none of other files, nor of a PDF that cannot be read."""
    return (version.pages or 0) if version.content_type == PDF and version.file else 0


def page_picture(version: MaterialVersion, number: int) -> bytes:
    """Page ``number``, counted from 1, as JPEG. LookupError if there is no such page."""
    with _opened(version) as document:
        if not 1 <= number <= len(document):
            raise LookupError(number)
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1), TALLEST / max(height, 1))
        content = io.BytesIO()
        page.render(scale=scale).to_pil().save(content, "JPEG", quality=QUALITY)
        return content.getvalue()


def page_texts(version: MaterialVersion) -> list[str]:
    """Text of each page; empty for a page that is only a picture, such as a scan, or that cannot be read."""
    with _opened(version) as document:
        return [text_of_page(document, place) for place in range(len(document))]


def page_text(version: MaterialVersion, number: int) -> str:
    """Text of page ``number``, counted from 1."""
    with _opened(version) as document:
        return text_of_page(document, number - 1)


def text_of_page(document: pdfium.PdfDocument, place: int) -> str:
    try:
        return clean_text(document[place].get_textpage().get_text_bounded()).strip()
    except pdfium.PdfiumError:
        return ""


@contextmanager
def _opened(version: MaterialVersion) -> Iterator[pdfium.PdfDocument]:
    """LookupError if PDFium cannot read the file: the page then offers the file itself."""
    with version.file.open("rb") as file:
        content = file.read()
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            logger.warning("version %s is not readable page by page: %s", version.pk, error)
            raise LookupError(version.pk) from error
        try:
            yield document
        except pdfium.PdfiumError as error:
            raise LookupError(version.pk) from error
        finally:
            document.close()
