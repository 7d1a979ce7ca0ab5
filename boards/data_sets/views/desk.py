"""Desk views of data sets: create, receive a file, calculate, and decide by two people (C2C-13, S14)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards.access import DATA_ROLES
from boards.data_sets import access, decisions, services
from boards.data_sets.forms import DataSetForm, NewDataSetForm, ReceiveForm
from boards.data_sets.presenters import desk_edition_page, desk_list, desk_set_page
from boards.desk_form import answer
from boards.models import DataEdition, DataSet
from cms.access import Role, has_role, role_required
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from cms.powers.second_factor import fresh_second_factor_required
from feedback.releases.forms import DecisionForm, ProposalForm

analysts = role_required(*DATA_ROLES)
read_or_send = require_http_methods(["GET", "HEAD", "POST"])
State = DataEdition.State


@require_safe
@analysts
def listing(request: HttpRequest) -> HttpResponse:
    context = {"sets": desk_list(access.desk_sets(request.user))}
    return render(request, "boards/data_sets/desk_list.html", context)


@read_or_send
@analysts
def new(request: HttpRequest) -> HttpResponse:
    def act(facts: dict[str, Any]) -> str:
        services.create_data_set(actor=request.user, **facts)
        return _("Data set created. Receive its first file next.")

    form = NewDataSetForm(request.POST if request.method == "POST" else None)
    back = reverse("boards:desk_data_sets")
    return answer(
        request, form, act, back_url=back, heading=_("New data set"), button=_("Create the data set")
    )


@require_safe
@analysts
def data_set(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_desk_set(request.user, slug)
    return render(request, "boards/data_sets/desk_set.html", desk_set_page(found))


@read_or_send
@analysts
def change(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_desk_set(request.user, slug)

    def act(facts: dict[str, Any]) -> str:
        services.change_data_set(actor=request.user, data_set=found, **facts)
        return _("Saved. Editions already received keep their dictionary.")

    form = DataSetForm(request.POST if request.method == "POST" else None, data_set=found)
    words = {"heading": f"{text(found.title)}: {_('change')}", "button": _("Save")}
    return answer(request, form, act, back_url=reverse("boards:desk_data_set", args=[slug]), **words)


@read_or_send
@analysts
def receive(request: HttpRequest, slug: str) -> HttpResponse:
    """A refused file leaves nothing behind; its problems stand beside the field."""
    found = access.get_desk_set(request.user, slug)
    is_sent = request.method == "POST"
    form = ReceiveForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    refusal = None
    if is_sent and form.is_valid():
        try:
            edition = _received(request, found, form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Received and checked. What may leave is being calculated."))
            return redirect("boards:desk_data_edition", slug, edition.number)
    context = {"form": form, "refusal": refusal, "data_set": found}
    status = 422 if is_sent else 200
    return render(request, "boards/data_sets/desk_receive.html", context, status=status)


def _received(request: HttpRequest, found: DataSet, facts: dict[str, Any]) -> DataEdition:
    file = facts["file"]
    edition = services.receive_file(
        actor=request.user, data_set=found, file=file, name=file.name, note=facts["note"]
    )
    services.start_calculation(actor=request.user, edition=edition)
    return edition


@read_or_send
@analysts
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the edition; a POST proposes it."""
    found = access.get_desk_edition(request.user, slug, number)

    def act(facts: dict[str, Any]) -> str:
        decisions.propose_edition(actor=request.user, edition=found, **facts)
        return _("Proposed. Nothing is released until a second person agrees.")

    form = ProposalForm(request.POST if request.method == "POST" else None)
    return _decided(request, found, form, act, "boards/data_sets/desk_edition.html")


@role_required(Role.PUBLISHER)
@fresh_second_factor_required
@read_or_send
def decide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The second person agrees or declines."""
    found = access.get_desk_edition(request.user, slug, number)

    def act(facts: dict[str, Any]) -> str:
        done = decisions.decide_edition(actor=request.user, edition=found, **facts)
        return _("Released.") if done.is_released else _("Declined.")

    form = DecisionForm(request.POST if request.method == "POST" else None)
    return _decided(request, found, form, act, "boards/data_sets/desk_decide.html")


@require_POST
@analysts
def withdraw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = access.get_desk_edition(request.user, slug, number)
    return _pressed(request, found, _("The proposal is withdrawn."), decisions.withdraw_proposal)


@require_POST
@analysts
def calculate(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = access.get_desk_edition(request.user, slug, number)
    return _pressed(request, found, _("The numbers are being calculated."), services.start_calculation)


def _pressed(request: HttpRequest, found: DataEdition, done: str, act: Callable) -> HttpResponse:
    """A button without a form."""
    try:
        act(actor=request.user, edition=found)
    except RuleBroken as error:
        context = _context(request, found) | {"form": ProposalForm(), "refusal": error}
        return render(request, "boards/data_sets/desk_edition.html", context, status=409)
    messages.success(request, done)
    return redirect("boards:desk_data_edition", found.data_set.slug, found.number)


def _decided(
    request: HttpRequest,
    found: DataEdition,
    form: ProposalForm | DecisionForm,
    act: Callable[[dict[str, Any]], str],
    template: str,
) -> HttpResponse:
    refusal = None
    if form.is_bound and form.is_valid():
        facts = form.facts() if isinstance(form, DecisionForm) else form.cleaned_data
        try:
            done = act(facts)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, done)
            return redirect("boards:desk_data_edition", found.data_set.slug, found.number)
    context = _context(request, found) | {"form": form, "refusal": refusal}
    return render(request, template, context, status=422 if form.errors else 409 if refusal else 200)


def _context(request: HttpRequest, found: DataEdition) -> dict[str, Any]:
    is_own = found.proposed_by_id == request.user.pk
    return desk_edition_page(found) | {
        "is_own": is_own,
        "may_decide": found.state == State.PROPOSED and not is_own and has_role(request.user, Role.PUBLISHER),
    }
