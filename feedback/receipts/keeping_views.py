"""Views to keep a receipt: as a picture, as a PDF, in one email or in one text message."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.exceptions import RuleBroken
from cms.mail import text_messages
from cms.web.errors import problem
from cms.web.one_time_keys import normalise_code
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from feedback import access
from feedback.receipts.card import Card, card_of, pdf_card, picture_card
from feedback.receipts.forms import ReceiptEmailForm, ReceiptTextForm, SendForm
from feedback.receipts.page import receipt_page
from feedback.receipts.private_pages import private
from feedback.receipts.services import email_receipt, text_receipt


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
    said = _(
        "We will email your receipt to %(address)s. If it does not arrive, check the address and send it again."
    )
    return _send(request, code, ReceiptEmailForm, email_receipt, said)


@public_post(action="receipt")
def text_message(request: HttpRequest, code: str) -> HttpResponse:
    """Not found where the site has no gateway for text messages."""
    if not text_messages.is_offered():
        raise Http404
    said = _(
        "We will text your receipt to %(address)s. If it does not arrive, check the number and send it again."
    )
    return _send(request, code, ReceiptTextForm, text_receipt, said)


def _send(
    request: HttpRequest, code: str, form_class: type[SendForm], send: Callable[..., None], said: str
) -> HttpResponse:
    """Send the receipt once. The answer names the address as typed, since it is stored nowhere else."""
    submission = access.get_submission_by_code(code)
    code = normalise_code(code)
    if request.method != "POST":
        return SeeOther(reverse("feedback:receipt", args=[code]))
    form = form_class(request.POST, auto_id=form_class.ids)
    if not form.is_valid():
        return receipt_page(request, submission, code, bound=form, status=422)
    try:
        send(code=code, to=form.cleaned_data["to"], nonce=form.nonce)
    except RuleBroken as error:
        form.renew_key()
        return receipt_page(request, submission, code, bound=form, refusal=error)
    return receipt_page(request, submission, code, said=said % {"address": form.cleaned_data["to"]})
