"""Views to import comments: upload, match columns, check, import."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.models import Job
from cms.spreadsheets import CSV, Column, as_download, stream_csv
from cms.spreadsheets.readers import TableRefused
from cms.web.buttons import press
from cms.web.paging import page_of
from feedback import access
from feedback.imports import batches as import_batches
from feedback.imports.batches import match_columns, new_import, start_import, stop_import
from feedback.imports.forms import MatchForm, StartForm, UploadForm
from feedback.imports.presenters import answer_rows
from feedback.models import Channel, ImportBatch

analysts = role_required(*access.CUT_ROLES)


@analysts
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    batches = page_of(request, ImportBatch.objects.select_related("form", "job"))
    return render(request, "feedback/imports/desk_imports.html", {"batches": batches})


@analysts
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_taken_in(request, form))
        except TableRefused as error:
            form.add_error("file", str(error))
        except RuleBroken as error:
            form.add_error("form", str(error))
    return render(
        request, "feedback/imports/desk_import_new.html", {"form": form}, status=422 if form.errors else 200
    )


def _taken_in(request: HttpRequest, form: UploadForm) -> ImportBatch:
    file = form.cleaned_data["file"]
    if file.size > import_batches.MOST_BYTES:
        raise TableRefused(_("The file is larger than 25 MB."), rule="S21")
    return new_import(
        actor=request.user, form=form.cleaned_data["form"], filename=file.name, data=file.read()
    )


@analysts
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_import(request.user, pk)
    form, refusal = _match_form(request, found), None
    if request.method == "POST":
        try:
            if form is None or form.is_valid():
                mapping = form.mapping() if form else {}
                match_columns(actor=request.user, batch=found, mapping=mapping)
                return redirect(found)
        except RuleBroken as error:
            refusal = error
    return _page(request, found, form, refusal)


def _match_form(request: HttpRequest, found: ImportBatch) -> MatchForm | None:
    if not found.file or not found.columns or import_batches.is_busy(found) or found.stored:
        return None
    return MatchForm(
        request.POST if request.method == "POST" and not request.path.endswith("/run/") else None,
        frozen=import_batches.frozen_of(found),
        columns=found.columns,
        guessed=import_batches.guessed(found),
    )


def _page(
    request: HttpRequest, found: ImportBatch, form: MatchForm | None, refusal: RuleBroken | None
) -> HttpResponse:
    job, busy = found.job, import_batches.is_busy(found)
    context = {
        "batch": found,
        "busy": busy,
        "form": form,
        "refusal": refusal or _failure(job),
        "start": StartForm(request.POST if refusal else None),
        "can_start": not busy and found.file and found.state in ("checked", "stopped", "running"),
        "preview": [] if busy or not job else _preview(found, job.result.get("preview", [])),
        "refused": page_of(request, found.refused),
        "job_message": job.message if job and job.state == Job.State.CANCELLED else "",
    }
    broken = refusal or (form is not None and form.is_bound and form.errors)
    return render(request, "feedback/imports/desk_import.html", context, status=422 if broken else 200)


def _failure(job: Job | None) -> RuleBroken | None:
    """Return the error of the last job if it failed."""
    return RuleBroken(job.message) if job is not None and job.state == Job.State.FAILED else None


def _preview(found: ImportBatch, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    frozen = import_batches.frozen_of(found)
    return [
        row
        | {
            "answers": answer_rows(frozen, row),
            "channel": Channel(row["channel"]).label,
            "received": parse_datetime(row["received"]),
        }
        for row in rows
    ]


@analysts
@require_POST
def run(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, form = access.get_import(request.user, pk), StartForm(request.POST)
    try:
        skip = form.is_valid() and form.cleaned_data["skip_bad"]
        start_import(actor=request.user, batch=found, skip_bad=skip)
    except RuleBroken as error:
        return _page(request, found, _match_form(request, found), error)
    return redirect(found)


@analysts
@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_import(request.user, pk)

    def act() -> str:
        stop_import(actor=request.user, batch=found)
        return _("Stop requested. Comments already imported stay.")

    return press(request, act, button=_("Stop this job"), back_url=found.get_absolute_url())


@analysts
@require_GET
def refused(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    found = access.get_import(request.user, pk)
    columns = [Column("line", _("Line"), "int"), Column("reason", _("Reason"))]
    return as_download(stream_csv(columns, import_batches.refused_rows(found)), "refused-rows.csv", CSV)
