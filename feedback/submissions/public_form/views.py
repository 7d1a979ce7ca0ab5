"""Views for a feedback form at one address, from its frozen version. No account, cookie or session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from cms.cleaning import whole_number
from cms.web.one_time_keys import normalise_code
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from feedback import access
from feedback.exceptions import KeyUsedTwice
from feedback.forms.frozen_forms import frozen_version
from feedback.models import Form, Submission
from feedback.submissions.attachments.upload_limits import limit_uploads
from feedback.submissions.public_form.form_session import Filling
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.public_form.presenters import (
    NOTICE_TITLES,
    form_context,
    frozen_now,
    local_name,
)

__all__ = ["NOTICE_TITLES", "answer", "draft", "draft_saved"]


@public_post
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    limit_uploads(request)
    record = access.get_public_form(slug)
    frozen = frozen_now(record)
    filling = Filling(request, record, frozen, None)
    return filling.take() if request.method == "POST" else filling.show()


@public_post
def draft(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Resume a draft in the version of the form it was started with."""
    limit_uploads(request)
    record = access.get_public_form(slug)
    found = access.find_draft(code, record)
    if found is None:
        return _sent(request, record, access.get_submission_by_code(code), normalise_code(code))
    frozen = frozen_version(found.version_id, found.version.sha256)
    filling = Filling(request, record, frozen, found, _page(request) or found.page)
    return filling.take() if request.method == "POST" else filling.show()


def _page(request: HttpRequest) -> int | None:
    return whole_number(request.GET.get("page"))


def _sent(request: HttpRequest, record: Form, submission: Submission, code: str) -> HttpResponse:
    """Handle a submitted draft: a repeated click leads to the receipt; other content is shown with a link to edit."""
    receipt = reverse("feedback:receipt", args=[code])
    if request.method != "POST" or submission.form_id != record.pk:
        return SeeOther(receipt)
    frozen = frozen_version(submission.version_id, submission.version.sha256)
    filling = Filling(request, record, frozen, None, _page(request) or len(frozen.pages))
    form = filling.asked(request.POST)
    form.full_clean()
    if form.nonce and _is_unchanged(form, submission):
        return SeeOther(receipt)
    edit = reverse("feedback:receipt_edit", args=[code])
    words = _("This form was already sent, and that text is saved. What you see here was not sent.")
    refusal = KeyUsedTwice(words, rule="F07", ways=[(_("Change my comment"), edit)])
    return filling.show(form, refusal=refusal, status=409)


def _is_unchanged(form: AnswerForm, submission: Submission) -> bool:
    words = form.words()
    stored = set(submission.texts.values_list("question_key", "text"))
    return set(words.texts.items()) <= stored and all(
        submission.answers.get(key) == answer for key, answer in words.answers.items()
    )


@public_post
def draft_saved(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Show the code and expiry of a draft, and that nothing was submitted."""
    record = access.get_public_form(slug)
    found = access.find_draft(code, record)
    if found is None:
        return SeeOther(reverse("feedback:receipt", args=[code]))
    frozen = frozen_version(found.version_id, found.version.sha256)
    context = form_context(record, frozen, None) | {
        "draft": found,
        "code": normalise_code(code),
        "local_name": local_name(record),
    }
    response = render(request, "feedback/submissions/draft_saved.html", context)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
