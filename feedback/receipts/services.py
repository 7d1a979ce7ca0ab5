"""Services to save a receipt to an account, to remove it again, and to email it once."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.exceptions import RuleBroken
from cms.users.models import User
from cms.web import limits
from cms.web.one_time_keys import receipt_digest
from feedback.models import SavedReceipt, Submission
from feedback.receipts import emails

DAY = 24 * 60 * 60
EMAILS_A_DAY = 3  # of one receipt: nobody is written to again and again


def keep_receipt(*, user: User, submission: Submission) -> SavedReceipt:
    kept, _made = SavedReceipt.objects.get_or_create(user=user, submission=submission)
    return kept


def remove_saved_receipt(*, kept: SavedReceipt) -> None:
    kept.delete()


@transaction.atomic
def email_receipt(*, code: str, to: str, nonce: str) -> None:
    """Email a receipt to an address that is not kept. A form sent twice sends one email (F07).

    Raises RuleBroken if this receipt was emailed three times within a day.
    """
    if not limits.hit(f"receipt email form:{nonce}", amount=1, seconds=DAY):
        return
    if not limits.hit(f"receipt email:{receipt_digest(code)}", amount=EMAILS_A_DAY, seconds=DAY):
        raise RuleBroken(
            _("This receipt was emailed three times today. Copy the code, or email it again tomorrow.")
        )
    emails.receipt_asked_for(code=code, to=to)
