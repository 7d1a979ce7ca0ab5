"""What the room of boards tells this one: which meetings are ahead, and what was decided. Boards fills it itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from cms.extension_points import provide, provided


@dataclass(frozen=True)
class Ahead:
    """A meeting that a conversation can feed. ``ref`` stays the same when the meeting is over."""

    ref: str
    label: str
    on: date | None
    url: str


@dataclass(frozen=True)
class Decided:
    """What a board said about something, in the words of its record; ``answer`` is one of ``choices.Answer``."""

    kind: str
    id: int
    number: str
    answer: str
    decided_on: date
    reason: dict[str, str] = field(default_factory=dict)
    decided_by: dict[str, str] = field(default_factory=dict)


class Source(Protocol):
    def upcoming(self) -> list[Ahead]: ...

    def find(self, ref: str) -> Ahead | None: ...

    def decided(self, findings: Iterable[int]) -> dict[int, Decided]: ...

    def look_up(self, number: str) -> Decided | None: ...


POINT = "outcomes.board_decisions"


def register(source: Source) -> None:
    provide(POINT, source)


def upcoming() -> list[Ahead]:
    """Meetings whose date the public may know, soonest first."""
    return [each for source in provided(POINT) for each in source.upcoming()]


def find(ref: str) -> Ahead | None:
    """One meeting by its ref, over or not."""
    return next((found for source in provided(POINT) if ref and (found := source.find(ref))), None)


def decided(findings: Iterable[int]) -> dict[int, Decided]:
    """By the number of the finding: the newest public word of a board on it. None yet: the finding is left out."""
    wanted = sorted(set(findings))
    return {key: found for source in provided(POINT) for key, found in source.decided(wanted).items()}


def look_up(number: str) -> Decided | None:
    """A public decision by its number, such as 2022-17."""
    return next((found for source in provided(POINT) if number and (found := source.look_up(number))), None)
