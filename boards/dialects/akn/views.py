"""Akoma Ntoso over HTTP."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from boards.absolute_urls import absolute
from boards.dialects.akn import documents
from boards.dialects.akn.meta import CODES
from boards.dialects.answers import BadParameter, dialect, json_of
from boards.dialects.labels import FIRST
from boards.dialects.records import every, key_of, one

Json = dict[str, Any]
CONTENT_TYPE = "application/akn+xml; charset=utf-8"
NAMED = {name: code for code, akn in CODES.items() for name in (code, akn)}


def refusal(message: str) -> Json:
    return {"error": message}


@dialect(refusal)
def index(request: HttpRequest) -> HttpResponse:
    """The addresses of all documents."""
    found = []
    for copy in every("meetings"):
        names = [name for name in ("agenda", "minutes") if key_of(copy, name)]
        found += [
            {
                "meeting": copy.key,
                "day": copy.attributes["day"],
                "name": name,
                "language": akn,
                "url": absolute(f"/api/akn/{copy.key}/{name}.xml?language={akn}"),
            }
            for name in names
            for akn in CODES.values()
        ]
    return json_of({"documents": found})


@dialect(refusal)
def agenda(request: HttpRequest, record: str) -> HttpResponse:
    return HttpResponse(
        documents.agenda(one("meetings", record), _language(request)), content_type=CONTENT_TYPE
    )


@dialect(refusal)
def minutes(request: HttpRequest, record: str) -> HttpResponse:
    return HttpResponse(
        documents.minutes(one("meetings", record), _language(request)), content_type=CONTENT_TYPE
    )


def _language(request: HttpRequest) -> str:
    typed = request.GET.get("language", FIRST)
    if typed not in NAMED:
        raise BadParameter(f"language must be one of {', '.join(CODES.values())}.")
    return NAMED[typed]
