"""A tool's page at its own address, found in one statement; and the list of tools as files."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.spreadsheets import CSV, as_download, stream_csv, stream_xlsx
from feedback import access
from feedback.tools import exports
from feedback.tools.presenters import narrowed


@require_safe
def tool(request: HttpRequest, slug: str) -> HttpResponse:
    return access.get_tool_page(slug).serve(request)


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Tools, steps and versions, each on a sheet of its own."""
    book = stream_xlsx(exports.sheets(narrowed(request.GET)), title=_("Tools"))
    return as_download(book, "tools.xlsx")


@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """One row for each step of each tool."""
    rows = exports.step_rows(narrowed(request.GET))
    return as_download(stream_csv(exports.step_columns(), rows), "tools.csv", CSV)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    return JsonResponse(exports.as_data(narrowed(request.GET)))
