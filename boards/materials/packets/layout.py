"""Render our own packet pages as tagged PDF, with placeholders for uploaded PDFs.

After each title page of an uploaded PDF comes one empty page that counts as all its pages. It is dropped from the
output, so page numbers and the table of contents are right once the PDF is inserted.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from boards.exceptions import PacketNotPossible
from boards.materials.packets.contents import PacketContents

STYLES = Path(__file__).parent / "packet.css"
FONTS = settings.BASE_DIR / "cms/static/cms/fonts"
GAP = "gap"


def pages_of(contents: PacketContents, language: str) -> tuple[bytes, dict[int, int]]:
    """Return the PDF of our pages, and for each uploaded PDF the number of pages before it."""
    writer = _writer()
    fonts = writer.text.fonts.FontConfiguration()
    html = render_to_string("boards/materials/packet_pdf.html", _context(contents, language))
    document = writer.HTML(string=html, base_url=settings.SITE_URL, url_fetcher=_only()).render(
        stylesheets=[_styles(contents, writer, fonts)], font_config=fonts
    )
    kept: list[Any] = []
    places: dict[int, int] = {}
    for page in document.pages:
        name = page._page_box.page_type.name
        if name.startswith(GAP):
            places[int(name.removeprefix(GAP))] = len(kept)
        else:
            kept.append(page)
    return document.copy(kept).write_pdf(pdf_variant="pdf/ua-1"), places


def _writer() -> Any:
    """Import WeasyPrint on use: it is slow to load, and fails without Pango."""
    try:
        import weasyprint
        import weasyprint.text.fonts
    except (ImportError, OSError) as error:
        raise PacketNotPossible(
            _("PDF is not available here: a part of the system is missing. The packet can be read as a page.")
        ) from error
    return weasyprint


def _context(contents: PacketContents, language: str) -> dict[str, Any]:
    return {
        "packet": contents,
        "meeting": contents.meeting,
        "agenda": contents.agenda,
        "posting": contents.posting,
        "language": language,
        "site_url": settings.SITE_URL,
    }


def _gap_styles(contents: PacketContents) -> str:
    rule = "@page gap%d { counter-increment: page %d } .gap%d { page: gap%d }\n"
    return "".join(
        rule % (each.place, each.version.pages or 1, each.place, each.place) for each in contents.attached
    )


def _styles(contents: PacketContents, writer: Any, fonts: Any) -> Any:
    words = STYLES.read_text(encoding="utf-8") + _gap_styles(contents)
    return writer.CSS(
        string=words, base_url=FONTS.as_uri() + "/", url_fetcher=_only("file"), font_config=fonts
    )


def _only(*protocols: str) -> Any:
    """Block network access; the style sheet may load the site's own fonts."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=protocols)
