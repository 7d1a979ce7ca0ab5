"""Views to import comments: upload, match columns, check, import."""

from typing import Any
from uuid import UUID

from django.db import transaction
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
from feedback.imports.batches import match_columns, refused_rows, start_import, stop_import
from feedback.imports.dates import FORMATS
from feedback.imports.forms import MatchForm, ReadingForm, StartForm, UploadForm
from feedback.imports.meanings import columns_with_values
from feedback.imports.new_forms import make_form
from feedback.imports.presenters import answer_rows, attribute_rows, head_rows, problem_rows
from feedback.imports.presets import preset_of
from feedback.imports.problems import unsolved
from feedback.imports.selectors import frozen_of, is_busy
from feedback.imports.uploads import MOST_BYTES, new_import
from feedback.models import Channel, ImportBatch
from feedback.reference_data.languages import language_name

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
    if file.size > MOST_BYTES:
        raise TableRefused(_("The file is larger than 25 MB."), rule="S21")
    values = form.cleaned_data
    return new_import(
        actor=request.user,
        form=values["form"],
        filename=file.name,
        data=file.read(),
        encoding=values["encoding"],
        delimiter=values["delimiter"],
    )


@analysts
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_import(request.user, pk)
    form, refusal = match_form(request, found), None
    if request.method == "POST":
        try:
            if form is None or form.is_valid():
                _match(request, found, form)
                return redirect(found)
        except RuleBroken as error:
            refusal = error
    return page(request, found, form, refusal)


def _match(request: HttpRequest, found: ImportBatch, form: MatchForm | None) -> None:
    """Make the form first, if there is none: both are done, or neither."""
    if form is None:
        match_columns(actor=request.user, batch=found, mapping={})
        return
    mapping, dates = form.mapping(), form.dates()
    with transaction.atomic():
        if "title" in form.cleaned_data:
            title = form.cleaned_data["title"]
            found, mapping = make_form(actor=request.user, batch=found, title=title, mapping=mapping)
        zone = form.cleaned_data.get("zone", "")
        match_columns(actor=request.user, batch=found, mapping=mapping, dates=dates, zone=zone)


def match_form(request: HttpRequest, found: ImportBatch) -> MatchForm | None:
    if not found.file or not found.columns or is_busy(found) or found.submissions.exists():
        return None
    is_sent = request.method == "POST" and request.path == found.get_absolute_url()
    frozen = frozen_of(found) if found.version_id else None
    return MatchForm(request.POST if is_sent else None, batch=found, frozen=frozen)


def page(
    request: HttpRequest, found: ImportBatch, form: MatchForm | None, refusal: RuleBroken | None
) -> HttpResponse:
    job, busy = found.job, is_busy(found)
    context = {
        "batch": found,
        "busy": busy,
        "form": form,
        "refusal": refusal or _failure(job),
        "start": StartForm(request.POST if refusal else None),
        "can_start": not busy and found.file and found.state in ("checked", "stopped", "running"),
        "can_end": not busy and found.file and found.state != "done",
        "preview": [] if busy or not job else _preview(found, job.result.get("preview", [])),
        "refused": page_of(request, found.refused),
        "problems": problem_rows(found),
        "unsolved": unsolved(found),
        "formats": FORMATS.items(),
        "values": [] if busy or not form or not found.mapping else _with_values(found),
        "reading": ReadingForm(initial=found.reading) if form else None,
        "preset": preset_of(found.reading.get("preset", "")),
        "head": head_rows(found),
        "job_message": job.message if job and job.state == Job.State.CANCELLED else "",
    }
    broken = refusal or (form is not None and form.is_bound and form.errors)
    return render(request, "feedback/imports/desk_import.html", context, status=422 if broken else 200)


def _with_values(found: ImportBatch) -> list[tuple[int, str]]:
    return [(place, found.columns[place]["name"]) for place in columns_with_values(found)]


def _failure(job: Job | None) -> RuleBroken | None:
    """Return the error of the last job if it failed."""
    return RuleBroken(job.message) if job is not None and job.state == Job.State.FAILED else None


def _preview(found: ImportBatch, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if not found.version_id:
        return []
    frozen = frozen_of(found)
    return [
        row
        | {
            "answers": answer_rows(frozen, row) + attribute_rows(found, row["line"]),
            "channel": Channel(row["channel"]).label,
            "received": parse_datetime(row["received"]) if row["received"] else None,
            "hint": language_name(row["hint"]) if row.get("hint") else "",
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
        return page(request, found, match_form(request, found), error)
    return redirect(found)


@analysts
@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_import(request.user, pk)

    def act() -> str:
        stop_import(actor=request.user, batch=found)
        return _("Stop requested. Comments already imported are kept.")

    return press(request, act, button=_("Stop this job"), back_url=found.get_absolute_url())


@analysts
@require_GET
def refused(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    found = access.get_import(request.user, pk)
    columns = [Column("line", _("Line"), "int"), Column("reason", _("Reason"))]
    return as_download(stream_csv(columns, refused_rows(found)), "refused-rows.csv", CSV)
