"""The OpenAPI 3.1 document of the API, made from the kinds."""

from typing import Any

from django.utils import translation

from cms.open_data.api import schemas
from cms.open_data.api.addresses import absolute, documentation
from cms.open_data.api.parameters import MOST, USUAL
from cms.open_data.licenses import license_now
from cms.open_data.registry import Kind, kinds
from cms.open_data.values import Schema
from cms.site_cache import office

Json = dict[str, Any]
VERSION = "1.0.0"
LIST_PARAMETERS: dict[str, tuple[Schema, str]] = {
    "limit": (
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        "How many records a page holds.",
    ),
    "cursor": ({"type": "string"}, "Where the page begins; “next” of the page before has it."),
    "modified_since": (
        {"type": "string", "format": "date-time"},
        "Only what changed at or after this moment, oldest change first, with what is public no more.",
    ),
    "body": ({"type": "string"}, "Only records of the body with this id."),
    "year": ({"type": "integer", "minimum": 1, "maximum": 9999}, "Only records whose day is in this year."),
    "number": ({"type": "string"}, "Only records with this number."),
    "id": ({"type": "string"}, "Only the record with this id."),
}


def document() -> Json:
    """In English, whatever the language of the request."""
    with translation.override("en"):
        return {
            "openapi": "3.1.0",
            "jsonSchemaDialect": schemas.DIALECT,
            "info": _info(),
            "externalDocs": {"url": documentation()},
            "servers": [{"url": absolute("/api/v1")}],
            "paths": {"/": _index(), **{path: what for kind in kinds() for path, what in _paths(kind)}},
            "components": {
                "schemas": _components(),
                "parameters": {name: _parameter(name) for name in LIST_PARAMETERS},
                "responses": {
                    "problem": {
                        "description": "What is wrong with the request.",
                        "content": {"application/problem+json": {"schema": _ref("problem")}},
                    }
                },
            },
        }


def _info() -> Json:
    found: Json = {
        "title": f"{office().name}: public record",
        "version": VERSION,
        "description": "Every public record of this site. No key is required.",
    }
    if license_ := license_now():
        found["license"] = license_
    return found


def _components() -> Json:
    found: Json = {"problem": schemas.PROBLEM, "index": schemas.INDEX}
    for kind in kinds():
        found[kind.name] = {**schemas.item_schema(kind), "title": str(kind.label_of_one)}
        found[f"{kind.name}-removed"] = schemas.tombstone_schema(kind)
        page = schemas.page_schema(kind, _ref(kind.name), _ref(f"{kind.name}-removed"))
        found[f"{kind.name}-page"] = {**page, "title": str(kind.label)}
    return found


def _paths(kind: Kind) -> list[tuple[str, Json]]:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    listed = [{"$ref": f"#/components/parameters/{name}"} for name in LIST_PARAMETERS]
    about = str(kind.about)
    return [
        (f"/{kind.name}/", {"get": _reading(f"list-{kind.name}", about, f"{kind.name}-page", listed, 400)}),
        (f"/{kind.name}/{{id}}/", {"get": _reading(f"read-{kind.name}", about, kind.name, [key], 404, 410)}),
    ]


def _index() -> Json:
    return {"get": _reading("index", "The kinds of records, and where they are.", "index", [])}


def _reading(name: str, summary: str, schema: str, parameters: list[Json], *refusals: int) -> Json:
    answer = {"description": summary, "content": {"application/json": {"schema": _ref(schema)}}}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": answer,
            "304": {"description": "Not changed since the ETag or date that was sent."},
            **{str(status): {"$ref": "#/components/responses/problem"} for status in refusals},
        },
    }


def _parameter(name: str) -> Json:
    schema, description = LIST_PARAMETERS[name]
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}
