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
from cms import documents
from cms.proofs import kept_elsewhere

STYLES = Path(__file__).parent / "packet.css"
GAP = "gap"


def pages_of(contents: PacketContents, language: str) -> tuple[bytes, dict[int, int]]:
    """Return the PDF of our pages, and for each uploaded PDF the number of pages before it."""
    writer = _writer()
    fonts = writer.text.fonts.FontConfiguration()
    html = render_to_string("boards/materials/packet_pdf.html", _context(contents, language))
    document = writer.HTML(string=html, base_url=settings.SITE_URL, url_fetcher=documents.only()).render(
        stylesheets=[_styles(contents, fonts)], font_config=fonts
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
    try:
        return documents.writer()
    except documents.NoPdf as error:
        raise PacketNotPossible(
            _(
                "The PDF cannot be created here because part of the system is missing. You can read the "
                "packet as a web page."
            )
        ) from error


def _context(contents: PacketContents, language: str) -> dict[str, Any]:
    return {
        "packet": contents,
        "meeting": contents.meeting,
        "agenda": contents.agenda,
        "posting": contents.posting,
        "language": language,
        "site_url": settings.SITE_URL,
        "checkpoint": kept_elsewhere.latest_note(),
    }


def _gap_styles(contents: PacketContents) -> str:
    rule = "@page gap%d { counter-increment: page %d } .gap%d { page: gap%d }\n"
    return "".join(
        rule % (each.place, each.version.pages or 1, each.place, each.place) for each in contents.attached
    )


def _styles(contents: PacketContents, fonts: Any) -> Any:
    return documents.styles(STYLES.read_text(encoding="utf-8") + _gap_styles(contents), fonts)
