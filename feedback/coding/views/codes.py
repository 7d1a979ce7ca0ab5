"""Views for the codebook: its tree and text, its change history, and outdated codings (PAR-03)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.cleaning import whole_numbers
from cms.exceptions import RuleBroken
from cms.spreadsheets import CSV, as_download, stream_csv
from cms.web.buttons import press, refused
from cms.web.paging import page_of
from feedback import access
from feedback.coding import codebook_presenters as code_words
from feedback.coding import presenters as reading
from feedback.coding.books import BookScope, scope_of
from feedback.coding.codebook import merge_code, reactivate_code, retire_code, revise_code
from feedback.coding.forms.codebook import CodeTextForm, OtherCodeForm, tree_of
from feedback.coding.forms.memos import memo_form
from feedback.coding.memos import memos_on
from feedback.coding.services import remove_coding, still_fits
from feedback.models import Code

coders = role_required(*access.CODE_ROLES)


@coders
@require_safe
def codebook(request: HttpRequest) -> HttpResponse:
    scope = _scope(request)
    rows = code_words.book_rows(request.user, tree_of(scope.book))
    old = sum(row["old"] for row in rows)
    context = {"scope": scope, "book": scope.book, "rows": rows, "old": old}
    return render(request, "feedback/coding/desk_codebook.html", context)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    scope = _scope(request)
    if scope.book is None:
        return redirect("feedback:desk_codebook")
    return _edited(request, Code(codebook=scope.book), scope)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    scope = _scope(request)
    return _edited(request, access.get_code_by_key(request.user, key, scope.book), scope)


def _scope(request: HttpRequest) -> BookScope:
    return scope_of(request.user, request.GET.get("book", ""))


def _listing(scope: BookScope) -> str:
    return reverse("feedback:desk_codebook") + scope.query


def _edited(request: HttpRequest, code: Code, scope: BookScope, **refused: OtherCodeForm) -> HttpResponse:
    """Render a code with its forms; ``refused``: the form "merge" or "retire" that was sent, with its error."""
    refusal, codes = None, tree_of(code.codebook)
    data = request.POST if request.method == "POST" and "name_en" in request.POST else None
    form = CodeTextForm(data, instance=code, codes=codes)
    if data is not None and form.is_valid():
        try:
            revise_code(actor=request.user, code=form.instance)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved."))
            return redirect(_listing(scope))
    stored = Code.objects.filter(pk=code.pk).select_related("merged_into").first() if code.pk else None
    context = {
        "scope": scope,
        "form": form,
        "code": stored,
        "refusal": refusal,
        "merge": _merge_form(code),
        "retire": _retire_form(code),
        "used": code_words.uses(request.user, code) if stored else 0,
        "past": code_words.changes(list(code.history.all()[:20]), codes) if stored else [],
        "memos": memos_on(request.user, stored) if stored else [],
        "memo_form": memo_form(stored) if stored else None,
    } | refused
    status = 422 if form.errors or refusal or refused else 200
    return render(request, "feedback/coding/desk_code.html", context, status=status)


@coders
@require_POST
def merge(request: HttpRequest, key: str) -> HttpResponse:
    scope = _scope(request)
    code = access.get_code_by_key(request.user, key, scope.book)
    form = _merge_form(code, request.POST)

    def act(other: Code) -> None:
        merge_code(actor=request.user, code=code, into=other)

    return _changed(request, form, act, scope) or _edited(request, code, scope, merge=form)


@coders
@require_POST
def retire(request: HttpRequest, key: str) -> HttpResponse:
    scope = _scope(request)
    code = access.get_code_by_key(request.user, key, scope.book)
    form = _retire_form(code, request.POST)

    def act(other: Code | None) -> None:
        retire_code(actor=request.user, code=code, instead=other)

    return _changed(request, form, act, scope) or _edited(request, code, scope, retire=form)


def _merge_form(code: Code, data: QueryDict | None = None) -> OtherCodeForm:
    return OtherCodeForm(data, code=code, label=_("Merge it into"), auto_id="merge-%s")


def _retire_form(code: Code, data: QueryDict | None = None) -> OtherCodeForm:
    label = _("What to use instead")
    return OtherCodeForm(data, code=code, label=label, required=False, auto_id="retire-%s")


def _changed(
    request: HttpRequest, form: OtherCodeForm, act: Callable[[Code], None], scope: BookScope
) -> HttpResponse | None:
    """Act with the chosen code; where that is refused the form has the reason, and None comes back."""
    if not form.is_valid():
        return None
    try:
        act(form.cleaned_data["other"])
    except RuleBroken as error:
        form.add_error("other", str(error))
        return None
    messages.success(request, _("Saved."))
    return redirect(_listing(scope))


@coders
@require_POST
def reactivate(request: HttpRequest, key: str) -> HttpResponse:
    scope = _scope(request)
    code = access.get_code_by_key(request.user, key, scope.book)

    def act() -> str:
        reactivate_code(actor=request.user, code=code)
        return _("%(code)s is in use again.") % {"code": code}

    return press(request, act, button=_("Use it again"), back_url=_listing(scope))


@coders
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """List changes from the history of each code: who changed what and when, word by word."""
    scope = _scope(request)
    rows = Code.history.filter(codebook_id=scope.book.pk if scope.book else None)
    page = page_of(request, rows.order_by("-history_date", "-history_id"))
    found = code_words.changes(list(page.object_list), tree_of(scope.book))
    context = {"scope": scope, "book": scope.book, "page": page, "rows": found, "keep": scope.query[1:]}
    return render(request, "feedback/coding/desk_codebook_changes.html", context)


@coders
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    scope = _scope(request)
    rows = code_words.sheet_rows(tree_of(scope.book))
    name = f"codebook-{scope.book.slug}.csv" if scope.query and scope.book else "codebook.csv"
    return as_download(stream_csv(code_words.columns(), rows), name, CSV)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Review outdated codings: does the code still fit?"""
    scope = _scope(request)
    rows = reading.outdated(request.user, scope.book)
    if request.method == "POST":
        return _looked_at(request, rows, scope)
    page = page_of(request, rows)
    for each in page.object_list:
        each.words = each.text.text[each.start : each.end]
    context = {"scope": scope, "page": page, "keep": scope.query[1:]}
    return render(request, "feedback/coding/desk_codes_again.html", context)


def _looked_at(request: HttpRequest, rows: QuerySet[Any], scope: BookScope) -> HttpResponse:
    taken, fits = (whole_numbers(request.POST.getlist(name)) for name in ("take", "fits"))
    back = reverse("feedback:desk_codes_again") + scope.query
    try:
        for coding in rows.filter(pk__in=taken[:1]):
            remove_coding(actor=request.user, coding=coding)
            messages.success(request, _("Removed."))
        if count := still_fits(actor=request.user, codings=rows.filter(pk__in=fits[:50])):
            said = ngettext("%(n)s coding still fits.", "%(n)s codings still fit.", count) % {"n": count}
            messages.success(request, said)
    except RuleBroken as error:
        button = _("Remove") if taken else _("Still fits")
        return refused(request, error, button=button, back_url=back)
    return redirect(back)
