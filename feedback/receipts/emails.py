"""The message with a receipt, to an address or number that the site does not keep."""

from django.utils.translation import get_language

from cms.mail import outbox
from cms.mail.text_messages import address_of
from feedback.receipts.card import receipt_address

ABOUT = "receipt"  # its address is erased with its text: feedback/site/mail.py


def receipt_asked_for(*, code: str, to: str) -> None:
    """Queue the code and its link, and nothing of the comment. The message does not say which comment it is about."""
    _queue("feedback/emails/receipt", code, to)


def text_asked_for(*, code: str, number: str) -> None:
    """The same as a text message to a full number."""
    _queue("feedback/emails/receipt_text_message", code, address_of(number))


def _queue(template: str, code: str, to: str) -> None:
    context = {"code": code, "receipt_url": receipt_address(code)}
    outbox.queue(template, to=to, language=get_language() or "", context=context, about=(ABOUT, ""))
