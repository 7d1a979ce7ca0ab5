"""Views for the export log, approvals and downloads. Each request checks the right again (R09, F24, S14)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from cms.access import Role, role_required
from cms.exceptions import RuleBroken
from cms.spreadsheets import CSV, XLSX
from cms.web.errors import problem
from cms.web.paging import page_of
from feedback import access
from feedback.cuts.filter_words import with_filter_words
from feedback.exports.forms import DecisionForm, ExportForm, LogForm
from feedback.exports.metadata_files import described
from feedback.exports.publication_checks import hidden_since, withdrawn_since
from feedback.exports.services import decide_export, hand_over, request_export, restart_export
from feedback.models import Export
from feedback.releases.packages.csvw import csvw_of
from feedback.releases.packages.data_card import card_of
from feedback.releases.packages.data_package import package_of
from feedback.releases.packages.description import DataFile
from feedback.releases.packages.responses import as_card, as_json_file
from feedback.releases.selectors import release_of

TYPES = {
    "xlsx": XLSX,
    "csv": CSV,
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
analysts = role_required(*access.CUT_ROLES)


def _log(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    form = LogForm(request.GET)
    rows = form.apply(access.visible_exports(request.user)).order_by("-made_at")
    page = page_of(request, rows.prefetch_related("downloads"))
    with_filter_words(each.cut for each in page)
    context = {
        "form": form,
        "exports": page,
        "waiting": access.exports_to_decide(request.user)[:50],
    }
    return render(request, "feedback/exports/desk_exports.html", context | more, status=status)


@analysts
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    return _log(request)


@analysts
def cut(request: HttpRequest, number: int) -> HttpResponse:
    """Show a cut and its exports, with the form to request one."""
    found = access.get_cut(request.user, number)
    form, refusal = ExportForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            export, job = request_export(actor=request.user, cut=found, **form.cleaned_data)
            if job is None:
                messages.success(
                    request, _("Requested. Another person must agree before the file is created.")
                )
            return redirect(job or export)
        except RuleBroken as error:
            refusal = error
    exports = access.visible_exports(request.user).filter(cut=found)[:20]
    with_filter_words([found])
    context = {
        "cut": found,
        "form": form,
        "refusal": refusal,
        "exports": exports,
        "release": release_of(found),
    }
    return render(
        request, "feedback/exports/desk_cut.html", context, status=422 if form.errors or refusal else 200
    )


@role_required(Role.PUBLISHER)
@require_POST
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_export(request.user, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _log(request, status=422, refused=found, decision=form)
    try:
        decided = decide_export(actor=request.user, export=found, **form.facts())
    except RuleBroken as error:
        return _log(request, status=409, refused=found, decision=form, refusal=error)
    agreed = decided.state != Export.State.REFUSED
    messages.success(request, _("Agreed. The file is being created.") if agreed else _("Refused."))
    return redirect("feedback:desk_exports")


@analysts
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an export; a POST restarts a stopped job."""
    found = access.get_export(request.user, pk)
    if request.method == "POST":
        return redirect(restart_export(actor=request.user, export=found) or found)
    is_own = found.requested_by_id == request.user.pk
    with_filter_words([found.cut])
    context = {
        "export": found,
        "downloads": found.downloads.all()[:50],
        "is_own": is_own,
        "may_take": is_own or not found.is_for_records,
        "may_decide": access.exports_to_decide(request.user).filter(pk=pk).exists(),
        "steps": _steps(found),
        "withdrawn": withdrawn_since(found),
        "hidden": hidden_since(found),
    }
    return render(request, "feedback/exports/desk_export.html", context)


def _steps(export: Export) -> list[tuple[str, Any, str]]:
    """Return the history of an export in order: label, time, who."""
    steps = [(_("Requested"), export.made_at, export.requested_by_name)]
    if export.decided_at:
        words = _("Refused") if export.state == Export.State.REFUSED else _("Agreed")
        steps.append((words, export.decided_at, export.decided_by_name))
    if export.expires_at:
        ended = export.state == Export.State.EXPIRED
        steps.append((_("File deleted") if ended else _("File will be deleted"), export.expires_at, ""))
    return steps


@analysts
@require_GET
def file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    found = access.get_export_file(request.user, pk)
    try:
        opened = hand_over(actor=request.user, export=found)
    except (RuleBroken, OSError) as error:
        words = str(error) if isinstance(error, RuleBroken) else _("There is no file to download.")
        return problem(request, 404, words)
    response = FileResponse(
        opened, as_attachment=True, filename=found.filename, content_type=TYPES[found.format]
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@analysts
@require_safe
def manifest(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_export_file(request.user, pk)
    response = JsonResponse(found.manifest, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Cache-Control"] = "private, no-store"
    return response


@analysts
@require_safe
def data_package(request: HttpRequest, pk: UUID) -> HttpResponse:
    _found, file = _described(request, pk)
    return _private(as_json_file(package_of(file), "datapackage.json"))


@analysts
@require_safe
def csv_metadata(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, file = _described(request, pk)
    if not found.is_csv:
        raise Http404
    return _private(as_json_file(csvw_of(file), found.csv_metadata_name))


@analysts
@require_safe
def data_card(request: HttpRequest, pk: UUID) -> HttpResponse:
    _found, file = _described(request, pk)
    return _private(as_card(card_of(file)))


def _described(request: HttpRequest, pk: UUID) -> tuple[Export, DataFile]:
    found = access.get_export_file(request.user, pk)
    file = described(found)
    if file is None:
        raise Http404
    return found, file


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response
