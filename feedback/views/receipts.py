"""What became of my input: found by code, shown on the line, with the choices that are left."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from allauth.core.internal import ratelimit

from cms import clock
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.onetime import normalise_code, receipt_code
from cms.views.public import public_post, too_many
from feedback import access, services
from feedback.forms.receipts import FindReceiptForm, ReceiptChoiceForm
from feedback.lines import receipt_line
from feedback.models import Submission, SubmissionSeal, SubmissionText
from feedback.reading import own_words

FRESH_SECONDS = 15 * 60


class SeeOther(HttpResponseRedirect):
    status_code = 303


@public_post(action="receipt")
def find(request: HttpRequest) -> HttpResponse:
    """Type a code. The field on the home page comes in by address, the one here by POST."""
    typed = request.POST if request.method == "POST" else (request.GET if "code" in request.GET else None)
    form = FindReceiptForm(typed)
    if typed is not None and form.is_valid():
        return SeeOther(reverse("feedback:receipt", args=[form.cleaned_data["code"]]))
    status = 422 if form.is_bound else 200
    context = {"form": form, "crumbs": [(_("Receipts"), "")]}
    response = render(request, "feedback/receipts.html", context, status=status)
    add_never_cache_headers(response)
    return response


@public_post(action="receipt")
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    if request.method != "POST" and not _may_look(request):
        return too_many(request)
    submission = access.get_submission_by_code(code)
    here = reverse("feedback:receipt", args=[normalise_code(code)])
    refusal = None
    if request.method == "POST":
        form = ReceiptChoiceForm(request.POST)
        if form.is_valid():
            try:
                _carry_out(form.cleaned_data["choice"], submission)
                return SeeOther(here)
            except RuleBroken as error:
                refusal = error
        else:
            refusal = RuleBroken(
                " ".join(str(words) for words in form.non_field_errors()) or _("Please send it once more.")
            )
    response = render(
        request, "feedback/receipt.html", _context(submission, refusal), status=422 if refusal else 200
    )
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _may_look(request: HttpRequest) -> bool:
    """Reading is limited too: a code is a key, and keys are guessed by reading."""
    return bool(ratelimit.consume(request, app="allauth.account", action="receipt", limit_get=True))


def _carry_out(choice: str, submission: Submission) -> None:
    if choice == "withdraw":
        services.withdraw(submission=submission, actor=None)
    else:
        services.set_quote_consent(submission=submission, may_quote=choice == "quote_yes", actor=None)


def _context(submission: Submission, refusal: RuleBroken | None) -> dict:
    texts = list(submission.texts.order_by("pk"))
    code = receipt_code(submission.key)
    last = max((each.pk for each in texts), default=0)
    return {
        "submission": submission,
        "code": code,
        "is_fresh": (clock.now() - submission.submitted_at).total_seconds() < FRESH_SECONDS,
        "is_withdrawn": submission.state == Submission.State.WITHDRAWN,
        "is_hidden": submission.state == Submission.State.HIDDEN,
        "hidden_for": _hidden_for(submission),
        "words": own_words(submission, texts),
        "line": receipt_line(submission),
        "sealed": bool(last) and SubmissionSeal.objects.filter(from_id__lte=last, to_id__gte=last).exists(),
        "hashes": [each.sha256 for each in texts if each.role == SubmissionText.Role.ORIGINAL],
        "choice": ReceiptChoiceForm(auto_id=False),
        "refusal": refusal,
        "crumbs": [(_("Receipts"), address("receipts/")), (code, "")],
    }


def _hidden_for(submission: Submission) -> str:
    if submission.state != Submission.State.HIDDEN:
        return ""
    act = submission.moderation.filter(act="hide").first()
    return act.get_reason_display() if act else ""
