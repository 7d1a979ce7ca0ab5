"""Desk screens for the outcomes of themes, and for closing a conversation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.access import role_required
from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from cms.powers.second_factor import ask_again, is_fresh
from engagement import access
from engagement.choices import OVER, TOLD
from engagement.exceptions import NeedsReason
from engagement.models import Conversation, OutcomeProposal, Theme
from engagement.outcomes.closing import close_conversation, is_all_told
from engagement.outcomes.forms import OutcomeForm
from engagement.outcomes.presenters import proposal_context, waiting_by_theme, will_be_told
from engagement.outcomes.proposal_parts import digests_shown
from engagement.outcomes.services import (
    agree_outcome,
    decline_outcome,
    propose_outcome,
    withdraw_outcome,
)
from engagement.recaps.forms import DecisionForm
from engagement.recaps.presenters import posted_titles


@role_required(*access.COUNT_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def outcomes(request: HttpRequest, slug: str) -> HttpResponse:
    """A POST proposes the outcome of one theme: publishers only."""
    found = access.get_conversation(request.user, slug)
    if request.method != "POST":
        return _page(request, found)
    if not access.may_publish(request.user):
        raise Http404
    theme = access.get_theme(found, whole_number(request.POST.get("theme", "")))
    form, refusal = OutcomeForm(request.POST, of=theme), None
    if form.is_valid():
        try:
            proposal = _propose(request, theme, form)
        except NeedsReason as error:
            form.add_error("reason", str(error))
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Proposed. Nothing is public until a second person agrees."))
            return redirect(proposal)
    return _page(request, found, form=form, refusal=refusal)


def _propose(request: HttpRequest, theme: Theme, form: OutcomeForm) -> OutcomeProposal:
    seen = request.POST.get("seen", "")
    return propose_outcome(actor=request.user, theme=theme, seen=seen, **form.facts())


@role_required(*access.COUNT_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A proposed outcome as sent; a POST is the decision of the second person: publishers only."""
    found = access.get_outcome_proposal(access.get_conversation(request.user, slug), pk)
    sent = request.POST if request.method == "POST" else None
    form, refusal = DecisionForm(sent, proposer=found.proposed_by_name), None
    if request.method == "POST":
        if not access.may_publish(request.user):
            raise Http404
        if form.is_valid():
            try:
                return _decided(request, found, form)
            except RuleBroken as error:
                refusal = error
    context = proposal_context(found, request.user) | {"form": form, "refusal": refusal}
    status = 422 if form.errors else 409 if refusal else 200
    return render(request, "engagement/outcomes/desk_outcome_proposal.html", context, status=status)


def _decided(request: HttpRequest, found: OutcomeProposal, form: DecisionForm) -> HttpResponse:
    if form.agrees and not is_fresh(request):
        return ask_again(request, request.path)
    if form.agrees:
        row = agree_outcome(actor=request.user, proposal=found)
        messages.success(request, will_be_told(row))
    else:
        decline_outcome(actor=request.user, proposal=found, note=form.cleaned_data["note"])
        messages.success(request, _("Declined."))
    return redirect("engagement:desk_outcomes", found.theme.conversation.slug)


@role_required(*access.PUBLISH_ROLES)
@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.get_outcome_proposal(access.get_conversation(request.user, slug), pk)
    try:
        withdraw_outcome(actor=request.user, proposal=found)
    except RuleBroken as error:
        context = proposal_context(found, request.user) | {"form": DecisionForm(), "refusal": error}
        return render(request, "engagement/outcomes/desk_outcome_proposal.html", context, status=409)
    messages.success(request, _("The proposal is withdrawn."))
    return redirect("engagement:desk_outcomes", slug)


@role_required(*access.PUBLISH_ROLES)
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    try:
        close_conversation(actor=request.user, conversation=found)
    except RuleBroken as error:
        return _page(request, found, refusal=error)
    messages.success(request, _("Conversation closed. Its page now shows this."))
    return redirect("engagement:desk_conversation", slug)


def _page(
    request: HttpRequest,
    found: Conversation,
    *,
    form: OutcomeForm | None = None,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    every, posted = list(found.themes.select_related("outcome", "conversation")), posted_titles(found)
    themes = [each for each in every if each.pk in posted] if found.status in TOLD else every
    forms = [form if form and form.of.pk == theme.pk else OutcomeForm(of=theme) for theme in themes]
    waiting, seen = waiting_by_theme(found), digests_shown(found)
    for each in forms:
        each.seen = seen[each.of.pk]
        each.waiting = waiting.get(each.of.pk)
    lacks_themes = found.status in TOLD and found.owes_an_outcome and not themes
    context = {
        "conversation": found,
        "forms": forms,
        "of_next_edition": [each for each in every if each not in themes],
        "problem_form": form if form and form.errors else None,
        "refusal": refusal,
        "may_publish": access.may_publish(request.user),
        "is_posted": found.status in TOLD,
        "is_all_told": is_all_told(found),
        "may_close": access.may_publish(request.user) and found.status in OVER and not lacks_themes,
        "lacks_themes": lacks_themes,
    }
    bound = form is not None or refusal is not None
    return render(request, "engagement/outcomes/desk_outcomes.html", context, status=422 if bound else 200)
