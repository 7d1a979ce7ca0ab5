"""Views for a codebook as a REFI-QDA file, and for importing one, with a preview of what it would do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.spreadsheets import as_download
from feedback import access
from feedback.coding.books import BookScope, scope_of
from feedback.coding.codebook_import import import_codes, read_file
from feedback.coding.codebook_plan import Plan
from feedback.coding.file_codes import FileContent
from feedback.coding.forms.codebook import tree_of
from feedback.coding.forms.codebook_import import CodebookFileForm, sealed, unsealed
from feedback.coding.refi_xml import codebook_file

coders = role_required(*access.CODE_ROLES)
QDC = "application/xml"


@coders
@require_safe
def refi_file(request: HttpRequest) -> HttpResponse:
    scope = scope_of(request.user, request.GET.get("book", ""))
    if scope.book is None:
        return redirect("feedback:desk_codebook")
    data = codebook_file(scope.book, tree_of(scope.book))
    return as_download([data], f"codebook-{scope.book.slug}.qdc", QDC)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: HttpRequest) -> HttpResponse:
    """Read a file and show what it would do; the same page sent with its preview does it."""
    scope = scope_of(request.user, request.GET.get("book", ""))
    if scope.book is None:
        return redirect("feedback:desk_codebook")
    if request.method == "POST" and "preview" in request.POST:
        return _confirmed(request, scope)
    form = CodebookFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return _preview(request, scope, read_file(file.read(), file.name), file.name)
        except RuleBroken as error:
            form.add_error("file", str(error))
    context = {"scope": scope, "form": form}
    return render(
        request, "feedback/coding/desk_codebook_import.html", context, status=422 if form.errors else 200
    )


def _preview(
    request: HttpRequest,
    scope: BookScope,
    content: FileContent,
    source: str,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    plan = Plan(scope.book, tree_of(scope.book), content.codes)
    context = {
        "scope": scope,
        "plan": plan,
        "notes": content.notes,
        "source": source,
        "parts": [(act, plan.of(act)) for act in ("add", "change", "refused", "same")],
        "can_import": bool(plan.of("add") or plan.of("change")),
        "sealed": sealed(content, plan, source=source, user=request.user),
        "refusal": refusal,
    }
    return render(
        request, "feedback/coding/desk_codebook_preview.html", context, status=422 if refusal else 200
    )


def _confirmed(request: HttpRequest, scope: BookScope) -> HttpResponse:
    found = unsealed(request.POST["preview"], scope.book, request.user)
    if found is None:
        form = CodebookFileForm({}, {})
        form.errors.clear()
        form.add_error("file", _("This preview is too old, or is not yours. Choose the file again."))
        context = {"scope": scope, "form": form}
        return render(request, "feedback/coding/desk_codebook_import.html", context, status=422)
    content, digest, source = found
    try:
        done = import_codes(
            actor=request.user, book=scope.book, content=content, digest=digest, source=source
        )
    except RuleBroken as error:
        return _preview(request, scope, content, source, error)
    words = _("Imported from %(source)s: %(added)s added, %(changed)s changed.")
    messages.success(request, words % {"source": source, **done})
    return redirect(reverse("feedback:desk_codebook") + scope.query)
