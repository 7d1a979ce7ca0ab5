"""The page of a receipt, which several views answer with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms import clock
from cms.chain import Stop
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.mail import text_messages
from cms.web.one_time_keys import normalise_code
from feedback.models import Submission, SubmissionText
from feedback.receipts.chain import reached_by, receipt_line
from feedback.receipts.forms import ReceiptChoiceForm, ReceiptEmailForm, ReceiptTextForm, SendForm
from feedback.receipts.presenters import editing, own_texts, square
from feedback.receipts.private_pages import private
from feedback.receipts.receipt_status import status_of
from feedback.submissions.commented_views import views_of
from feedback.submissions.public_form.presenters import local_name
from feedback.submissions.services import is_held
from feedback.submissions.text_seals import is_sealed

FRESH_SECONDS = 15 * 60


def receipt_page(
    request: HttpRequest,
    submission: Submission,
    code: str,
    *,
    refusal: RuleBroken | None = None,
    bound: SendForm | None = None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    """``code`` is the one that opened it, and so the one that works."""
    context = _context(submission, normalise_code(code), refusal) | {
        "said": said,
        "email_form": _form(ReceiptEmailForm, bound),
        "text_form": _form(ReceiptTextForm, bound) if text_messages.is_offered() else None,
        "bound": bound,
    }
    response = render(request, "feedback/receipts/receipt.html", context, status=422 if refusal else status)
    return private(response)


def _form(form_class: type[SendForm], bound: SendForm | None) -> SendForm:
    return bound if isinstance(bound, form_class) else form_class(auto_id=form_class.ids)


def _context(submission: Submission, code: str, refusal: RuleBroken | None) -> dict[str, Any]:
    texts = list(submission.texts.current().order_by("pk"))
    last = max((each.pk for each in texts), default=0)
    said = (SubmissionText.Role.ORIGINAL, SubmissionText.Role.TRANSCRIPT)
    reached = reached_by([submission])[submission.pk]
    view = views_of([submission.pk]).get(submission.pk)
    line = receipt_line(submission, reached, view)
    is_gone = submission.state in (Submission.State.WITHDRAWN, Submission.State.HIDDEN)
    return {
        "submission": submission,
        "code": code,
        "square": square(code),
        "is_fresh": (clock.now() - submission.submitted_at).total_seconds() < FRESH_SECONDS,
        "is_withdrawn": submission.state == Submission.State.WITHDRAWN,
        "is_kept": submission.state == Submission.State.WITHDRAWN and is_held(submission),
        "is_hidden": submission.state == Submission.State.HIDDEN,
        "hidden_for": _hidden_for(submission),
        "words": own_texts(texts),
        "since": max((each.made_at for each in texts if each.role in said), default=submission.submitted_at),
        "files": list(submission.attachments.all()),
        "line": line,
        "view": view,
        "became": status_of(submission, reached),
        "has_line": not is_gone or line.current.stop != Stop.HEARD,
        "sealed": bool(last) and is_sealed(last),
        "choice": ReceiptChoiceForm(auto_id=False),
        "refusal": refusal,
        "local_name": local_name(submission.form),
        "crumbs": [(_("Receipts"), address("receipts/")), (code, "")],
    } | editing(submission)


def _hidden_for(submission: Submission) -> str:
    if submission.state != Submission.State.HIDDEN:
        return ""
    act = submission.moderation.filter(act="hide").first()
    return act.get_reason_display() if act else ""
