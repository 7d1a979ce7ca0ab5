"""Views to find a comment by its receipt code, follow it, and edit or withdraw it."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.cleaning import clean_text
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.web.one_time_keys import normalise_code
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from feedback import access
from feedback.forms.frozen_forms import frozen_version
from feedback.models import Attachment, Submission
from feedback.receipts import edits
from feedback.receipts.forms import FindReceiptForm, ReceiptChoiceForm
from feedback.receipts.lookup import did_you_mean, known_digests
from feedback.receipts.page import receipt_page
from feedback.receipts.presenters import editing
from feedback.receipts.private_pages import private
from feedback.submissions.attachments.downloads import handed_on
from feedback.submissions.attachments.upload_limits import limit_uploads
from feedback.submissions.public_form.forms import AnswerForm, initial_of
from feedback.submissions.public_form.presenters import form_context
from feedback.submissions.public_form.upload_fields import files_to_drop, read_uploads, settle_files
from feedback.submissions.services import set_quote_consent, withdraw


@public_post(action="receipt")
def find(request: HttpRequest) -> HttpResponse:
    """Look up a code. The home page submits it by GET, the form here by POST."""
    typed = request.POST if request.method == "POST" else (request.GET if "code" in request.GET else None)
    form = FindReceiptForm(typed)
    if typed is not None and form.is_valid():
        return SeeOther(reverse("feedback:receipt", args=[form.cleaned_data["code"]]))
    return _find_page(request, form, status=422 if form.is_bound else 200)


def _find_page(request: HttpRequest, form: FindReceiptForm, *, status: int) -> HttpResponse:
    """With what was typed, and the codes that were perhaps meant."""
    typed = form["code"].value() if form.is_bound else ""
    offered = did_you_mean(request, typed or "", known_digests)
    context = {
        "form": form,
        "offered": [(code, reverse("feedback:receipt", args=[code])) for code in offered],
        "crumbs": [(_("Receipts"), "")],
    }
    response = render(request, "feedback/receipts/receipts.html", context, status=status)
    add_never_cache_headers(response)
    return response


@public_post(action="receipt")
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show a receipt. The code of a draft redirects to its form; any other leads to the field for codes."""
    try:
        submission = access.get_submission_by_code(code)
    except Http404:
        if (form := access.form_of_draft(code)) is None:
            return _not_found(request, code)
        return SeeOther(reverse("feedback:draft", args=[form.slug, normalise_code(code)]))
    if request.method != "POST":
        return receipt_page(request, submission, code)
    try:
        _carry_out(request, submission)
    except RuleBroken as error:
        return receipt_page(request, submission, code, refusal=error)
    return SeeOther(reverse("feedback:receipt", args=[normalise_code(code)]))


def _not_found(request: HttpRequest, code: str) -> HttpResponse:
    form = FindReceiptForm({"code": clean_text(code)})
    if form.is_valid():
        form.add_error("code", _("No comment has this code. Compare it with your receipt."))
    return _find_page(request, form, status=404)


def _carry_out(request: HttpRequest, submission: Submission) -> None:
    form = ReceiptChoiceForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(
            " ".join(str(words) for words in form.non_field_errors()) or _("Please send it again.")
        )
    choice = form.cleaned_data["choice"]
    if choice == "withdraw":
        withdraw(submission=submission, actor=None)
    else:
        set_quote_consent(submission=submission, may_quote=choice == "quote_yes", actor=None)


# Files ----------------------------------------------------------------------------------------------------


@require_safe
def own_file(request: HttpRequest, code: str, pk: UUID) -> HttpResponse | FileResponse:
    return handed_on(access.get_own_attachment(access.get_submission_by_code(code), pk))


# Editing --------------------------------------------------------------------------------------------------


@public_post(action="receipt")
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Edit a comment in the version of the form it answered, all pages at once."""
    limit_uploads(request)
    submission = access.get_submission_by_code(code)
    kept = list(submission.attachments.exclude(state=Attachment.State.REMOVED))
    form = _edit_form(request, submission, kept)
    if request.method != "POST":
        now = editing(submission)
        if not now["may_edit"]:
            return receipt_page(request, submission, code, refusal=RuleBroken(now["why_not"] or _no_form()))
        return _edit_page(request, submission, code, form, kept)
    form.full_clean()
    incoming = read_uploads(form, request)
    if form.errors:
        return _edit_page(request, submission, code, form, kept, status=422)
    try:
        if not editing(submission)["may_edit"]:
            edits.require_editable(submission)
            raise RuleBroken(_no_form())
        without = files_to_drop(form)
        edits.edit_texts(submission=submission, words=form.words(), incoming=incoming, without=without)
    except RuleBroken as error:
        form.renew_key()
        return _edit_page(request, submission, code, form, kept, refusal=error, status=409)
    return SeeOther(reverse("feedback:receipt", args=[normalise_code(code)]))


def _no_form() -> str:
    return _("This comment came in without a form. It cannot be changed here.")


def _edit_form(request: HttpRequest, submission: Submission, kept: list[Attachment]) -> AnswerForm:
    frozen = frozen_version(submission.version_id, submission.version.sha256)
    said_before = initial_of(frozen, edits.original_texts(submission))
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AnswerForm(frozen, submission.form.slug, *sent, initial=said_before)
    settle_files(form, kept)
    return form


def _edit_page(
    request: HttpRequest,
    submission: Submission,
    code: str,
    form: AnswerForm,
    kept: list[Attachment],
    *,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    code = normalise_code(code)
    context = form_context(submission.form, form.frozen, form) | {
        "submission": submission,
        "code": code,
        "action": reverse("feedback:receipt_edit", args=[code]),
        "kept_files": kept,
        "refusal": refusal,
        "crumbs": [
            (_("Receipts"), address("receipts/")),
            (code, reverse("feedback:receipt", args=[code])),
            (_("Change my comment"), ""),
        ],
    }
    return private(render(request, "feedback/receipts/receipt_edit.html", context, status=status))
