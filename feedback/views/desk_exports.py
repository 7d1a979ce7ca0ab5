"""Take the file of an export. The right is asked each time, and each time leaves a row (R09, F24)."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.spreadsheets import CSV, XLSX
from cms.views.errors import problem
from feedback import access, services

TYPES = {"xlsx": XLSX, "csv": CSV, "jsonl": "application/x-ndjson"}
analysts = role_required(*access.CUT_ROLES)


@analysts
@require_safe
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_export(request.user, pk)
    context = {"export": found, "downloads": found.downloads.all()[:20]}
    return render(request, "feedback/desk_export.html", context)


@analysts
@require_GET
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_export(request.user, pk)
    try:
        opened = services.hand_over(actor=request.user, export=found)
    except (RuleBroken, OSError):
        return problem(request, 404, _("There is no file to take."))
    response = FileResponse(
        opened, as_attachment=True, filename=found.filename, content_type=TYPES[found.format]
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@analysts
@require_safe
def manifest(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_export(request.user, pk)
    response = JsonResponse(found.manifest, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Cache-Control"] = "private, no-store"
    return response
