"""A receipt to keep: its code, address and QR code on a card, as PDF and as picture. Nothing of the comment itself."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import documents
from cms.components.dates import plain_date
from cms.components.qr import qr_picture
from cms.exceptions import RuleBroken
from cms.site_cache import office
from cms.web.one_time_keys import normalise_code
from feedback import access
from feedback.models import Form

STYLES = Path(__file__).parent / "card.css"
PICTURE_WIDTH = 1200  # pixels: 200 for each inch of the card


@dataclass(frozen=True)
class Card:
    code: str
    form: Form
    sentence: str

    @property
    def address(self) -> str:
        return receipt_address(self.code)


def receipt_address(code: str) -> str:
    """The absolute address of a receipt, or of the draft that will become one, in the active language."""
    return settings.SITE_URL.rstrip("/") + reverse("feedback:receipt", args=[normalise_code(code)])


def card_of(code: str) -> Card:
    """The card of a sent comment or of a saved draft. Http404 for any other code."""
    code = normalise_code(code)
    try:
        comment = access.get_submission_by_code(code)
    except Http404:
        form = access.form_of_draft(code)
        if form is None or (draft := access.find_draft(code, form)) is None:
            raise
        words = _("The draft is saved until %(day)s. After that it is deleted.")
        return Card(code, form, words % {"day": plain_date(draft.expires_at)})
    received = _("Received %(day)s") % {"day": plain_date(comment.submitted_at)}
    return Card(code, comment.form, "" if comment.date_unknown else received)


def pdf_card(card: Card) -> bytes:
    """Raises RuleBroken where PDFs cannot be made; the code on the screen is enough to keep."""
    context = {
        "card": card,
        "qr": qr_picture(card.address),
        "office": office(),
        "site": settings.WAGTAIL_SITE_NAME,
        "language": get_language(),
    }
    html = render_to_string("feedback/receipts/card_pdf.html", context)
    try:
        return documents.pdf_of(html, STYLES.read_text(encoding="utf-8"))
    except documents.NoPdf as error:
        raise RuleBroken(
            _("Files cannot be created right now. Copy the code, or print this page.")
        ) from error


def picture_card(card: Card) -> bytes:
    """The same card as PNG."""
    return documents.picture_of(pdf_card(card), width=PICTURE_WIDTH)
