"""Check answers of the API against the schemas that it publishes."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from cms.open_data.api.openapi import document

ROOT = "http://testserver/api/v1/openapi.json"


@cache
def validator(component: str) -> Draft202012Validator:
    resource = Resource.from_contents(document(), default_specification=DRAFT202012)
    found = {"$ref": f"{ROOT}#/components/schemas/{component}"}
    registry = Registry().with_resource(ROOT, resource)
    return Draft202012Validator(found, registry=registry, format_checker=FormatChecker())


def errors(content: Any, component: str) -> list[str]:
    return [
        f"{error.json_path}: {error.message}"[:300] for error in validator(component).iter_errors(content)
    ]


def component_of(path: str, answer) -> str:
    """Which schema an answer must follow."""
    if answer.headers["Content-Type"] == "application/problem+json":
        return "problem"
    parts = [part for part in path.split("?")[0].removeprefix("/api/v1/").split("/") if part]
    return {0: "index", 1: f"{parts[0]}-page" if parts else "", 2: parts[0] if parts else ""}[len(parts)]


def check(path: str, answer) -> Any:
    """The content of a valid answer."""
    content = json.loads(answer.content)
    assert not (found := errors(content, component_of(path, answer))), (path, found[:5])
    return content


def relative_addresses(value: Any, *, is_address: bool = False) -> list[str]:
    """Texts under keys of addresses that are not absolute."""
    if isinstance(value, dict):
        pairs = [(each, is_address or key.endswith(("url", "urls", "paths"))) for key, each in value.items()]
    elif isinstance(value, list):
        pairs = [(each, is_address) for each in value]
    else:
        wrong = is_address and isinstance(value, str) and not value.startswith(("http://", "https://"))
        return [value] if wrong else []
    return [found for each, inner in pairs for found in relative_addresses(each, is_address=inner)]
