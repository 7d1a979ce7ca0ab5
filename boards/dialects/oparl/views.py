"""OParl over HTTP."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from boards.absolute_urls import absolute
from boards.dialects.answers import Unknown, dialect, json_of
from boards.dialects.oparl import collections
from boards.dialects.oparl.ids import KINDS, OFFICE, SCHEMA, START, TYPES, list_url, url
from cms.site_cache import office

Json = dict[str, Any]
LICENSES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
}
LINKS = ("organization", "person", "meeting", "paper", "agendaitem", "consultation", "file", "membership")
NAMES = {"agendaitem": "agendaItem"}


def refusal(message: str) -> Json:
    return {"type": f"{SCHEMA}Error", "message": message}


@dialect(refusal)
def system(request: HttpRequest) -> HttpResponse:
    found = {
        "id": absolute(START),
        "type": f"{SCHEMA}System",
        "oparlVersion": SCHEMA,
        "name": office().name,
        "website": absolute("/"),
        "body": list_url("body"),
    }
    return json_of(found | _license())


@dialect(refusal)
def listed(request: HttpRequest, type: str) -> HttpResponse:
    if type in ("body", "legislativeterm"):
        return json_of(_short_list(type, [_body()] if type == "body" else []))
    if type not in KINDS:
        raise Unknown()
    return json_of(collections.listed(request, type))


@dialect(refusal)
def single(request: HttpRequest, type: str, record: str) -> HttpResponse:
    if type == "body" and record == OFFICE:
        return json_of(_body())
    return json_of(collections.single(type, record))


def _body() -> Json:
    found = {
        "id": url("body", OFFICE),
        "type": f"{SCHEMA}{TYPES['body']}",
        "system": absolute(START),
        "name": office().name,
        "website": absolute("/"),
        **{NAMES.get(type, type): list_url(type) for type in LINKS},
        "locationList": list_url("location"),
        "legislativeTerm": [],
        "legislativeTermList": list_url("legislativeterm"),
    }
    return found | _license()


def _license() -> Json:
    """As the office states it, if it does."""
    stated = LICENSES.get(office().data_license)
    return {"license": stated} if stated else {}


def _short_list(type: str, data: list[Json]) -> Json:
    own = list_url(type)
    pages = {"elementsPerPage": max(1, len(data)), "currentPage": 1, "totalPages": 1}
    return {"data": data, "pagination": pages, "links": {"first": own, "self": own, "last": own}}
