"""The views of the API. Each reads the public copies, and answers in all languages of the site at once."""

from functools import partial
from typing import IO, Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.open_data.api import catalog as dcat
from cms.open_data.api import openapi as description
from cms.open_data.api import selectors
from cms.open_data.api.addresses import address, documentation
from cms.open_data.api.answers import Problem, api_view, json_answer, link_header
from cms.open_data.api.downloads import download
from cms.open_data.api.items import item_of, precise
from cms.open_data.api.parameters import asked
from cms.open_data.api.schema_files import schema_file
from cms.open_data.archive.store import Archive, latest
from cms.open_data.licenses import license_now
from cms.open_data.registry import Kind, kind_named, kinds
from cms.open_data.values import in_each_language
from cms.site_cache import office
from cms.storage import private_storage

SCHEMA = "application/schema+json"
CHANGING = "Records are changing. If one was removed, the archive is made anew. Try again soon."
SOON = {"Retry-After": "30"}


@api_view
def index(request: HttpRequest) -> HttpResponseBase:
    """The kinds, what they hold, and where they are."""
    totals = selectors.totals()
    content = {
        "title": office().name,
        "languages": [code for code, _name in settings.SITE_LANGUAGES],
        "license": license_now(),
        "documentation_url": documentation(),
        "openapi_url": address("openapi"),
        "catalog_url": address("catalog"),
        "archive_url": address("archive"),
        "kinds": [_kind(kind, totals.get(kind.name, selectors.Total())) for kind in kinds()],
    }
    moments = [each.modified_at for each in totals.values() if each.modified_at]
    links = {"service-desc": address("openapi"), "service-doc": documentation()}
    return json_answer(request, content, links=links, modified_at=max(moments, default=None))


@api_view
def records(request: HttpRequest, kind: str) -> HttpResponseBase:
    """One page of the records of a kind, or of what changed since a moment."""
    known = _known(kind)
    wanted = asked(request.GET, kind)
    page = selectors.page_of(kind, wanted)
    links = {"describedby": address("schema", known.name)}
    if page.cursor:
        query = request.GET.dict() | {"cursor": page.cursor}
        links["next"] = address("kind", kind, **query)
    content = {
        "kind": kind,
        "count": page.count,
        "next": links.get("next"),
        "license": license_now(),
        "items": page.items,
    }
    return json_answer(request, content, links=links, modified_at=page.modified_at)


@api_view
def record(request: HttpRequest, kind: str, id: str) -> HttpResponseBase:
    """One record: 404 if there is none, 410 if it is public no more."""
    known = _known(kind)
    found = selectors.find(kind, id) if id.isprintable() else selectors.Found()
    if found.copy:
        links = {"describedby": address("schema", known.name), "collection": address("kind", kind)}
        return json_answer(request, item_of(found.copy), links=links, modified_at=found.copy.modified_at)
    if found.is_removed:
        removed_at = precise(found.removed_at) if found.removed_at else None
        raise Problem(410, "This record is public no more. Delete your copy.", removed_at=removed_at)
    raise Problem(404, f"There is no record with this id. {address('kind', kind)} lists all.")


@api_view
def openapi(request: HttpRequest) -> HttpResponseBase:
    return json_answer(request, description.document())


@api_view
def schema(request: HttpRequest, name: str) -> HttpResponseBase:
    return json_answer(request, schema_file(_known(name)), kind=SCHEMA)


@api_view
def catalog(request: HttpRequest) -> HttpResponseBase:
    """Of this site, by DCAT-US 3.0."""
    return json_answer(request, dcat.catalog(selectors.totals()))


@api_view
def archive(request: HttpRequest) -> HttpResponseBase:
    """The archive, unless there is none yet, or something that it may hold was removed since it was made."""
    found = latest()
    if found is None:
        raise Problem(404, "The archive is created each night. The first one has not been created yet.")
    if not found.may_be_served:
        raise Problem(503, CHANGING, headers=SOON)
    answer = download(
        request,
        partial(_opened, found),
        size=found.size,
        etag=f'"{found.sha256}"',
        changed=found.built_at,
        name=f"public-record-{found.built_at:%Y-%m-%d}.zip",
        kind="application/zip",
    )
    if link := link_header({}):
        answer["Link"] = link
    return answer


def _opened(found: Archive) -> IO[bytes]:
    try:
        return private_storage().open(found.path, "rb")
    except FileNotFoundError as error:  # the next one has just taken its place
        raise Problem(503, CHANGING, headers=SOON) from error


def _known(name: str) -> Kind:
    if found := kind_named(name):
        return found
    raise Problem(404, f"There is no such kind of record. {address('index')} lists all.")


def _kind(kind: Kind, total: selectors.Total) -> dict[str, Any]:
    return {
        "kind": kind.name,
        "label": in_each_language(lambda: kind.label),
        "label_of_one": in_each_language(lambda: kind.label_of_one),
        "about": in_each_language(lambda: kind.about),
        "count": total.count,
        "modified_at": precise(total.modified_at) if total.modified_at else None,
        "url": address("kind", kind.name),
        "schema_url": address("schema", kind.name),
    }
