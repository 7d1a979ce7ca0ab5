"""Popolo over HTTP: one file for each class, in pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from boards.absolute_urls import absolute
from boards.dialects.answers import Unknown, dialect, json_of
from boards.dialects.pages import page_of
from boards.dialects.popolo.shapes import FILES, File
from boards.dialects.records import one, rows_of
from cms.open_data.selectors import current

START = "/api/popolo/"
MOST = 500


def refusal(message: str) -> dict[str, Any]:
    return {"error": message}


@dialect(refusal)
def index(request: HttpRequest) -> HttpResponse:
    return json_of({name: absolute(f"{START}{name}.json") for name in FILES})


@dialect(refusal)
def listed(request: HttpRequest, name: str) -> HttpResponse:
    file = _file(name)
    page = page_of(request, rows_of(file.kind), most=MOST)
    found = [each for copy in current(page.copies) for each in file.made(copy)]
    return json_of({name: found, "page": page.number, "pages": page.last, "next": page.links.get("next")})


@dialect(refusal)
def single(request: HttpRequest, name: str, record: str) -> HttpResponse:
    file = _file(name)
    copy = one(file.kind, record.rpartition("-")[0] if name == "votes" else record)
    for found in file.made(copy):
        if found["id"] == record:
            return json_of(found)
    raise Unknown()


def _file(name: str) -> File:
    if name not in FILES:
        raise Unknown()
    return FILES[name]
