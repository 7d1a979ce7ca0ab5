"""Keep a receipt in an account, and take it out again."""

from cms.users.models import User
from feedback.models import KeptReceipt, Submission


def keep_receipt(*, user: User, submission: Submission) -> KeptReceipt:
    kept, _made = KeptReceipt.objects.get_or_create(user=user, submission=submission)
    return kept


def remove_kept(*, kept: KeptReceipt) -> None:
    kept.delete()
