"""Keep a receipt in an account, and take it out again."""

from typing import Any

from feedback.models import SavedReceipt, Submission


def keep_receipt(*, user: Any, submission: Submission) -> SavedReceipt:
    kept, _made = SavedReceipt.objects.get_or_create(user=user, submission=submission)
    return kept


def remove_saved_receipt(*, kept: SavedReceipt) -> None:
    kept.delete()
