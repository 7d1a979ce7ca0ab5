"""Views for proposed themes: the list, a new search, and the decision about one theme."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.cleaning import clean_text
from cms.exceptions import RuleBroken
from cms.web.paging import page_of, query_without_page
from feedback import access
from feedback.coding.books import BookScope, scope_of
from feedback.coding.forms.coding import RunForm
from feedback.coding.forms.themes import LINK, NEW, ThemeForm
from feedback.coding.machine_runs import last_runs
from feedback.coding.theme_presenters import proposals_of, with_passages
from feedback.coding.themes import (
    MOST_TEXTS,
    REPLACED,
    accept_as_code,
    accept_as_new_code,
    reject_theme,
    start_themes,
)
from feedback.coding.views.machine_runs import start_and_follow
from feedback.exceptions import NotPossibleNow
from feedback.models import ThemeProposal, ThemeRun

PER_PAGE = 10
coders = role_required(*access.CODE_ROLES)


def _scope(request: HttpRequest) -> BookScope:
    return scope_of(request.user, request.GET.get("book", ""))


@coders
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    scope = _scope(request)
    return _page(request, scope, RunForm(scope=scope))


def _page(
    request: HttpRequest,
    scope: BookScope,
    form: RunForm,
    refusal: RuleBroken | None = None,
    **more: object,
) -> HttpResponse:
    states = ThemeProposal.State
    asked = request.GET.get("state", "")
    state = asked if asked in states.values else states.WAITING
    page = page_of(request, proposals_of(scope.book, state), PER_PAGE)
    context = {
        "scope": scope,
        "page": page,
        "keep": query_without_page(request),
        "themes": with_passages(request.user, page),
        "state": state,
        "states": states.choices,
        "runs": last_runs(ThemeRun, scope.book),
        "most": MOST_TEXTS,
        "form": form,
        "refusal": refusal,
    } | more
    status = 422 if refusal or form.errors or "replaced" in more else 200
    return render(request, "feedback/coding/desk_themes.html", context, status=status)


def _replaced(request: HttpRequest) -> HttpResponse:
    """The list in place of a theme that is gone, with what was typed about it."""
    scope = scope_of(request.user, request.POST.get("book", ""))
    said = [words for name, words in request.POST.items() if name.startswith("name_") or name == "reason"]
    typed = [clean_text(words) for words in said if words.strip()]
    return _page(request, scope, RunForm(scope=scope), replaced=NotPossibleNow(REPLACED), typed=typed)


@coders
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    return start_and_follow(request, _scope(request), start_themes, _page)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def theme(request: HttpRequest, pk: int) -> HttpResponse:
    """One theme with its passages; a POST decides about it."""
    found = _still_there(request, pk)
    if found is None:
        return _replaced(request)
    scope = scope_of(request.user, found.run.codebook.slug)
    form = ThemeForm(request.POST if request.method == "POST" else None, proposal=found)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            messages.success(request, _decide(request, found, form))
        except RuleBroken as error:
            refusal, found = error, _still_there(request, pk)
            if found is None:
                return _replaced(request)
        else:
            return redirect(reverse("feedback:desk_themes") + scope.query)
    (found,) = with_passages(request.user, [found])
    context = {"scope": scope, "theme": found, "form": form, "refusal": refusal}
    context["ticked"] = form.data.getlist("passage") if form.is_bound else []
    status = 422 if refusal or form.errors else 200
    return render(request, "feedback/coding/desk_theme.html", context, status=status)


def _still_there(request: HttpRequest, pk: int) -> ThemeProposal | None:
    """The theme. None if it is gone and someone decides about it: a newer search may have replaced it meanwhile."""
    try:
        return access.get_theme(request.user, pk)
    except Http404:
        if request.method != "POST":
            raise
        return None


def _decide(request: HttpRequest, proposal: ThemeProposal, form: ThemeForm) -> str:
    """Carry out the decision and return what was done."""
    values, actor = form.cleaned_data, request.user
    if values["do"] == NEW:
        done = accept_as_new_code(
            actor=actor, proposal=proposal, code=form.new_code(), passages=values["passage"]
        )
        return _("New code: %(code)s") % {"code": done.code}
    if values["do"] == LINK:
        done = accept_as_code(actor=actor, proposal=proposal, code=values["code"], passages=values["passage"])
        return _("Linked to the code: %(code)s") % {"code": done.code}
    reject_theme(actor=actor, proposal=proposal, reason=values["reason"])
    return _("Rejected. Themes with mostly the same words are not proposed again.")
