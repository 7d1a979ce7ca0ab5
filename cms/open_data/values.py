"""Values of public records and their JSON Schemas: texts by language, codes with labels, references."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.utils import translation

Texts = dict[str, str]
Coded = dict[str, Any]
Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
BOOLEAN: Schema = {"type": "boolean"}
DATE: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
URL: Schema = {"type": "string", "format": "uri"}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
TEXTS: Schema = {
    "type": "object",
    "description": "Text by language code.",
    "additionalProperties": {"type": "string"},
}
CODED: Schema = {
    "type": "object",
    "description": "A code, and its label by language.",
    "properties": {"code": {"type": "string"}, "label": TEXTS},
    "required": ["code", "label"],
    "additionalProperties": False,
}
REFERENCE: Schema = {
    "type": "object",
    "description": "Another record of this API.",
    "properties": {"kind": STRING, "id": STRING, "api_url": URL},
    "required": ["kind", "id", "api_url"],
    "additionalProperties": False,
}


def optional(schema: Schema) -> Schema:
    """The value, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def list_of(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def record_of(**properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def in_each_language(words: Callable[[], Any]) -> Texts:
    """What the function gives in each language of the site; without empty ones."""
    found = {}
    for code, _name in settings.SITE_LANGUAGES:
        with translation.override(code):
            found[code] = str(words() or "")
    return {code: each for code, each in found.items() if each}


def in_first_language(words: Callable[[], Any]) -> str:
    """What the function gives in the site's first language, whichever is active: for an address that has no other."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(words() or "")


def texts_of(value: Mapping[str, str] | None) -> Texts:
    """A translated field in the languages in which it is written; nothing is filled in from another one."""
    return {code: words for code, words in (value or {}).items() if words}


def coded(code: object, label: Callable[[], Any]) -> Coded:
    return {"code": str(code), "label": in_each_language(label)}


def reference(kind: str, key: object) -> dict[str, str]:
    return {"kind": kind, "id": str(key), "api_url": f"/api/v1/{kind}/{key}/"}


def iso(moment: datetime | date | None) -> str | None:
    """A day as ``2022-06-08``, a moment in UTC as ``2022-06-08T17:00:00Z`` (RFC 3339); None stays."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return moment.isoformat() if moment else None


def joined(*values: Mapping[str, str] | None) -> Texts:
    """Translated texts one below the other, by language."""
    found: dict[str, list[str]] = {}
    for value in values:
        for code, words in texts_of(value).items():
            found.setdefault(code, []).append(words)
    return {code: "\n".join(parts) for code, parts in found.items()}
