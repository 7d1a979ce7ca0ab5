"""Desk pages on which two people decide about a release: what it loses, what leaves, who agreed (S14)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.access import Role, has_role, role_required
from cms.exceptions import RuleBroken
from cms.powers.second_factor import fresh_second_factor_required
from feedback import access
from feedback.models import Release
from feedback.releases.best_possible import beside_best
from feedback.releases.decisions import OPEN, decide_release, propose_release, withdraw_proposal
from feedback.releases.forms import DecisionForm, ProposalForm
from feedback.releases.loss import loss_of, row_losses
from feedback.releases.publication_checks import newer_published, not_yet
from feedback.releases.selectors import past_cuts

State = Release.State
analysts = role_required(*access.CUT_ROLES)


def _release(request: HttpRequest, number: int) -> Release:
    cut = access.get_cut(request.user, number)
    found = Release.objects.filter(cut=cut, cut_edition=cut.edition).first()
    if found is None:
        raise Http404
    found.cut = cut
    return found


def _context(request: HttpRequest, release: Release) -> dict[str, Any]:
    is_own = release.proposed_by_id == request.user.pk
    return {
        "release": release,
        "cut": release.cut,
        "loss": loss_of(release),
        "best": beside_best(release),
        "rows": row_losses(release),
        "past": past_cuts(release),
        "newer": newer_published(release),
        "obstacle": not_yet(release) if release.obstacle else None,
        "is_own": is_own,
        "may_propose": release.state in OPEN and not release.obstacle,
        "may_decide": release.state == State.PROPOSED
        and not is_own
        and has_role(request.user, Role.PUBLISHER),
    }


@analysts
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Show the release; a POST proposes it."""
    release = _release(request, number)
    form, refusal = ProposalForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            propose_release(actor=request.user, release=release, reason=form.cleaned_data["reason"])
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Proposed. Nothing is released until a second person agrees."))
            return redirect(release)
    context = _context(request, release) | {"form": form, "refusal": refusal}
    status = 422 if form.errors else 409 if refusal else 200
    return render(request, "feedback/releases/desk_release.html", context, status=status)


@role_required(Role.PUBLISHER)
@fresh_second_factor_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """The second person agrees or declines."""
    release = _release(request, number)
    form, refusal = DecisionForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            done = decide_release(actor=request.user, release=release, **form.facts())
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Released.") if done.is_released else _("Declined."))
            return redirect(done)
    context = _context(request, release) | {"form": form, "refusal": refusal}
    status = 422 if form.errors else 409 if refusal else 200
    return render(request, "feedback/releases/desk_release_decide.html", context, status=status)


@analysts
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    release = _release(request, number)
    try:
        withdraw_proposal(actor=request.user, release=release)
    except RuleBroken as error:
        context = _context(request, release) | {"form": ProposalForm(), "refusal": error}
        return render(request, "feedback/releases/desk_release.html", context, status=409)
    messages.success(request, _("The proposal is withdrawn."))
    return redirect(release)
