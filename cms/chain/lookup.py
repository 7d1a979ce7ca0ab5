"""Find the page of a public number that somebody holds. Each app registers finders for its own numbers."""

from collections.abc import Callable

from cms.chain.nodes import Stop, kinds_at
from cms.chain.walk import Trace, trace
from cms.extension_points import provide, provided
from cms.models import Link

Finder = Callable[[str], str | None]
POINT = "chain.lookup"


def finds(finder: Finder) -> Finder:
    """Register a finder: it returns the URL for what was typed, or None; never of something that is not public."""
    provide(POINT, finder)
    return finder


def look_up(typed: str) -> str | None:
    words = typed.strip()
    return next((url for find in provided(POINT) if words and (url := find(words))), None)


def example() -> Trace | None:
    """The trace of a decision that led to a step; else of the newest thing that anything led to."""
    links = Link.objects.standing().order_by("-pk")
    decided, done = kinds_at(Stop.DECIDED), kinds_at(Stop.DONE)
    whole = links.filter(source_kind__in=decided, target_kind__in=done).first()
    if whole and (found := trace(whole.source_kind, whole.source_id)):
        return found
    last = links.filter(target_kind__in=[*decided, *kinds_at(Stop.DISCUSSED)]).first()
    return trace(last.target_kind, last.target_id) if last else None
