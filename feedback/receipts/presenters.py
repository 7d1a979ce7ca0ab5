"""Present receipts: one comment, and a list of them."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.components.qr import qr_svg
from cms.web.one_time_keys import code_in_use
from feedback.exceptions import NotPossibleNow
from feedback.models import FeedbackFormPage, SavedReceipt, Submission, SubmissionText
from feedback.receipts.card import receipt_address
from feedback.receipts.chain import reached_by, receipt_lines
from feedback.receipts.edits import require_editable
from feedback.receipts.receipt_status import endings


def square(code: str) -> SafeString:
    """The address of a receipt as a QR code, to open it on another device."""
    return qr_svg(receipt_address(code), _("QR code with the address of this receipt."))


def saved_receipt_rows(kept: Iterable[SavedReceipt]) -> list[dict[str, Any]]:
    found = list(kept)
    comments = [each.submission for each in found]
    reached = reached_by(comments)
    lines, became = receipt_lines(comments, reached), endings(comments, reached)
    return [
        {
            "kept": each,
            "comment": each.submission,
            "code": code_in_use(each.submission.key, each.submission.receipt_digest),
            "line": lines[each.submission_id],
            "became": became[each.submission_id],
        }
        for each in found
    ]


def editing(submission: Submission) -> dict[str, Any]:
    """Whether the comment can be edited, and the reason if not. Comments without a public form page cannot."""
    if not FeedbackFormPage.objects.filter(form=submission.form_id, live=True).exists():
        return {"may_edit": False, "why_not": ""}
    try:
        require_editable(submission)
    except NotPossibleNow as error:
        return {"may_edit": False, "why_not": str(error)}
    return {"may_edit": True, "why_not": ""}


def own_texts(texts: list[SubmissionText]) -> list[dict[str, Any]]:
    """Return the person's own texts, each with its translations and their method."""
    shown = []
    for each in texts:
        if each.role in (SubmissionText.Role.ORIGINAL, SubmissionText.Role.TRANSCRIPT):
            others = [
                other
                for other in texts
                if other.role == SubmissionText.Role.TRANSLATION and other.question_key == each.question_key
            ]
            shown.append({"text": each, "translations": others})
    return shown
