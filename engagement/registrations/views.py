"""Register, read the receipt, change or cancel. No account, no cookie, no required field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from cms.web.one_time_keys import code_in_use, normalise_code
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from engagement import access
from engagement.addresses import receipt_path
from engagement.calendar_links import calendar_links
from engagement.choices import Mode
from engagement.exceptions import NotPossibleNow, RegistrationClosed
from engagement.models import Conversation, Registration
from engagement.registrations import board_membership, services
from engagement.registrations.changes import answers_of, change_registration
from engagement.registrations.forms import ChangeForm, GiveBackForm, RegistrationForm
from engagement.registrations.qr_codes import square
from engagement.registrations.services import cancel_registration


@public_post
def register(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_public_conversation(slug)
    board = board_membership.body_of(request.user)
    if request.method != "POST":
        return _form(request, found, RegistrationForm(conversation=found, board=board))
    form = RegistrationForm(request.POST, conversation=found, board=board)
    if not form.is_valid():
        return _form(request, found, form, status=422)
    try:
        made = services.register(
            conversation=found, nonce=form.nonce, site_language=get_language() or "en", **form.answers()
        )
    except RuleBroken as error:
        status = 409 if isinstance(error, RegistrationClosed) else 422
        return _form(request, found, form, refusal=error, status=status)
    return SeeOther(receipt_path(code_in_use(made.nonce, made.receipt_digest)))


def _form(
    request: HttpRequest, found: Conversation, form: RegistrationForm, *, status: int = 200, refusal=None
):
    context = {"conversation": found, "form": form, "refusal": refusal, "crumbs": _crumbs(found)}
    return _private(render(request, "engagement/registrations/register.html", context, status=status))


@public_post(action="receipt")
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The state of a registration, its QR code, and the button that cancels it."""
    found = access.get_registration_by_code(code)
    form = GiveBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        cancel_registration(registration=found, actor=None, reason="canceled with the receipt")
        return SeeOther(receipt_path(normalise_code(code)))
    status = 422 if form.is_bound else 200
    return _private(
        render(
            request,
            "engagement/registrations/receipt.html",
            _receipt_context(found, code, form),
            status=status,
        )
    )


@public_post(action="receipt")
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change the answers; open to the holder of the receipt."""
    found = access.get_registration_by_code(code)
    if request.method != "POST":
        start = answers_of(found) | {"seen": found.fingerprint}
        return _change_form(request, found, code, ChangeForm(initial=start, registration=found))
    form = ChangeForm(request.POST, registration=found)
    if not form.is_valid():
        return _change_form(request, found, code, form, status=422)
    try:
        change_registration(
            registration=found,
            seen=form.cleaned_data["seen"],
            taken_back=form.taken_back(),
            **form.answers(),
        )
    except RuleBroken as error:
        status = 409 if isinstance(error, RegistrationClosed | NotPossibleNow) else 422
        return _change_form(request, found, code, form, refusal=error, status=status)
    return SeeOther(receipt_path(normalise_code(code)))


def _change_form(
    request: HttpRequest, found: Registration, code: str, form: ChangeForm, *, status: int = 200, refusal=None
):
    context = {
        "registration": found,
        "conversation": found.conversation,
        "code": normalise_code(code),
        "form": form,
        "refusal": refusal,
        "crumbs": [
            *_crumbs(found.conversation),
            (_("Your registration"), receipt_path(normalise_code(code))),
        ],
    }
    return _private(render(request, "engagement/registrations/change.html", context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _receipt_context(found: Registration, code: str, form: GiveBackForm) -> dict:
    place = None
    if found.waits_for:
        ahead = Registration.objects.queue(found.conversation_id, found.waits_for)
        place = ahead.filter(waiting_number__lte=found.waiting_number).count()
    code = normalise_code(code)
    return {
        "registration": found,
        "conversation": found.conversation,
        "code": code,
        "square": square(code) if _comes_to_the_door(found) else None,
        "need": getattr(found, "accommodation", None),
        "calendar": None if found.is_cancelled else calendar_links(found.conversation, found.mode),
        "place": place,
        "form": form,
        "crumbs": _crumbs(found.conversation),
    }


def _comes_to_the_door(found: Registration) -> bool:
    return not found.is_cancelled and found.conversation.phase.is_open and found.mode != Mode.ONLINE


def _crumbs(found: Conversation) -> list[tuple[str, str]]:
    return [(_("Conversations"), address("conversations/")), (text(found.name), found.get_absolute_url())]
