"""Extension points, where a lower app or capability uses something of a higher one without importing it.

Three kinds, each filled at startup by the modules of an app's ``site``:

- places on a page: ``fill`` registers a template with its context for a place, the tag ``{% slot %}`` renders it;
- page types: the context of their template and a check on saving, by the label of the model;
- functions: the lower module names the point and the type, the higher one provides the function.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Filled = tuple[str, dict[str, Any]] | None
Filler = Callable[[dict], Filled]
PageContext = Callable[[Any, HttpRequest], dict[str, Any]]
PageCheck = Callable[[Any], None]

_fillers: dict[str, list[tuple[int, Filler]]] = {}
_provided: dict[str, list[Any]] = {}
PAGE_CONTEXTS: dict[str, PageContext] = {}
PAGE_CHECKS: dict[str, PageCheck] = {}


def fill(name: str, *, order: int = 50) -> Callable[[Filler], Filler]:
    """Register a filler. It takes the page's context and returns (template name, context), or None to add nothing."""

    def register(filler: Filler) -> Filler:
        _fillers.setdefault(name, []).append((order, filler))
        _fillers[name].sort(key=lambda pair: pair[0])
        return filler

    return register


def user_of(context: dict) -> Any:
    return getattr(context.get("request"), "user", None)


def filled(name: str, context: dict[str, Any]) -> list[tuple[str, dict]]:
    """What fills an extension point, in order."""
    answers = (filler(context) for _order, filler in _fillers.get(name, []))
    return [answer for answer in answers if answer is not None]


def render(name: str, context: dict[str, Any]) -> str:
    """The HTML of an extension point, for the ``slot`` template tag."""
    request = context.get("request")
    parts = [
        render_to_string(template, {**own, "request": request}) for template, own in filled(name, context)
    ]
    return SafeString("\n".join(parts))


def page_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Filled in ``site/pages.py``, so that page models import no presenter; empty for a type without an entry."""
    found = PAGE_CONTEXTS.get(page._meta.label)
    return found(page, request) if found else {}


def check_page(page: Any) -> None:
    """Raises ``ValidationError`` where the page may not be saved as it is."""
    if found := PAGE_CHECKS.get(page._meta.label):
        found(page)


def provide(name: str, what: Any) -> None:
    """Register one more provider of the named point; its type is that of the module that names it."""
    _provided.setdefault(name, []).append(what)


def provided(name: str) -> list[Any]:
    """In the order of registration; empty without any."""
    return _provided.get(name, [])
