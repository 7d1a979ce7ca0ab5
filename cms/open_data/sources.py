"""What the index at ``/api/`` lists: each route that gives data, described by the app that has it.

An app registers its routes in ``site/sources.py``. A test fails if a data route has no description, or a description
no route.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from cms.extension_points import provide, provided
from cms.open_data.routes import addresses

POINT = "open_data.sources"
Example = Callable[[], Sequence[object] | None]


@dataclass(frozen=True)
class Source:
    """``route``: its name, such as "boards:feed". ``example``: the parts of an address that exists, if there is one."""

    route: str
    what: str | Promise
    example: Example | None = None


@dataclass(frozen=True)
class Listed:
    """``address``: as programs build it, with names in angle brackets. ``link``: one that exists, or ""."""

    route: str
    address: str
    what: str
    link: str

    @property
    def format(self) -> str:
        return self.address.rpartition(".")[2].upper() if "." in self.address.rpartition("/")[2] else "JSON"

    @property
    def is_template(self) -> bool:
        return "<" in self.address


def register(route: str, what: str | Promise, *, example: Example | None = None) -> None:
    provide(POINT, Source(route, what, example))


def sources() -> list[Source]:
    return list(provided(POINT))


def listed() -> list[Listed]:
    """All of them by address, in the language of the request."""
    known = addresses()
    found = [Listed(each.route, known[each.route], str(each.what), _link(each)) for each in sources()]
    return sorted(found, key=lambda each: each.address)


def _link(source: Source) -> str:
    parts = source.example() if source.example else ()
    try:
        return "" if parts is None else reverse(source.route, args=list(parts))
    except NoReverseMatch:
        return ""  # a template without an example
