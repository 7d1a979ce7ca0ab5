"""Desk views for agreements and parties: status, signing date, documents."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards.access import DECISION_ROLES, DESK_ROLES
from boards.agreements import access, selectors
from boards.agreements.forms import (
    DocumentForm,
    RemoveForm,
    SignatureForm,
    agreement_step_form,
    party_step_form,
)
from boards.agreements.services import (
    add_agreement_document,
    change_agreement_status,
    change_party_status,
    record_signature,
    remove_agreement_document,
)
from boards.desk_form import answer
from boards.models import Agreement, Party
from cms.access import has_role, role_required
from cms.i18n.fields import text

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
team = role_required(*DESK_ROLES)


@require_safe
@team
def listing(request: HttpRequest) -> HttpResponse:
    context = {
        "agreements": Agreement.objects.order_by("announced_on", "pk"),
        "parties": Party.objects.select_related("seat__body"),
    }
    return render(request, "boards/agreements/desk_list.html", context)


@require_safe
@team
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_agreement(request.user, pk)
    may_remove = has_role(request.user, *DECISION_ROLES)
    context = selectors.one_agreement(selectors.status_changes_of(found)) | {"may_remove": may_remove}
    return render(request, "boards/agreements/desk_one.html", context)


@read_or_send
@team
def step(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_agreement(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        change_agreement_status(actor=request.user, agreement=found, **facts)
        return _("The step is recorded.")

    form = agreement_step_form(_data(request), found)
    return _answer(request, form, act, found, heading=_("Record a step"), button=_("Record the step"))


@read_or_send
@team
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_agreement(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        record_signature(actor=request.user, agreement=found, **facts)
        return _("It is recorded.")

    form = SignatureForm(_data(request), agreement=found)
    heading = _("Record a party and its day")
    return _answer(request, form, act, found, heading=heading, button=_("Record it"))


@read_or_send
@team
def add_document(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_agreement(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        add_agreement_document(actor=request.user, agreement=found, **facts)
        return _("The document is kept, with its fingerprint.")

    form = DocumentForm(_data(request), request.FILES or None)
    return _answer(request, form, act, found, heading=_("Add a document"), button=_("Add the document"))


@read_or_send
@role_required(*DECISION_ROLES)
def remove_document(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = access.get_desk_agreement(request.user, pk)
    document = access.get_desk_document(request.user, found, number)

    def act(facts: dict[str, Any]) -> str:
        remove_agreement_document(actor=request.user, document=document, **facts)
        return _("The file is removed. The record says who, when and why.")

    heading = _("Remove a document: %(title)s") % {"title": document}
    return _answer(request, RemoveForm(_data(request)), act, found, heading=heading, button=_("Remove it"))


@read_or_send
@team
def party_step(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_desk_party(request.user, slug)

    def act(facts: dict[str, Any]) -> str:
        change_party_status(actor=request.user, party=found, **facts)
        return _("The step is recorded.")

    form = party_step_form(_data(request), found)
    words = {
        "heading": _("Record a step: %(party)s") % {"party": text(found.name)},
        "button": _("Record the step"),
    }
    return answer(request, form, act, back_url=reverse("boards:desk_agreements"), **words)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _answer(
    request: HttpRequest, form: Form, act: Callable[..., Any], found: Agreement, *, heading: str, button: str
) -> HttpResponse:
    back = reverse("boards:desk_agreement", args=[found.pk])
    words = {"heading": f"{text(found.title)}: {heading}", "button": button}
    return answer(request, form, act, back_url=back, **words)
