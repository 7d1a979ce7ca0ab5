"""JSON Schemas (2020-12) of all answers, made from the kinds."""

from cms.open_data.registry import Kind
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    STRING,
    TEXTS,
    URL,
    Schema,
    list_of,
    optional,
    record_of,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LICENSE = record_of(name=STRING, url=URL)
URLS: Schema = {
    "type": "object",
    "description": "Address of its page by language code.",
    "additionalProperties": URL,
}
PROBLEM: Schema = {
    "type": "object",
    "description": "What is wrong with the request (RFC 9457).",
    "properties": {
        "type": STRING,
        "title": STRING,
        "status": INTEGER,
        "detail": STRING,
        "parameter": {"type": "string", "description": "The parameter that is wrong."},
        "removed_at": optional(MOMENT),
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}
INDEX = record_of(
    title=STRING,
    languages=list_of(STRING),
    license=optional(LICENSE),
    documentation_url=URL,
    openapi_url=URL,
    catalog_url=URL,
    archive_url=URL,
    kinds=list_of(
        record_of(
            kind=STRING,
            label=TEXTS,
            label_of_one=TEXTS,
            about=TEXTS,
            count=INTEGER,
            modified_at=optional(MOMENT),
            url=URL,
            schema_url=URL,
        )
    ),
)


def item_schema(kind: Kind) -> Schema:
    return record_of(
        kind={"const": kind.name},
        id={"type": "string", "description": "Never changes."},
        title=TEXTS,
        url=optional(URL),
        urls=URLS,
        number=STRING,
        body={"type": "string", "description": "Id of the body whose it is, or empty."},
        day=optional({**DATE, "description": "The day it is about."}),
        standing=optional({**CODED, "description": "Where it stands."}),
        published_at=optional(MOMENT),
        modified_at={**MOMENT, "description": "When this record last read differently."},
        is_demo={**BOOLEAN, "description": "Whether it is invented, for a demonstration."},
        attributes=record_of(**kind.fields),
    )


def tombstone_schema(kind: Kind) -> Schema:
    return {
        **record_of(kind={"const": kind.name}, id=STRING, removed_at=MOMENT, modified_at=MOMENT),
        "description": "A record that is public no more. Delete your copy.",
    }


def page_schema(kind: Kind, item: Schema, tombstone: Schema) -> Schema:
    return record_of(
        kind={"const": kind.name},
        count={**INTEGER, "description": "Of all that match, on whichever page."},
        next=optional({**URL, "description": "Address of the next page."}),
        license=optional(LICENSE),
        items=list_of({"anyOf": [item, tombstone]}),
    )
