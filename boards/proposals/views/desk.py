"""Desk views: inbox of proposals, one proposal, and adding proposals to a draft agenda."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.choices import ProposalState
from boards.proposals import desk_presenters, visibility
from boards.proposals.agenda_items import draft_proposal_items
from boards.proposals.forms.desk import ItemsForm
from cms.access import has_role, role_required
from cms.exceptions import RuleBroken
from cms.web.paging import page_of

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.PLAN_ROLES)
def proposals(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "") for name in ("state", "board")}
    context = desk_presenters.inbox_context(request.user, **asked)
    context["rows"] = page_of(request, context["rows"])
    context["may_rule"] = has_role(request.user, *access.DECISION_ROLES)
    return render(request, "boards/proposals/desk_proposals.html", context)


@require_safe
@role_required(*access.PLAN_ROLES)
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_desk_proposal(request.user, pk)
    return render(
        request, "boards/proposals/desk_proposal.html", desk_presenters.page_context(request.user, found)
    )


@read_or_send
@role_required(*access.PLAN_ROLES)
def items(request: HttpRequest) -> HttpResponse:
    """Add discussion items made from proposals to a draft agenda (C2C-30)."""
    over = (ProposalState.CLOSED, ProposalState.WITHDRAWN)
    rows = (
        visibility.desk_proposals(request.user).exclude(state__in=over).order_by("body", "year", "sequence")
    )
    bodies = [*rows.order_by().values_list("body", flat=True).distinct(), *desk_presenters.governing_ids()]
    meetings = desk_presenters.drafts_for(*bodies)
    form = ItemsForm(request.POST or None, meetings=meetings, proposals=rows)
    refusal = None
    if form.is_bound and form.is_valid():
        facts: dict[str, Any] = form.cleaned_data
        try:
            made = draft_proposal_items(actor=request.user, **facts)
        except RuleBroken as error:
            refusal = error
            if field := error.facts.get("field"):
                form.add_error(field, str(error))
        else:
            words = ngettext("%(n)s item added to the draft.", "%(n)s items added to the draft.", len(made))
            messages.success(request, words % {"n": len(made)})
            return redirect("boards:desk_meeting", facts["meeting"].pk)
    context = {"form": form, "refusal": refusal, "meetings": meetings}
    status = 422 if form.is_bound else 200
    return render(request, "boards/proposals/desk_items.html", context, status=status)
