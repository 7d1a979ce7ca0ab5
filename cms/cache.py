"""Cache a part of a page until a table that it was made from changes, and at most until the next full minute.

As whole pages in `page_cache/`, also for signed-in readers. The part must be the same for everyone who reads this
language.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import get_language

from cms import clock
from cms.page_cache import tracking, versions

SECONDS = 60


@dataclass(frozen=True)
class Part[Made]:
    made: Made
    minute: int
    depends: dict[str, int]

    def is_current(self) -> bool:
        is_unchanged = versions.of(list(self.depends)) == list(self.depends.values())
        return is_unchanged and self.minute == _minute()


def cached[Made](name: str, make: Callable[[], Made]) -> Made:
    """The cached result of `make` for this name and language. None and empty results are cached too.

    What is made within a transaction that has written is neither stored nor taken from the store: others do not see
    those rows yet.
    """
    if not versions.are_kept() or tracking.is_changing():
        return make()
    key = f"part:{hashlib.sha256(f'{name}:{get_language()}'.encode()).hexdigest()}"
    part: Part[Made] | None = cache.get(key)
    if part is not None and part.is_current():
        tracking.depends_on(*part.depends)
        return part.made
    minute = _minute()
    with tracking.recording() as found:
        made = make()
    if (depends := found.seen()) is not None:
        cache.set(key, Part(made, minute, depends), SECONDS)
    return made


def _minute() -> int:
    return int(clock.now().timestamp()) // 60
