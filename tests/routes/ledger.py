"""The route ledger: each URL pattern of the site, with who may use it.

A row names a pattern exactly or, for Wagtail's own screens, all patterns with a common prefix (`*`). Each pattern
must be declared by exactly one row; each row must have a pattern. `per_object` says that the permission also
depends on the object: a person in `who` may get a 404, a person outside always gets one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, get_resolver
from django.utils import translation

ANONYMOUS, RESIDENT, MEMBER = "anonymous", "resident", "member"
EDITOR, CLERK, ANALYST, PUBLISHER, ADMINISTRATOR = "editor", "clerk", "analyst", "publisher", "administrator"

STAFF = frozenset({EDITOR, CLERK, ANALYST, PUBLISHER, ADMINISTRATOR})
SIGNED_IN = STAFF | {RESIDENT, MEMBER}
EVERYONE = SIGNED_IN | {ANONYMOUS}
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    route: str
    who: frozenset[str]
    note: str = ""
    per_object: bool = False

    def declares(self, route: str) -> bool:
        return route.startswith(self.route[:-1]) if self.route.endswith("*") else route == self.route


def rows(who: frozenset[str], *routes: str, per_object: bool = False, note: str = "") -> list[Row]:
    return [Row(route, who, note, per_object) for route in routes]


def patterns() -> list[tuple[str, URLPattern]]:
    """Every pattern of the site with its whole route, in English."""
    with translation.override("en"):
        return list(_walk(get_resolver(), ""))


def _walk(resolver: Any, before: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route, entry
        else:
            yield from _walk(entry, route)


@cache
def row_for(route: str) -> Row:
    from tests.routes.rows import ROWS

    (found,) = [row for row in ROWS if row.declares(route)]
    return found
