"""Public calls, application form and receipt. No account, no cookie: the code is the key (C2C-09)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.appointments.applications import (
    apply_for_seat,
    change_application,
    find_application,
    is_held,
    known_digests,
    withdraw_application,
)
from boards.appointments.emails import receipt_path
from boards.appointments.fields import notice
from boards.appointments.forms.public import ApplicationForm, WithdrawForm, initial_of
from boards.appointments.selectors import outcome_of, phases, public_calls, seats_sought
from boards.models import Application, ApplicationCall
from boards.models.applications import LIVE_STATES
from cms import clock
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.web.one_time_keys import normalise_code
from cms.web.paging import page_of
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from feedback.exceptions import KeyUsedTwice
from feedback.receipts.forms import FindReceiptForm
from feedback.receipts.lookup import did_you_mean
from feedback.receipts.private_pages import private

FRESH_SECONDS = 15 * 60


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    page = page_of(request, public_calls())
    shown = [{"call": row, "phases": phases(row), "is_open": row.is_open()} for row in page]
    context = {
        "open": [row for row in shown if row["is_open"]],
        "other": [row for row in shown if not row["is_open"]],
        "page_obj": page,
        "crumbs": [(_("Serve on a board"), "")],
    }
    return render(request, "boards/appointments/calls.html", context)


@require_safe
def call(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_public_call(slug)
    context = {
        "call": found,
        "phases": phases(found),
        "is_open": found.is_open(),
        "seats": seats_sought(found),
        "crumbs": _crumbs((str(found), "")),
    }
    return render(request, "boards/appointments/call.html", context)


@public_post
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_public_call(slug)
    if not found.is_open():
        return _form_page(request, found, None)
    form = ApplicationForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _form_page(request, found, form)
    if form.is_valid():
        try:
            made = apply_for_seat(call=found, nonce=form.nonce, offer=form.offer)
        except RuleBroken as error:
            return _refused(request, found, form, error)
        return SeeOther(receipt_path(made))
    return _form_page(request, found, form, status=422)


@public_post(action="receipt")
def find(request: HttpRequest) -> HttpResponse:
    """Look up an application by its receipt code."""
    form = FindReceiptForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return SeeOther(reverse("boards:application_receipt", args=[form.cleaned_data["code"]]))
    typed = form["code"].value() if form.is_bound else ""
    offered = [(code, _own_page(code)) for code in did_you_mean(request, typed or "", known_digests)]
    context = {"form": form, "offered": offered, "crumbs": _crumbs((_("Your application"), ""))}
    status = 422 if form.is_bound else 200
    return private(render(request, "boards/appointments/find.html", context, status=status))


@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show the answers, the status and the outcome."""
    return _receipt_page(request, _by_code(code), code)


@public_post
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Edit the submitted form until the call closes."""
    found = _by_code(code)
    if not (found.call.is_open() and found.state in LIVE_STATES):
        return _form_page(request, found.call, None, application=found, code=code)
    form = ApplicationForm(request.POST if request.method == "POST" else None, initial=initial_of(found))
    if not form.is_bound:
        return _form_page(request, found.call, form, application=found, code=code)
    if form.is_valid():
        try:
            change_application(application=found, offer=form.offer)
        except RuleBroken as error:
            return _refused(request, found.call, form, error, application=found, code=code)
        return SeeOther(_own_page(code))
    return _form_page(request, found.call, form, application=found, code=code, status=422)


@public_post
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm, then withdraw."""
    found = _by_code(code)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        context = {
            "application": found,
            "code": normalise_code(code),
            "form": form,
            "is_kept": is_held(found),
            "crumbs": _crumbs(),
        }
        status = 422 if form.is_bound else 200
        return private(render(request, "boards/appointments/withdraw.html", context, status=status))
    try:
        withdraw_application(application=found)
    except RuleBroken as error:
        return _receipt_page(request, found, code, refusal=error)
    return SeeOther(_own_page(code))


def _own_page(code: str) -> str:
    return reverse("boards:application_receipt", args=[normalise_code(code)])


def _by_code(code: str) -> Application:
    found = find_application(code) if normalise_code(code) else None
    if found is None:
        raise Http404
    return found


def _receipt_page(
    request: HttpRequest, found: Application, code: str, *, refusal: RuleBroken | None = None
) -> HttpResponse:
    context = {
        "application": found,
        "code": normalise_code(code),
        "sentence": outcome_of(found),
        "phases": phases(found.call),
        "may_change": found.call.is_open() and found.is_live,
        "is_fresh": (clock.now() - found.submitted_at).total_seconds() < FRESH_SECONDS,
        "appointed": getattr(found, "appointed", None),
        "refusal": refusal,
        "crumbs": _crumbs((_("Your application"), "")),
    }
    status = 422 if refusal else 200
    return private(render(request, "boards/appointments/receipt.html", context, status=status))


def _refused(
    request: HttpRequest, call: ApplicationCall, form: ApplicationForm, error: RuleBroken, **more: Any
) -> HttpResponse:
    """Show a service error beside its field, if it names one."""
    form.renew_key()
    refusal = error
    if name := error.facts.get("field"):
        form.add_error(name, str(error))
        refusal = None
    status = 409 if isinstance(error, KeyUsedTwice) else 422
    return _form_page(request, call, form, refusal=refusal, status=status, **more)


def _form_page(
    request: HttpRequest,
    call: ApplicationCall,
    form: ApplicationForm | None,
    *,
    application: Application | None = None,
    code: str = "",
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "call": call,
        "form": form,
        "application": application,
        "code": normalise_code(code),
        "refusal": refusal,
        "notice": notice(),
        "crumbs": _crumbs((str(call), call.get_absolute_url()), (_("Apply"), "")),
    }
    return private(render(request, "boards/appointments/form.html", context, status=status))


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Serve on a board"), address("applications/")), *more]
