"""Services to save a receipt to an account, to remove it again, and to email or text it once."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken
from cms.mail.text_messages import full_number
from cms.users.models import User
from cms.web import limits
from cms.web.one_time_keys import receipt_digest
from feedback.models import SavedReceipt, Submission
from feedback.receipts import emails

DAY = 24 * 60 * 60
MESSAGES_A_DAY = 3  # of one receipt: nobody is written to again and again


def keep_receipt(*, user: User, submission: Submission) -> SavedReceipt:
    kept, _made = SavedReceipt.objects.get_or_create(user=user, submission=submission)
    return kept


def remove_saved_receipt(*, kept: SavedReceipt) -> None:
    kept.delete()


@transaction.atomic
def email_receipt(*, code: str, to: str, nonce: str) -> None:
    """Email a receipt to an address that is not kept. Raises RuleBroken as ``_may_send`` does."""
    if _may_send(code, nonce):
        emails.receipt_asked_for(code=code, to=to)


@transaction.atomic
def text_receipt(*, code: str, to: str, nonce: str) -> None:
    """Text a receipt to a number that is not kept. Raises RuleBroken as ``_may_send`` does, ValueError without one."""
    if _may_send(code, nonce):
        emails.text_asked_for(code=code, number=full_number(to))


def _may_send(code: str, nonce: str) -> bool:
    """A form sent twice sends one message (F07). Raises RuleBroken if this receipt was sent three times in a day."""
    if not limits.hit(f"receipt form:{nonce}", amount=1, seconds=DAY):
        return False
    if not limits.hit(f"receipt sent:{receipt_digest(code)}", amount=MESSAGES_A_DAY, seconds=DAY):
        raise RuleBroken(
            _("This receipt was sent three times today. Copy the code, or send it again tomorrow.")
        )
    return True
