"""Public pages and files of data sets: only editions that two people released, each frozen at its own address."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.data_sets import access, exports, presenters
from boards.data_sets.charts import Chart, chart_named
from boards.data_sets.dictionary import read_dictionary
from boards.data_sets.explore import Selection
from boards.data_sets.selectors import rows_where
from boards.models import DataEdition
from cms.components.menu import address
from cms.i18n.fields import text
from cms.spreadsheets import CSV, XLSX, stream_csv
from feedback.releases.packages.csvw import csvw_of
from feedback.releases.packages.data_card import card_of
from feedback.releases.packages.data_package import package_of
from feedback.releases.packages.responses import as_card, as_json_file

DAY = 86_400
PARQUET = "application/vnd.apache.parquet"


@require_safe
def data_set(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest edition."""
    return _page(request, access.get_public_edition(slug))


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _page(request, access.get_public_edition(slug, number))


def _page(request: HttpRequest, found: DataEdition) -> HttpResponse:
    crumbs = [(_("Data"), address("data/")), (text(found.data_set.title), "")]
    selection = Selection.of(found, request.GET.dict())
    context = presenters.edition_page(found) | presenters.explored(selection) | {"crumbs": crumbs}
    return render(request, "boards/data_sets/edition.html", context)


@require_safe
def as_csv(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    return _file(request, slug, number, exports.csv_of, CSV, exports.CSV_NAME)


@require_safe
def as_xlsx(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    return _file(request, slug, number, exports.xlsx_of, XLSX, "data.xlsx")


@require_safe
def as_parquet(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    return _file(request, slug, number, exports.parquet_of, PARQUET, "data.parquet")


@require_safe
def as_json(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The dictionary, and the rows with these codes: `?place=06019&year=2019`. An unknown column is refused."""
    found = access.get_public_edition(slug, number)
    wanted = {name: request.GET.getlist(name) for name in request.GET}
    known = {each.key for each in read_dictionary(found.dictionary).dimensions}
    if unknown := sorted(set(wanted) - known):
        words = _("This data set has no dimension %(name)s.") % {"name": unknown[0][:40]}
        return JsonResponse({"problem": words, "dimensions": sorted(known)}, status=404)
    query = "&".join(sorted(f"{name}={','.join(sorted(codes))}" for name, codes in wanted.items()))
    return frozen_response(
        request, found, lambda: JsonResponse(_facts(found) | {"rows": rows_where(found, wanted)}), query
    )


def _facts(found: DataEdition) -> dict[str, Any]:
    return {
        "data_set": found.data_set.slug,
        "edition": found.number,
        "released_at": found.decided_at,
        "smallest_number_shown": found.threshold,
        "sha256": found.published_sha256,
        "is_demo": found.is_demo,
        "dictionary": found.dictionary,
    }


@require_safe
def chart_csv(request: HttpRequest, slug: str, number: int, chart: str) -> HttpResponseBase:
    found, drawn = _chart(request, slug, number, chart)
    columns, rows = exports.chart_columns(drawn), exports.chart_rows(drawn)
    name = f"{slug}-{number}-{chart}.csv"
    return frozen_response(
        request, found, lambda: _download(stream_csv(columns, rows), CSV, name), _query(request)
    )


@require_safe
def chart_xlsx(request: HttpRequest, slug: str, number: int, chart: str) -> HttpResponseBase:
    found, drawn = _chart(request, slug, number, chart)
    name = f"{slug}-{number}-{chart}.xlsx"
    return frozen_response(
        request, found, lambda: _download(exports.chart_xlsx(drawn), XLSX, name), _query(request)
    )


@require_safe
def chart_png(request: HttpRequest, slug: str, number: int, chart: str) -> HttpResponseBase:
    """The picture with its heading and source; not in languages that the site's fonts lack."""
    found, drawn = _chart(request, slug, number, chart)

    def draw() -> HttpResponse:
        picture = drawn.png(presenters.citation(found))
        if picture is None:
            raise Http404
        return HttpResponse(picture, content_type="image/png")

    return frozen_response(request, found, draw, _query(request))


def _chart(request: HttpRequest, slug: str, number: int, name: str) -> tuple[DataEdition, Chart]:
    found = access.get_public_edition(slug, number)
    selection = Selection.of(found, request.GET.dict())
    drawn = chart_named(selection, name)
    if drawn is None:
        raise Http404
    return found, drawn


def _query(request: HttpRequest) -> str:
    return request.META.get("QUERY_STRING", "")


def _download(chunks: Iterable[bytes], content_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(chunks, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def data_package(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    found = access.get_public_edition(slug, number)
    return frozen_response(
        request, found, lambda: as_json_file(package_of(exports.described_as(found)), "datapackage.json")
    )


@require_safe
def csv_metadata(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    found = access.get_public_edition(slug, number)
    name = f"{exports.CSV_NAME}-metadata.json"
    return frozen_response(request, found, lambda: as_json_file(csvw_of(exports.described_as(found)), name))


@require_safe
def data_card(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    found = access.get_public_edition(slug, number)
    return frozen_response(request, found, lambda: as_card(card_of(exports.described_as(found))))


def _file(
    request: HttpRequest,
    slug: str,
    number: int,
    make: Callable[[DataEdition], Iterable[bytes]],
    content_type: str,
    name: str,
) -> HttpResponseBase:
    found = access.get_public_edition(slug, number)
    return frozen_response(
        request, found, lambda: _download(make(found), content_type, f"{slug}-{number}-{name}")
    )


def frozen_response(
    request: HttpRequest,
    found: DataEdition,
    make: Callable[[], HttpResponseBase],
    what: str = "",
    seconds: int = DAY,
) -> HttpResponseBase:
    """An edition never changes, so readers may keep its files for a day; what they have is not sent again."""
    facts = f"{found.published_sha256} {request.path} {what}".encode("utf-8", "surrogatepass")
    tag = f'"{sha256(facts).hexdigest()[:40]}"'
    response = get_conditional_response(request, etag=tag) or make()
    response["ETag"] = tag
    patch_cache_control(response, public=True, max_age=seconds)
    return response
