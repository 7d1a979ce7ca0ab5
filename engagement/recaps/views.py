"""Desk screens for the recap: numbers from a cut, text in each language, and publication."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from engagement import access
from engagement.models import Conversation
from engagement.recaps.desk_presenters import draft_context, side_by_side
from engagement.recaps.forms import CutForm, ThemesForm
from engagement.recaps.services import draft_recap, publish_recap, write_themes

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.COUNT_ROLES)
@read_or_send
def recap(request: HttpRequest, slug: str) -> HttpResponse:
    """A POST publishes the recap: publishers only."""
    found = access.get_conversation(request.user, slug)
    if request.method != "POST":
        return _page(request, found)
    if not access.may_publish(request.user):
        raise Http404
    try:
        publish_recap(actor=request.user, conversation=found)
    except RuleBroken as error:
        return _page(request, found, refusal=error)
    messages.success(request, _("The recap is posted, its numbers frozen."))
    return redirect("engagement:desk_conversation", slug)


@role_required(*access.DRAFT_ROLES)
@require_POST
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    form = CutForm(request.POST, conversation=found)

    def act() -> None:
        draft_recap(actor=request.user, conversation=found, cut=form.cleaned_data["cut"])

    return _act(request, found, form, "cut_form", act, _("Drafted. Now put the themes in words people use."))


@role_required(*access.DRAFT_ROLES)
@require_POST
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    form = ThemesForm(request.POST, themes=list(found.themes.select_related("code")))

    def act() -> None:
        write_themes(actor=request.user, conversation=found, **form.wishes())

    return _act(request, found, form, "themes_form", act, _("The themes are saved."))


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
