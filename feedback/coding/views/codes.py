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
from feedback.coding.codebook import merge_code, reactivate_code, retire_code, revise_code
from feedback.coding.forms.codebook import CodeTextForm, OtherCodeForm, tree_of
from feedback.coding.services import remove_coding, still_fits
from feedback.models import Code

coders = role_required(*access.CODE_ROLES)


@coders
@require_safe
def codebook(request: HttpRequest) -> HttpResponse:
    book = access.current_codebook()
    rows = code_words.book_rows(request.user, book, tree_of(book))
    old = sum(row["old"] for row in rows)
    return render(request, "feedback/coding/desk_codebook.html", {"book": book, "rows": rows, "old": old})


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    book = access.current_codebook()
    if book is None:
        return redirect("feedback:desk_codebook")
    return _edited(request, Code(codebook=book))


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    return _edited(request, access.get_code_by_key(request.user, key))


def _edited(request: HttpRequest, code: Code, **refused: OtherCodeForm) -> HttpResponse:
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
            return redirect(reverse("feedback:desk_codebook"))
    stored = Code.objects.filter(pk=code.pk).select_related("merged_into").first() if code.pk else None
    context = {
        "form": form,
        "code": stored,
        "refusal": refusal,
        "merge": _merge_form(code),
        "retire": _retire_form(code),
        "used": code_words.uses(request.user, code) if stored else 0,
        "past": code_words.changes(list(code.history.all()[:20]), codes) if stored else [],
    } | refused
    status = 422 if form.errors or refusal or refused else 200
    return render(request, "feedback/coding/desk_code.html", context, status=status)


@coders
@require_POST
def merge(request: HttpRequest, key: str) -> HttpResponse:
    code = access.get_code_by_key(request.user, key)
    form = _merge_form(code, request.POST)

    def act(other: Code) -> None:
        merge_code(actor=request.user, code=code, into=other)

    return _changed(request, form, act) or _edited(request, code, merge=form)


@coders
@require_POST
def retire(request: HttpRequest, key: str) -> HttpResponse:
    code = access.get_code_by_key(request.user, key)
    form = _retire_form(code, request.POST)

    def act(other: Code | None) -> None:
        retire_code(actor=request.user, code=code, instead=other)

    return _changed(request, form, act) or _edited(request, code, retire=form)


def _merge_form(code: Code, data: QueryDict | None = None) -> OtherCodeForm:
    return OtherCodeForm(data, code=code, label=_("Merge it into"), auto_id="merge-%s")


def _retire_form(code: Code, data: QueryDict | None = None) -> OtherCodeForm:
    label = _("What to use instead")
    return OtherCodeForm(data, code=code, label=label, required=False, auto_id="retire-%s")


def _changed(request: HttpRequest, form: OtherCodeForm, act: Callable[[Code], None]) -> HttpResponse | None:
    """Act with the chosen code; where that is refused the form has the reason, and None comes back."""
    if not form.is_valid():
        return None
    try:
        act(form.cleaned_data["other"])
    except RuleBroken as error:
        form.add_error("other", str(error))
        return None
    messages.success(request, _("Saved."))
    return redirect("feedback:desk_codebook")


@coders
@require_POST
def reactivate(request: HttpRequest, key: str) -> HttpResponse:
    code = access.get_code_by_key(request.user, key)

    def act() -> str:
        reactivate_code(actor=request.user, code=code)
        return _("%(code)s is in use again.") % {"code": code}

    return press(request, act, button=_("Use it again"), back_url=reverse("feedback:desk_codebook"))


@coders
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """List changes from the history of each code: who changed what and when, word by word."""
    book = access.current_codebook()
    rows = Code.history.filter(codebook_id=book.pk if book else None).order_by("-history_date", "-history_id")
    page = page_of(request, rows)
    found = code_words.changes(list(page.object_list), tree_of(book))
    return render(
        request, "feedback/coding/desk_codebook_changes.html", {"book": book, "page": page, "rows": found}
    )


@coders
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    book = access.current_codebook()
    rows = code_words.sheet_rows(tree_of(book))
    return as_download(stream_csv(code_words.columns(), rows), "codebook.csv", CSV)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Review outdated codings: does the code still fit?"""
    rows = reading.outdated(request.user, access.current_codebook())
    if request.method == "POST":
        return _looked_at(request, rows)
    page = page_of(request, rows)
    for each in page.object_list:
        each.words = each.text.text[each.start : each.end]
    return render(request, "feedback/coding/desk_codes_again.html", {"page": page, "keep": ""})


def _looked_at(request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse:
    taken, fits = (whole_numbers(request.POST.getlist(name)) for name in ("take", "fits"))
    try:
        for coding in rows.filter(pk__in=taken[:1]):
            remove_coding(actor=request.user, coding=coding)
            messages.success(request, _("Removed."))
        if count := still_fits(actor=request.user, codings=rows.filter(pk__in=fits[:50])):
            said = ngettext("%(n)s coding still fits.", "%(n)s codings still fit.", count) % {"n": count}
            messages.success(request, said)
    except RuleBroken as error:
        button = _("Remove") if taken else _("Still fits")
        return refused(request, error, button=button, back_url=reverse("feedback:desk_codes_again"))
    return redirect("feedback:desk_codes_again")
