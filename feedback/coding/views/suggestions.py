"""Views for suggestions: runs, how well they do, acceptance rates, and each suggestion with its evidence."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import press
from cms.web.paging import page_of, query_without_page
from feedback import access
from feedback.coding.books import BookScope, scope_of
from feedback.coding.forms.coding import RunForm, StanceForm
from feedback.coding.machine_runs import last_runs
from feedback.coding.suggestion_presenters import acceptance, waiting, with_evidence
from feedback.coding.suggestion_runs import quality_of
from feedback.coding.suggestions import accept_suggestion, reject_suggestion, start_suggestions
from feedback.coding.views.machine_runs import start_and_follow
from feedback.models import Coding, SuggestionRun

PER_PAGE = 10
MOST_LISTED = 200  # counting all that wait would read every row
coders = role_required(*access.CODE_ROLES)


@coders
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    scope = _scope(request)
    return _page(request, scope, RunForm(scope=scope))


def _scope(request: HttpRequest) -> BookScope:
    return scope_of(request.user, request.GET.get("book", ""))


def _page(
    request: HttpRequest, scope: BookScope, form: RunForm, refusal: RuleBroken | None = None
) -> HttpResponse:
    rows = waiting().filter(code__codebook=scope.book)
    wanted = request.GET.get("code", "")
    rates, whole = acceptance(scope.book)
    if wanted:
        code = next((rate["code"] for rate in rates if rate["code"].key == wanted), None)
        rows = rows.filter(code=code) if code else rows.none()
    page = page_of(request, rows[:MOST_LISTED], PER_PAGE)
    context = {
        "scope": scope,
        "page_of": page,
        "is_cut_off": page.paginator.count == MOST_LISTED,
        "keep": query_without_page(request),
        "suggestions": with_evidence(page),
        "stances": Coding.Stance.choices,
        "rates": rates,
        "whole": whole,
        "quality": quality_of(scope.book),
        "runs": last_runs(SuggestionRun, scope.book),
        "form": form,
        "refusal": refusal,
        "wanted": wanted,
        "back": _listing(request.GET),
    }
    status = 422 if refusal or form.errors else 200
    return render(request, "feedback/coding/desk_suggestions.html", context, status=status)


@coders
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    return start_and_follow(request, _scope(request), start_suggestions, _page)


@coders
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_suggestion(request.user, pk)
    form = StanceForm(request.POST)
    stance = form.cleaned_data["stance"] if form.is_valid() else ""

    def act() -> str:
        accept_suggestion(actor=request.user, suggestion=found, stance=stance)
        return _("Coded: %(code)s") % {"code": found.code}

    return press(request, act, button=_("Accept"), back_url=_where(request))


@coders
@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_suggestion(request.user, pk)

    def act() -> str:
        reject_suggestion(actor=request.user, suggestion=found)
        return _("Rejected. It will not be suggested again.")

    return press(request, act, button=_("Reject"), back_url=_where(request))


def _where(request: HttpRequest) -> str:
    """Return to the desk screen the decision was made on, if it is a safe address."""
    wanted = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/desk/"):
        return wanted
    return _listing()


def _listing(query: QueryDict | None = None) -> str:
    address = reverse("feedback:desk_suggestions")
    return f"{address}?{query.urlencode()}" if query else address
