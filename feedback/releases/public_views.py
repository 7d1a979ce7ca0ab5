"""Serve all numbers behind public findings as a page, CSV and JSON, from the same tables (P05), with metadata of the
CSV file for programs.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cms.components.menu import address
from feedback import access
from feedback.models import Finding, Release
from feedback.releases import presenters
from feedback.releases.lookup import answer
from feedback.releases.numbers_file import csv_of, numbers_file
from feedback.releases.packages.csvw import csvw_of
from feedback.releases.packages.data_card import card_of
from feedback.releases.packages.data_package import package_of
from feedback.releases.packages.description import DataFile
from feedback.releases.packages.responses import as_card, as_json_file

NOT_THERE = gettext_lazy(
    "This release does not include that table. Tables that are not included are not calculated for anyone."
)


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    release = access.get_public_release(number)
    findings = Finding.objects.published().filter(cut=release.cut).order_by("number")
    context = {
        "release": release,
        "cut": release.cut,
        "findings": findings,
        "counted": presenters.counted(release.tables),
        "sections": presenters.everything(release.tables),
        "crumbs": [
            (_("Findings"), address("findings/")),
            (_("Numbers for data set %(number)s") % {"number": number}, ""),
        ],
    }
    return _cached(release, request, lambda: render(request, "feedback/releases/numbers.html", context))


@require_safe
def as_csv(request: HttpRequest, number: int) -> HttpResponse:
    release = access.get_public_release(number)

    def make() -> HttpResponse:
        response = HttpResponse(csv_of(release), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="numbers-of-cut-{number}.csv"'
        return response

    return _cached(release, request, make, "csv")


@require_safe
def as_json(request: HttpRequest, number: int) -> HttpResponse:
    """Return all tables or, with ``by``, one table within at most two values of other dimensions."""
    release = access.get_public_release(number)
    wish = {name: str(value) for name, value in request.GET.items() if name != "by"}
    if by := request.GET.get("by", ""):
        found = answer(release.tables, by, wish)
        if found is None:
            return JsonResponse({"problem": str(NOT_THERE), "tables": list(release.tables)}, status=404)
        return _cached(
            release, request, lambda: JsonResponse(_facts(release) | found), f"{by} {sorted(wish.items())}"
        )
    return _cached(
        release, request, lambda: JsonResponse(_facts(release) | {"tables": release.tables}), "json"
    )


@require_safe
def data_package(request: HttpRequest, number: int) -> HttpResponse:
    release = access.get_public_release(number)
    return _cached(release, request, lambda: as_json_file(package_of(_file(release)), "datapackage.json"))


@require_safe
def csv_metadata(request: HttpRequest, number: int) -> HttpResponse:
    release = access.get_public_release(number)
    name = "numbers.csv-metadata.json"
    return _cached(release, request, lambda: as_json_file(csvw_of(_file(release)), name))


@require_safe
def data_card(request: HttpRequest, number: int) -> HttpResponse:
    release = access.get_public_release(number)
    return _cached(release, request, lambda: as_card(card_of(_file(release))))


def _file(release: Release) -> DataFile:
    try:
        return numbers_file(release)
    except OSError as error:
        raise Http404 from error


def _facts(release: Release) -> dict[str, Any]:
    return {
        "cut": release.cut.number,
        "edition": release.cut_edition,
        "rule": release.rule,
        "threshold": release.threshold,
        "sha256": release.sha256,
    }


def _cached(
    release: Release, request: HttpRequest, make: Callable[[], HttpResponse], what: str = ""
) -> HttpResponse:
    """Add an ETag and cache headers, so a response is resent only if its content changed."""
    response = make()
    facts = f"{release.sha256} {what}".encode("utf-8", "surrogatepass") if what else response.content
    response["ETag"] = f'"{sha256(facts).hexdigest()[:40]}"'
    patch_cache_control(response, public=True, max_age=60)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
