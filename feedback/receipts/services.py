"""Services to save a receipt to an account, and to remove it again."""

from typing import Any

from feedback.models import KeptReceipt, Submission


def keep_receipt(*, user: Any, submission: Submission) -> KeptReceipt:
    kept, _made = KeptReceipt.objects.get_or_create(user=user, submission=submission)
    return kept


def remove_kept(*, kept: KeptReceipt) -> None:
    kept.delete()
