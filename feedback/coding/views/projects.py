"""Views for texts and codings as a project of another tool (REFI-QDA): the log, the file, and codings coming back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.powers.second_factor import ask_again, fresh_second_factor_required, is_fresh
from cms.spreadsheets import as_download
from cms.web.paging import page_of
from feedback import access
from feedback.coding.forms.projects import ProjectFileForm, ProjectForm
from feedback.coding.projects import Imported, export_project, import_codings
from feedback.models import CodingFile

coders = role_required(*access.CODE_ROLES)
QDPX = "application/zip"


@coders
@fresh_second_factor_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(
    request: HttpRequest,
    out: ProjectForm | None = None,
    back: ProjectFileForm | None = None,
    done: Imported | None = None,
) -> HttpResponse:
    forms = (out or ProjectForm(), back or ProjectFileForm())
    rows = CodingFile.objects.select_related("form", "codebook")
    context = {"out": forms[0], "back": forms[1], "done": done, "page": page_of(request, rows)}
    status = 422 if any(form.errors for form in forms) else 200
    return render(request, "feedback/coding/desk_projects.html", context, status=status)


@coders
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    if not is_fresh(request):
        return ask_again(request, reverse("feedback:desk_projects"))
    form = ProjectForm(request.POST)
    if not form.is_valid():
        return _page(request, out=form)
    try:
        log, data = export_project(actor=request.user, **form.cleaned_data)
    except RuleBroken as error:
        form.add_error("form", str(error))
        return _page(request, out=form)
    return as_download([data], f"INTERNAL-{log.form.slug}-{log.at:%Y-%m-%d}.qdpx", QDPX)


@coders
@require_POST
def bring_back(request: HttpRequest) -> HttpResponse:
    """Test a file, or import its codings; either way with counts, and each reason why some do not fit."""
    form = ProjectFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, back=form)
    file, is_test = form.cleaned_data["file"], "test" in request.POST
    facts = {"form": form.cleaned_data["form"], "source": file.name, "dry_run": is_test}
    try:
        done = import_codings(actor=request.user, data=file.read(), **facts)
    except RuleBroken as error:
        form.add_error("file", str(error))
        return _page(request, back=form)
    if is_test:
        return _page(request, back=form, done=done)
    _tell(request, done)
    return redirect("feedback:desk_projects")


def _tell(request: HttpRequest, done: Imported) -> None:
    """What came in, and each reason why some did not; told once, so that a reload imports nothing again."""
    words = ngettext(
        "Imported: %(added)s coding. Already here: %(same)s. Refused: %(refused)s.",
        "Imported: %(added)s codings. Already here: %(same)s. Refused: %(refused)s.",
        done.added,
    )
    messages.success(request, words % {"added": done.added, "same": done.same, "refused": done.refused})
    if done.memos or done.same_memos:
        words = ngettext(
            "Imported: %(n)s memo. Already here: %(same)s.",
            "Imported: %(n)s memos. Already here: %(same)s.",
            done.memos,
        )
        messages.success(request, words % {"n": done.memos, "same": done.same_memos})
    for reason, count in done.told:
        messages.warning(request, f"{count}: {reason}")
