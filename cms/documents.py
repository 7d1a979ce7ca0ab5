"""Print a template as a tagged PDF with the site's fonts, and draw a page of a PDF as a picture.

WeasyPrint is slow to load and fails without Pango, so it is imported on use.
"""

import io
import threading
from pathlib import Path
from typing import Any

from django.conf import settings

import pypdfium2 as pdfium

FONT_FILES = settings.BASE_DIR / "cms/static/cms/fonts"
FONT_STYLES = Path(__file__).parent / "document_fonts.css"
PDFIUM = threading.Lock()  # PDFium is not safe for threads


class NoPdf(Exception):
    """A part of the system that makes PDFs is missing."""


def writer() -> Any:
    """The module that lays out PDFs. Raises NoPdf if it cannot be loaded."""
    try:
        import weasyprint
        import weasyprint.text.fonts
    except (ImportError, OSError) as error:
        raise NoPdf from error
    return weasyprint


def pdf_of(html: str, styles_of_page: str) -> bytes:
    """The PDF/UA file of one document. It loads nothing from elsewhere; pictures in it are data."""
    made = writer()
    fonts = made.text.fonts.FontConfiguration()
    document = made.HTML(string=html, base_url=settings.SITE_URL, url_fetcher=only("data"))
    content: bytes = document.write_pdf(
        stylesheets=[styles(styles_of_page, fonts)], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return content


def picture_of(pdf: bytes, *, width: int) -> bytes:
    """The first page as PNG, ``width`` pixels wide."""
    with PDFIUM:
        document = pdfium.PdfDocument(pdf)
        try:
            page = document[0]
            content = io.BytesIO()
            page.render(scale=width / page.get_size()[0]).to_pil().save(content, "PNG")
            return content.getvalue()
        finally:
            document.close()


def styles(text: str, fonts: Any) -> Any:
    """A style sheet with the site's fonts before it."""
    return writer().CSS(
        string=FONT_STYLES.read_text(encoding="utf-8") + text,
        base_url=FONT_FILES.as_uri() + "/",
        url_fetcher=only("file"),
        font_config=fonts,
    )


def only(*protocols: str) -> Any:
    """Block network access: addresses of these protocols only."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=protocols)
