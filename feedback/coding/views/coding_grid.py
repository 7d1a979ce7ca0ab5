"""View for coding many texts at once: a row per text, a column per code, saved per page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.cleaning import whole_numbers
from cms.exceptions import RuleBroken
from cms.web.paging import page_of_many, query_without_page
from feedback import access
from feedback.coding import presenters as reading
from feedback.coding.books import BookScope, forms_by_slug, scope_of
from feedback.coding.forms.coding import GridForm
from feedback.coding.services import change_cells, mark_read
from feedback.exceptions import NotPossibleNow
from feedback.models import Form, Screen, SubmissionText
from feedback.saved_filters.selectors import filter_bar

ROWS, MOST_NAMED = 25, 5
coders = role_required(*access.CODE_ROLES)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest) -> HttpResponse:
    forms = forms_by_slug()
    scope = _scope(request, forms)
    form = GridForm(request.GET, codes=reading.codes_in_use(scope.book), forms_by_slug=forms, scope=scope)
    form.is_valid()
    return _save(request, form) if request.method == "POST" else _page(request, form)


def _scope(request: HttpRequest, forms: dict[str, Form]) -> BookScope:
    """The codebook of the address, else that of the form that was filtered for."""
    slug = request.GET.get("book", "")
    return scope_of(request.user, slug, None if slug else forms.get(request.GET.get("form", "")))


def _page(
    request: HttpRequest,
    form: GridForm,
    refusal: RuleBroken | None = None,
    sent: dict[int, set[int]] | None = None,
) -> HttpResponse:
    """Render the grid; ``sent``: the codes checked in each row of a refused form, which stay as sent (422)."""
    page = page_of_many(request, form.apply(request.user).values_list("pk", flat=True), per_page=ROWS)
    found = reading.grid_rows(
        request.user, reading.in_this_order(page, request.user), form.columns, sent or {}
    )
    context = {
        "form": form,
        "scope": form.scope,
        "page": page,
        "columns": form.columns,
        "more": len(form.codes) - len(form.columns),
        "rows": found,
        "has_attributes": any(row["attributes"] for row in found),
        "keep": query_without_page(request),
        "filters": filter_bar(request, Screen.GRID, form),
        "refusal": refusal,
    }
    return render(request, "feedback/coding/desk_grid.html", context, status=422 if refusal else 200)


def _save(request: HttpRequest, form: GridForm) -> HttpResponse:
    """Save only the cells this person changed on this page."""
    now, before = _cells(request.POST.getlist("cell")), _cells(request.POST.getlist("was"))
    ids = whole_numbers(request.POST.getlist("text"))[:ROWS]
    sent = {pk: {code for text, code in now if text == pk} for pk in ids}
    texts = {text.pk: text for text in _texts(ids)}
    known = {code.pk: code for code in form.codes}

    def pairs(cells: set) -> list:
        return [(texts[text], known[code]) for text, code in sorted(cells) if text in texts and code in known]

    try:
        done = change_cells(actor=request.user, give=pairs(now - before), take=pairs(before - now))
        read = mark_read(actor=request.user, texts=texts.values()) if "read" in request.POST else None
    except RuleBroken as error:
        return _page(request, form, error, sent)
    _message(request, done, read)
    if done.refused:
        return _page(request, form, _not_saved(done.refused), sent)
    return redirect(f"{reverse('feedback:desk_grid')}?{request.GET.urlencode()}")


def _texts(ids: list[int]) -> Any:
    return SubmissionText.objects.to_code().filter(pk__in=ids).select_related("submission")


def _cells(values: list[str]) -> set[tuple[int, int]]:
    pairs = (whole_numbers(each.split("-")) for each in values[: ROWS * 40])
    return {(pair[0], pair[1]) for pair in pairs if len(pair) == 2}


def _message(request: HttpRequest, done: Any, read: int | None) -> None:
    said = [
        ngettext("%(n)s code applied", "%(n)s codes applied", done.given) % {"n": done.given},
        ngettext("%(n)s removed", "%(n)s removed", done.taken) % {"n": done.taken},
    ]
    if read is not None:
        said.append(ngettext("%(n)s text read", "%(n)s texts read", read) % {"n": read})
    messages.success(request, _("Saved: %(what)s.") % {"what": ", ".join(said)})


def _not_saved(refused: list[str]) -> NotPossibleNow:
    each_once = list(dict.fromkeys(refused))[:MOST_NAMED]
    return NotPossibleNow(_("Some cells were not saved."), ways=[(words, "") for words in each_once])
