"""The QR code on a receipt, which opens the check-in screen of that registration."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

import segno

from engagement.addresses import absolute

QUIET = 4  # light modules around, as readers need them


def door_address(code: str) -> str:
    """In the site's first language: the person who scans may read another language than the registrant."""
    with translation.override(settings.LANGUAGE_CODE):
        return absolute(reverse("engagement:desk_door_code", args=[code]))


def square(code: str) -> SafeString:
    """One SVG with two paths: dark on a light ground in every color theme, without styles of its own."""
    matrix = segno.make_qr(door_address(code), error="m").matrix
    side = len(matrix) + 2 * QUIET
    runs = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, modules in enumerate(matrix)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    return format_html(
        '<svg class="square-code" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path class="square-code__ground" fill="#fff" d="M0 0h{0}v{0}H0z"/>'
        '<path class="square-code__marks" fill="#000" d="{2}"/></svg>',
        side,
        _("Square code for the door. It contains the same code as printed next to it: %(code)s.")
        % {"code": code},
        runs,
    )
