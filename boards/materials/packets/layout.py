"""Our own pages of a packet: one pass of the PDF writer, tagged, with room for the uploaded PDFs (stack.md, packets).

After the page that announces an uploaded PDF stands one empty page that counts for all of its pages. It is left out
when the file is written, so that page numbers and the list of contents are right once the PDF is put in its place.
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
    """The PDF of our pages; and for each uploaded PDF, by its place, after how many of them it belongs."""
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
    """Loaded here: it takes long, and it fails where Pango is missing (stack.md P16)."""
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
    """Nothing is asked for over the network; the style sheet may read the site's own fonts."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=protocols)
