"""The meeting to rehearse, which a higher app supplies: it calls ``provide(POINT, PracticeMeetings(...))``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cms.extension_points import provided

POINT = "practice meeting"


@dataclass(frozen=True)
class PracticeMeeting:
    """``url`` is its page on the desk; ``is_over`` also if it was canceled."""

    name: str
    url: str
    starts_at: datetime
    is_posted: bool
    is_over: bool


@dataclass(frozen=True)
class PracticeMeetings:
    """``ready`` plans a meeting if there is none that can be rehearsed; it may be called at any time."""

    find: Callable[[], PracticeMeeting | None]
    ready: Callable[[], PracticeMeeting | None]


def find() -> PracticeMeeting | None:
    return _first([each.find for each in provided(POINT)])


def ready() -> PracticeMeeting | None:
    return _first([each.ready for each in provided(POINT)])


def _first(asked: list[Callable[[], PracticeMeeting | None]]) -> PracticeMeeting | None:
    return next((found for each in asked if (found := each())), None)
