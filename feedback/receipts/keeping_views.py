"""Views to keep a receipt: as a picture, as a PDF, or in one email."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.exceptions import RuleBroken
from cms.web.errors import problem
from cms.web.one_time_keys import normalise_code
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from feedback import access
from feedback.receipts.card import Card, card_of, pdf_card, picture_card
from feedback.receipts.forms import ReceiptEmailForm
from feedback.receipts.page import receipt_page
from feedback.receipts.private_pages import private
from feedback.receipts.services import email_receipt


@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    return _file(request, code, picture_card, "image/png", "png")


@require_safe
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    return _file(request, code, pdf_card, "application/pdf", "pdf")


def _file(
    request: HttpRequest, code: str, made: Callable[[Card], bytes], content_type: str, ending: str
) -> HttpResponse:
    card = card_of(code)
    try:
        response = HttpResponse(made(card), content_type=content_type)
    except RuleBroken as error:
        return private(problem(request, 404, str(error)))
    response["Content-Disposition"] = f'attachment; filename="{card.code}.{ending}"'
    return private(response)


@public_post(action="receipt")
def email(request: HttpRequest, code: str) -> HttpResponse:
    """Email the receipt once. The answer names the address as typed, since it is stored nowhere else."""
    submission = access.get_submission_by_code(code)
    code = normalise_code(code)
    if request.method != "POST":
        return SeeOther(reverse("feedback:receipt", args=[code]))
    form = ReceiptEmailForm(request.POST, auto_id="receipt-%s")
    if not form.is_valid():
        return receipt_page(request, submission, code, email_form=form, status=422)
    try:
        email_receipt(code=code, to=form.cleaned_data["email"], nonce=form.nonce)
    except RuleBroken as error:
        form.renew_key()
        return receipt_page(request, submission, code, email_form=form, refusal=error)
    said = _(
        "We will email your receipt to %(address)s. If it does not arrive, check the address and send it again."
    )
    return receipt_page(request, submission, code, said=said % {"address": form.cleaned_data["email"]})
