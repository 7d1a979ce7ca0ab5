"""The public routes of this site that give data, found by walking the URLconf."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from cms.secret_urls import SECRET_PARTS

DATA = re.compile(r"(?:^api/.+|\.(?:atom|csv|ics|json|jsonl|parquet|xlsx|xml|zip))$")
PART = re.compile(r"<(?:\w+:)?(\w+)>")
CLOSED = (*settings.SECOND_FACTOR_PREFIXES, "accounts")


def data_routes() -> set[str]:
    """Names of all routes that are for programs, and for everybody."""
    with translation.override(settings.LANGUAGE_CODE):
        return {name for name, route, view in _routes() if DATA.search(route) and _is_public(route, view)}


def addresses() -> dict[str, str]:
    """Name → address of each named route in the language of the request: ``/boards/<slug>/feed.atom``."""
    return {name: "/" + PART.sub(r"<\1>", route) for name, route, _view in _routes()}


def _is_public(route: str, view: object) -> bool:
    """Not for roles, and without a code in the address that opens something."""
    return (
        route.split("/")[0] not in CLOSED
        and getattr(view, "open_to", None) is None
        and SECRET_PARTS.isdisjoint(PART.findall(route))
    )


def _routes() -> Iterator[tuple[str, str, object]]:
    yield from _walk(get_resolver(), "", "")


def _walk(resolver: URLResolver, before: str, names: str) -> Iterator[tuple[str, str, object]]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            if entry.name:
                yield names + entry.name, route, entry.callback
        else:
            yield from _walk(entry, route, names + (f"{entry.namespace}:" if entry.namespace else ""))
