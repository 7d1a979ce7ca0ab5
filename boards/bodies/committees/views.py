"""Desk pages on which a committee, or its end, is proposed. The register has the page of the second person."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boards import access
from boards.bodies.committees.forms import CommitteeForm, DisbandForm
from boards.bodies.committees.rules import CREATE, DISBAND, refuse_end
from boards.models import Committee
from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from cms.models import PowerChange
from cms.powers.definitions import find_power
from cms.powers.forms import ProposalForm
from cms.powers.services import propose


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*access.SEAT_ROLES)
def create(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose a committee of this body."""
    parent = access.get_body(slug)
    if parent.parent_id:
        raise Http404
    form = CommitteeForm(request.POST if request.method == "POST" else None, parent=parent)
    values = asdict(form.charter) if form.is_valid() else {}
    return _answer(request, CREATE, form, values, about=str(parent), label=text(values.get("name")))


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*access.SEAT_ROLES)
def disband(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose the end of this committee."""
    rows = Committee.objects.filter(body__slug=slug, disbanded_by=None)
    committee = rows.select_related("body__parent").first()
    if committee is None or committee.body.parent is None:
        raise Http404
    form = DisbandForm(
        request.POST if request.method == "POST" else None, instance=committee, parent=committee.body.parent
    )
    is_valid = form.is_valid()
    committee.refresh_from_db(fields=["disbanded_by"])
    values: dict[str, Any] = {}
    if is_valid:
        values = {"disbanded_by": form.cleaned_data["disbanded_by"].pk, "disbanded_on": None}
    return _answer(request, DISBAND, form, values, about=str(committee), committee=committee)


def _answer(
    request: HttpRequest,
    kind: str,
    form: ProposalForm,
    values: dict[str, Any],
    *,
    about: str,
    label: str = "",
    committee: Committee | None = None,
) -> HttpResponse:
    """Show the form, or enter the proposal; a refusal keeps what was typed."""
    power, refusal = find_power(kind), None
    if power is None:
        raise Http404
    if values:
        try:
            change = _propose(request, kind, form, values, label=label, committee=committee)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Proposed. Nothing changes until a second person confirms it."))
            return redirect(change)
    context = {"form": form, "power": power, "thing": committee, "label": about, "refusal": refusal}
    return render(request, "cms/powers/propose.html", context, status=422 if form.is_bound else 200)


def _propose(
    request: HttpRequest,
    kind: str,
    form: ProposalForm,
    values: dict[str, Any],
    *,
    label: str,
    committee: Committee | None,
) -> PowerChange:
    power = find_power(kind)
    if power is None:
        raise Http404
    if committee is not None:
        refuse_end(committee.body, values["disbanded_by"])
    return propose(
        actor=request.user,
        power=power,
        key=str(committee.pk) if committee else "",
        label=label or str(committee),
        after=values,
        reason=form.cleaned_data["reason"],
        effective_on=form.cleaned_data["effective_on"],
    )
