"""Services to save a receipt to an account, and to remove it again."""

from cms.users.models import User
from feedback.models import SavedReceipt, Submission


def keep_receipt(*, user: User, submission: Submission) -> SavedReceipt:
    kept, _made = SavedReceipt.objects.get_or_create(user=user, submission=submission)
    return kept


def remove_saved_receipt(*, kept: SavedReceipt) -> None:
    kept.delete()
