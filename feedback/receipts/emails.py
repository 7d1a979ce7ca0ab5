"""The email with a receipt, to an address that the site does not keep."""

from django.utils.translation import get_language

from cms.mail import outbox
from feedback.receipts.card import receipt_address

ABOUT = "receipt"  # its address is erased with its text: feedback/site/mail.py


def receipt_asked_for(*, code: str, to: str) -> None:
    """Queue the code and its link, and nothing of the comment. The message does not say which comment it is about."""
    context = {"code": code, "receipt_url": receipt_address(code)}
    outbox.queue(
        "feedback/emails/receipt", to=to, language=get_language() or "", context=context, about=(ABOUT, "")
    )
