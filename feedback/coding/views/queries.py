"""Views for queries over codings: codes by a value, beside each other, two of them; and the texts of a cell."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cms.access import role_required
from cms.web.paging import page_of, query_without_page
from feedback import access
from feedback.coding import query_presenters as found_in
from feedback.coding.books import scope_of
from feedback.coding.forms.queries import TOGETHER, TWO, VALUE, WHATS, CellForm, QueryForm
from feedback.coding.queries import Codes

coders = role_required(*access.CODE_ROLES)
TABLES = {VALUE: found_in.value_table, TOGETHER: found_in.pair_table, TWO: found_in.overlap_table}


@coders
@require_safe
def queries(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("what", VALUE)
    what = asked if asked in WHATS else VALUE
    scope = scope_of(request.user, request.GET.get("book", ""))
    form = QueryForm(request.GET, scope=scope, codes=Codes.of(scope), what=what)
    context: dict[str, Any] = {"form": form, "scope": scope, "what": what, "whats": WHATS.items()}
    context["table"] = TABLES[what](form) if form.codes.active else None
    return render(request, "feedback/coding/desk_queries.html", context)


@coders
@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    """The texts of one cell, and the way to a data set with the same comments."""
    if "one" not in request.GET:
        return redirect("feedback:desk_queries")
    scope = scope_of(request.user, request.GET.get("book", ""))
    form = CellForm(request.GET, scope=scope, codes=Codes.of(scope), what="cell")
    cell = found_in.Cell(form)
    if not cell.is_known:
        raise Http404
    page = page_of(request, cell.texts())
    rows = list(page.object_list)
    found_in.passage_words(rows, cell)
    url, why_not = cell.data_set()
    context = {"scope": scope, "cell": cell, "page": page, "rows": rows, "keep": query_without_page(request)}
    context |= {"data_set": url, "why_not": why_not}
    return render(request, "feedback/coding/desk_query_texts.html", context)
