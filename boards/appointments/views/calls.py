"""Desk views of a call: draft, publish, close scoring, place on an agenda, appoint, answer (C2C-07)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards import access
from boards.appointments import services
from boards.appointments.calls import (
    bring_short_list,
    close_scoring,
    log_packet_taken,
    publish_call,
    write_call,
)
from boards.appointments.forms.desk import AppointForm, BodyForm, BringForm, CallForm, initial_of_call
from boards.appointments.packet import packet_csv, public_rows
from boards.appointments.selectors import calls_with_counts, phases, reached, seats_sought, standing
from boards.appointments.services import answer_the_rest, has_voted, votes_on
from boards.appointments.vacancies import vacancies
from boards.desk_form import answer
from boards.models import ApplicationCall, Body
from cms import clock
from cms.access import has_role, role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import press

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.APPLICATION_ROLES)
def calls(request: HttpRequest) -> HttpResponse:
    rows = calls_with_counts()
    context = {
        "rows": [{"call": row, "phases": phases(row)} for row in rows],
        "bars": [{"label": str(row), "cell": row.all_of_them, "url": _url(row)} for row in rows],
        "bodies": [
            {"body": body, "vacancies": vacancies(body, clock.today())}
            for body in Body.objects.filter(kind="advisory")
        ],
        "reached": reached() if any(row.answered_at for row in rows) else [],
        "may_write": has_role(request.user, *access.APPOINT_ROLES),
    }
    return render(request, "boards/appointments/desk_calls.html", context)


@read_or_send
@role_required(*access.APPOINT_ROLES)
def new(request: HttpRequest) -> HttpResponse:
    """Choose the board first (``?body=``), then edit the call."""
    chosen = BodyForm(request.GET if "body" in request.GET else None)
    if not (chosen.is_bound and chosen.is_valid()):
        context = {"form": chosen, "heading": _("New call for applications")}
        return render(request, "boards/appointments/desk_body.html", context)
    return _write(request, chosen.cleaned_data["body"], None)


@read_or_send
@role_required(*access.APPOINT_ROLES)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_call(request.user, pk)
    if found.published_at:
        raise Http404
    return _write(request, found.body, found)


def _write(request: HttpRequest, body: Body, found: ApplicationCall | None) -> HttpResponse:
    initial = initial_of_call(found) if found else {"opens_on": clock.today()}
    form = CallForm(body, request.POST or None, call=found, initial=initial)

    def act(facts: dict[str, Any]) -> HttpResponse:
        made = write_call(actor=request.user, body=body, call=found, **facts)
        messages.success(request, _("Draft of the call saved."))
        return redirect(_url(made))

    heading = _("Call for applications: %(body)s") % {"body": body}
    return _taken(
        request,
        form,
        act,
        heading=heading,
        button=_("Save draft"),
        back=reverse("boards:desk_applications"),
    )


@require_safe
@role_required(*access.APPLICATION_ROLES)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_call(request.user, pk)
    rows = standing(found, request.user)
    states = [("received", _("Received")), ("shortlisted", _("On the short list"))]
    states += [("appointed", _("Appointed")), ("declined", _("Not chosen this time"))]
    counts = [
        {"label": label, "cell": sum(row.application.state == state for row in rows)}
        for state, label in states
    ]
    return render(
        request,
        "boards/appointments/desk_call.html",
        {
            "call": found,
            "phases": phases(found),
            "seats": seats_sought(found),
            "rows": rows,
            "counts": counts,
            "is_over": found.is_over(),
            "has_voted": has_voted(found),
            "may_appoint": has_role(request.user, *access.APPOINT_ROLES),
            "short": len(public_rows(found)),
            "unread": sum(row.own is None for row in rows),
        },
    )


@require_POST
@role_required(*access.APPOINT_ROLES)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_call(request.user, pk)

    def act() -> str:
        publish_call(actor=request.user, call=found)
        return _("The call is public.")

    return press(request, act, button=_("Publish the call"), back_url=_url(found))


@require_POST
@role_required(*access.APPOINT_ROLES)
def scored(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_call(request.user, pk)

    def act() -> str:
        close_scoring(actor=request.user, call=found)
        return _("Scoring closed.")

    return press(request, act, button=_("Close scoring"), back_url=_url(found))


@read_or_send
@role_required(*access.APPOINT_ROLES)
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Place the short list on a draft agenda, with its packet of public fields."""
    found = access.get_call(request.user, pk)
    form = BringForm(request.POST or None)

    def act(facts: dict[str, Any]) -> str:
        bring_short_list(actor=request.user, call=found, meeting=facts["meeting"])
        return _("The short list is on the draft agenda, with its packet.")

    hint = _(
        "This adds an action item and a page with name, organization and statement. Nothing else is included."
    )
    if not form.has_any:
        hint = _("The Governing Board has no draft agenda. Plan a meeting first.")
    texts = {
        "heading": _("Send the short list to the board"),
        "button": _("Add to the agenda"),
        "hint": hint,
    }
    return answer(request, form, act, back_url=_url(found), **texts)


@require_POST
@role_required(*access.APPOINT_ROLES)
def packet(request: HttpRequest, pk: int) -> HttpResponse:
    """Download the short list as CSV, public fields only. Each download is recorded."""
    found = access.get_call(request.user, pk)
    body = packet_csv(found)
    log_packet_taken(actor=request.user, call=found)
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@read_or_send
@role_required(*access.APPOINT_ROLES)
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill a seat by a passed vote."""
    found = access.get_call(request.user, pk)
    form = AppointForm(found, votes_on(found), request.POST or None)

    def act(facts: dict[str, Any]) -> str:
        made = services.appoint(actor=request.user, **facts)
        return _("Appointment of %(name)s recorded.") % {"name": made.appointment.person_name}

    hint = _(
        "We will email the person if they gave an email address. Their checklist opens on the day of the "
        "vote (Gov. Code §§ 11121.9, 11121.95)."
    )
    texts = {"heading": _("Appoint: %(call)s") % {"call": found}, "button": _("Record the appointment")}
    return answer(request, form, act, back_url=_url(found), hint=hint, **texts)


@require_POST
@role_required(*access.APPOINT_ROLES)
def answer_rest(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_call(request.user, pk)

    def act() -> str:
        count = answer_the_rest(actor=request.user, call=found)
        words = ngettext("%(count)s application answered.", "%(count)s applications answered.", count)
        return words % {"count": count}

    return press(request, act, button=_("Notify all other applicants"), back_url=_url(found))


def _taken(
    request: HttpRequest, form: Form, act: Callable[..., Any], *, heading: str, button: str, back: str
) -> HttpResponse:
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            return act(form.cleaned_data)
        except RuleBroken as error:
            if name := error.facts.get("field"):
                form.add_error(name, str(error))
            else:
                refusal = error
    context = {"form": form, "refusal": refusal, "heading": heading, "button": button, "back_url": back}
    return render(request, "boards/desk_form.html", context, status=422 if form.is_bound else 200)


def _url(found: ApplicationCall) -> str:
    return reverse("boards:desk_call", args=[found.pk])
