"""Desk view of an object's links: who made them and why, add one, withdraw one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boards import access
from boards.decisions.finding_links import join_finding, may_go, take_back_link
from boards.decisions.forms.links import JoinForm, TakeBackForm
from boards.models import AgendaItem
from cms import chain
from cms.access import role_required
from cms.chain.walk import own_links
from cms.exceptions import RuleBroken
from cms.models import Link

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@read_or_send
@role_required(*access.DECISION_ROLES)
def of_thing(request: HttpRequest, kind: str, id: int) -> HttpResponse:
    """GET lists the links; POST links a finding to an item."""
    found = chain.trace(kind, id)
    if found is None or found.root.kind == "submission":
        raise Http404
    item = AgendaItem.objects.public().filter(pk=id).first() if kind == "item" else None
    rows = own_links(found)
    joined = [link.source_id for link, source, _target in rows if source.kind == "finding" and link.stands]
    form = JoinForm(request.POST or None, joined=joined) if item else None
    refusal = None
    if request.method == "POST":
        if form is None or item is None:
            raise Http404
        if form.is_valid():
            try:
                join_finding(actor=request.user, item=item, **form.cleaned_data)
            except RuleBroken as error:
                refusal = error
            else:
                messages.success(request, _("Finding linked."))
                return redirect(request.path)
    context: dict[str, Any] = {
        "trace": found,
        "rows": [(*row, may_go(row[0])) for row in rows],
        "form": form,
        "refusal": refusal,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/decisions/desk_links.html", context, status=status)


@read_or_send
@role_required(*access.DECISION_ROLES)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    link = Link.objects.standing().filter(pk=pk).exclude(source_kind="submission").first()
    found = chain.trace(link.target_kind, link.target_id) if link else None
    if link is None or found is None or not may_go(link):
        raise Http404
    if (ends := next((row for row in own_links(found) if row[0].pk == link.pk), None)) is None:
        raise Http404
    form, refusal = TakeBackForm(request.POST or None), None
    back = reverse("boards:desk_links", args=[link.target_kind, link.target_id])
    if form.is_bound and form.is_valid():
        try:
            take_back_link(actor=request.user, link=link, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Link withdrawn. It stays in the record."))
            return redirect(back)
    facts = {"source": ends[1].title, "target": ends[2].title}
    context = {
        "form": form,
        "refusal": refusal,
        "heading": _("Withdraw a link"),
        "hint": _(
            "“%(source)s” is linked to “%(target)s”. If you withdraw the link, the two will no longer be "
            "connected; the link stays in the record."
        )
        % facts,
        "button": _("Withdraw"),
        "back_url": back,
    }
    return render(request, "boards/desk_form.html", context, status=422 if form.is_bound else 200)
