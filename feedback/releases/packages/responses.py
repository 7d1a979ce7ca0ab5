"""Serve metadata of a data file with the name that it must have beside the file."""

import json

from django.http import HttpResponse

from feedback.releases.packages.data_package import Json

CARD = "data-card.md"


def json_text(facts: Json) -> str:
    """Return the bytes-stable text of a metadata file."""
    return json.dumps(facts, indent=2, ensure_ascii=False) + "\n"


def as_json_file(facts: Json, name: str) -> HttpResponse:
    return _named(HttpResponse(json_text(facts), content_type="application/json"), name)


def as_card(words: str) -> HttpResponse:
    return _named(HttpResponse(words, content_type="text/markdown; charset=utf-8"), CARD)


def _named(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
