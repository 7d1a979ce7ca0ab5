"""From a number that somebody holds to the place where its line is shown. Each room knows its own numbers."""

from collections.abc import Callable

from cms.chain.nodes import Stop, kinds_at
from cms.chain.walk import Trace, trace
from cms.extension_points import provide, provided
from cms.models import Link

Finder = Callable[[str], str | None]
POINT = "chain.lookup"


def finds(finder: Finder) -> Finder:
    """Register a finder: it gives the address for what was typed, or None. It never tells what is not public."""
    provide(POINT, finder)
    return finder


def look_up(typed: str) -> str | None:
    words = typed.strip()
    return next((url for find in provided(POINT) if words and (url := find(words))), None)


def example() -> Trace | None:
    """A thing decided that led to a step; else the newest thing that anything led to."""
    links = Link.objects.standing().order_by("-pk")
    decided, done = kinds_at(Stop.DECIDED), kinds_at(Stop.DONE)
    whole = links.filter(source_kind__in=decided, target_kind__in=done).first()
    if whole and (found := trace(whole.source_kind, whole.source_id)):
        return found
    last = links.filter(target_kind__in=[*decided, *kinds_at(Stop.DISCUSSED)]).first()
    return trace(last.target_kind, last.target_id) if last else None
