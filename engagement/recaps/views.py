"""Desk screens for the recap: numbers from a cut, text in each language, preview, and posting by two people."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.powers.second_factor import ask_again, is_fresh
from engagement import access, two_people
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, RecapProposal
from engagement.recaps.desk_presenters import draft_context, side_by_side
from engagement.recaps.forms import CutForm, DecisionForm, ThemesForm
from engagement.recaps.posting import decline_recap, post_recap, propose_recap, withdraw_recap
from engagement.recaps.preview import open_proposal, preview_context, unposted
from engagement.recaps.services import draft_recap, write_themes

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.COUNT_ROLES)
@require_safe
def recap(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, access.get_conversation(request.user, slug))


@role_required(*access.DRAFT_ROLES)
@require_POST
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """The first person; nothing is public yet."""
    found = access.get_conversation(request.user, slug)
    try:
        propose_recap(actor=request.user, conversation=found, seen=request.POST.get("seen", ""))
    except RuleBroken as error:
        return _page(request, found, refusal=error)
    messages.success(request, _("Proposed. Nothing is public until a second person agrees."))
    return redirect("engagement:desk_recap_preview", slug)


@role_required(*access.DRAFT_ROLES)
@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    try:
        withdraw_recap(actor=request.user, proposal=_open(found))
    except RuleBroken as error:
        return _page(request, found, refusal=error)
    messages.success(request, _("The proposal is withdrawn."))
    return redirect("engagement:desk_recap", slug)


@role_required(*access.DRAFT_ROLES)
@read_or_send
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The recap as sent; a POST is the decision of the second person: publishers only."""
    found = access.get_conversation(request.user, slug)
    proposed = open_proposal(found)
    sent = request.POST if request.method == "POST" else None
    form, refusal = DecisionForm(sent, proposer=proposed.proposed_by_name if proposed else ""), None
    if request.method == "POST":
        if not access.may_publish(request.user):
            raise Http404
        if form.is_valid():
            try:
                return _decided(request, found, form)
            except RuleBroken as error:
                refusal = error
    context = preview_context(found, request.user) | {"form": form, "refusal": refusal}
    status = 422 if form.errors else 409 if refusal else 200
    return render(request, "engagement/recaps/desk_recap_preview.html", context, status=status)


def _decided(request: HttpRequest, found: Conversation, form: DecisionForm) -> HttpResponse:
    proposal = _open(found)
    if form.agrees and not is_fresh(request):
        return ask_again(request, request.path)
    if form.agrees:
        post_recap(actor=request.user, proposal=proposal)
        messages.success(request, _("Recap posted. Its numbers are frozen."))
        return redirect("engagement:desk_conversation", found.slug)
    decline_recap(actor=request.user, proposal=proposal, note=form.cleaned_data["note"])
    messages.success(request, _("Declined."))
    return redirect("engagement:desk_recap", found.slug)


def _open(found: Conversation) -> RecapProposal:
    if (proposal := open_proposal(found)) is None:
        raise NotPossibleNow(_("No proposal is pending here."), rule=two_people.RULE)
    return proposal


@role_required(*access.DRAFT_ROLES)
@require_safe
def preview_page(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The public page in one language, as it will read."""
    found = access.get_conversation(request.user, slug)
    page = access.get_live_page(found, language)
    with translation.override(language):
        try:
            page.preview_recap = unposted(page.conversation)
        except RuleBroken as error:
            return _preview_refused(request, found, error)
        return render(request, page.template, page.get_context(request))


def _preview_refused(request: HttpRequest, found: Conversation, error: RuleBroken) -> HttpResponse:
    context = preview_context(found, request.user) | {"refusal": error}
    return render(request, "engagement/recaps/desk_recap_preview.html", context, status=409)


@role_required(*access.DRAFT_ROLES)
@require_POST
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    form = CutForm(request.POST, conversation=found)

    def act() -> None:
        draft_recap(actor=request.user, conversation=found, cut=form.cleaned_data["cut"])

    return _act(
        request, found, form, "cut_form", act, _("Draft ready. Now describe the themes in words people use.")
    )


@role_required(*access.DRAFT_ROLES)
@require_POST
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    rows = list(found.themes.select_related("code"))
    form = ThemesForm(request.POST, conversation=found, themes=rows)

    def act() -> None:
        write_themes(actor=request.user, conversation=found, **form.wishes())

    return _act(request, found, form, "themes_form", act, _("Themes saved."))


@role_required(*access.COUNT_ROLES)
@require_safe
def block_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The text of the recap in English beside each other language."""
    found = access.get_conversation(request.user, slug)
    context = {"conversation": found} | side_by_side(found, request.user)
    return render(request, "engagement/recaps/desk_recap_words.html", context)


def _act(
    request: HttpRequest, found: Conversation, form: Form, name: str, act: Callable[[], None], done: str
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, found, **{name: form})
    try:
        act()
    except RuleBroken as error:
        return _page(request, found, refusal=error, **{name: form})
    messages.success(request, done)
    return redirect("engagement:desk_recap", found.slug)


def _page(request: HttpRequest, found: Conversation, **bound: Any) -> HttpResponse:
    context = draft_context(found, request.user) | bound
    context["problem_form"] = next((each for each in bound.values() if getattr(each, "errors", None)), None)
    return render(request, "engagement/recaps/desk_recap.html", context, status=422 if bound else 200)
