"""Draw an address as a QR code (ISO/IEC 18004)."""

import base64

from django.utils.html import format_html
from django.utils.safestring import SafeString

import segno

QUIET = 4  # light modules around, as readers need them


def qr_svg(address: str, label: str) -> SafeString:
    """One SVG with two paths: dark on a light ground in every color theme, without styles of its own."""
    side, marks = _drawing(address)
    return format_html(
        '<svg class="square-code" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path class="square-code__ground" fill="#fff" d="M0 0h{0}v{0}H0z"/>'
        '<path class="square-code__marks" fill="#000" d="{2}"/></svg>',
        side,
        label,
        marks,
    )


def qr_picture(address: str) -> str:
    """The same as the source of an image, for documents that load nothing from elsewhere."""
    side, marks = _drawing(address)
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{marks}"/></svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


def _drawing(address: str) -> tuple[int, str]:
    """The width in modules with the quiet zone, and the path of the dark ones."""
    matrix = segno.make_qr(address, error="m").matrix
    marks = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, modules in enumerate(matrix)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    return len(matrix) + 2 * QUIET, marks
