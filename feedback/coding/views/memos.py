"""Views for memos: the list, writing one about a codebook, a code or a text, changing and removing one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.paging import page_of
from feedback import access
from feedback.coding.books import BookScope, scope_of
from feedback.coding.forms.memos import MemoForm, memo_form, name_of, subject_of
from feedback.coding.memos import Subject, change_memo, memos_of, remove_memo, write_memo
from feedback.models import Code, Codebook, Memo

coders = role_required(*access.CODE_ROLES)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    scope, subject = scope_of(request.user, request.GET.get("book", "")), None
    form = MemoForm(request.POST) if request.method == "POST" else None
    if form is not None:
        about = request.POST.get("about", "")
        subject = scope.book if scope.book and not about else subject_of(request.user, about)
        if form.is_valid():
            try:
                write_memo(actor=request.user, subject=subject, body=form.cleaned_data["body"])
            except RuleBroken as error:
                form.add_error("body", str(error))
            else:
                messages.success(request, _("Memo saved."))
                return redirect(_place_of(request, subject))
    elif scope.book:
        form = memo_form(scope.book)
    return _page(request, scope, form, subject or scope.book)


def _page(
    request: HttpRequest, scope: BookScope, form: MemoForm | None, subject: Subject | None
) -> HttpResponse:
    context = {
        "scope": scope,
        "form": form,
        "subject": subject,
        "page": page_of(request, memos_of(request.user, scope)),
        "keep": scope.query[1:],
    }
    status = 422 if form and form.errors else 200
    return render(request, "feedback/coding/desk_memos.html", context, status=status)


def _place_of(request: HttpRequest, subject: Subject) -> str:
    """Where the memo stands beside what it is about."""
    if isinstance(subject, Codebook | Code):
        book = subject if isinstance(subject, Codebook) else subject.codebook
        query = scope_of(request.user, book.slug).query
        if isinstance(subject, Code):
            return reverse("feedback:desk_code_edit", args=[subject.key]) + query + "#memos"
        return reverse("feedback:desk_memos") + query
    return reverse("feedback:desk_coding_text", args=[subject.pk]) + "#memos"


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def memo(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_memo(request.user, pk)
    refusal, form = None, MemoForm(initial={"about": name_of(found.subject), "body": found.body})
    if request.method == "POST":
        form = MemoForm(request.POST)
        try:
            if "remove" in request.POST:
                remove_memo(actor=request.user, memo=found)
                messages.success(request, _("Removed."))
                return redirect("feedback:desk_memos")
            if form.is_valid():
                change_memo(actor=request.user, memo=found, body=form.cleaned_data["body"])
                messages.success(request, _("Memo saved."))
                return redirect("feedback:desk_memo", found.pk)
        except RuleBroken as error:
            refusal = error
    context = {"memo": found, "form": form, "refusal": refusal, "is_own": found.author_id == request.user.pk}
    context["past"] = list(Memo.history.filter(id=found.pk).order_by("-history_date", "-history_id")[1:21])
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "feedback/coding/desk_memo.html", context, status=status)
