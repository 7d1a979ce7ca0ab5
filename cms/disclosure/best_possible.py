"""How few numbers a small table could hide by itself, found by trying: the measure of what the rule loses.

Trying is exponential, so only tables of at most ``MOST_NUMBERS`` numbers are tried, and only ``MOST_TRIES`` choices.
"""

from collections.abc import Iterable
from itertools import combinations, islice

from cms.disclosure.release import Release
from cms.disclosure.shapes import Key, Table

MOST_NUMBERS, MOST_TRIES = 30, 3_000


def fewest_hidden(table: Table, *, threshold: int, hidden: int, tries: int = MOST_TRIES) -> int | None:
    """Return the fewest numbers, totals included, that protect this table alone; ``hidden`` is how many the rule hides.

    None for a table that is too large, or whose choices are too many to try.
    """
    release = _release_of(table, threshold)
    if len(release.shown) > MOST_NUMBERS:
        return None
    small = [key for key in release.shown if 0 < release.values[key] < threshold]
    others = sorted((key for key in release.shown if key not in small), key=sorted)
    tried = 0
    for size in range(hidden - len(small)):
        for extra in islice(combinations(others, size), tries - tried + 1):
            tried += 1
            if tried > tries:
                return None
            if is_safe(table, threshold, small, extra):
                return len(small) + size
    return hidden


def is_safe(table: Table, threshold: int, small: Iterable[Key], extra: Iterable[Key]) -> bool:
    """Whether no hidden number can be worked out too closely, by the very test of the rule."""
    release = _release_of(table, threshold)
    for key in small:
        release.hide(key, "small")
    for key in extra:
        release.hide(key, "complement")
    return all(release.is_safe(key) for key in release.marks)


def _release_of(table: Table, threshold: int) -> Release:
    release = Release(threshold)
    release.add(table)
    return release
