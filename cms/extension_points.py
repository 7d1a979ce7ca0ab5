"""Extension points: places on a page that other apps fill, so that a lower app can display content of a higher one."""

from collections.abc import Callable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Filled = tuple[str, dict[str, Any]] | None
Filler = Callable[[dict], Filled]
_fillers: dict[str, list[tuple[int, Filler]]] = {}


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
