"""The boundary to `boards`: upcoming meetings and decisions. `boards` registers the source."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from cms.extension_points import provide, provided


@dataclass(frozen=True)
class Ahead:
    """A meeting that a conversation can inform. ``ref`` stays the same after the meeting."""

    ref: str
    label: str
    on: date | None
    url: str


@dataclass(frozen=True)
class Decided:
    """A board's decision, in the text of its record; ``answer`` is one of ``choices.Answer``."""

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

    def record(self, ref: str) -> tuple[str, str] | None: ...

    def decisions(self, findings: Iterable[int]) -> dict[int, list[Decided]]: ...

    def look_up(self, number: str) -> Decided | None: ...


POINT = "outcomes.board_decisions"


def register(source: Source) -> None:
    provide(POINT, source)


def upcoming() -> list[Ahead]:
    """Meetings whose date is public, soonest first."""
    return [each for source in provided(POINT) for each in source.upcoming()]


def find(ref: str) -> Ahead | None:
    """The meeting of a ref, past or not."""
    return next((found for source in provided(POINT) if ref and (found := source.find(ref))), None)


def record(ref: str) -> tuple[str, str] | None:
    """Kind and key of the public record of a meeting; no query."""
    return next((found for source in provided(POINT) if ref and (found := source.record(ref))), None)


def decisions(findings: Iterable[int]) -> dict[int, list[Decided]]:
    """Finding number → the public decisions on it, newest first. Findings without one are left out."""
    wanted = sorted(set(findings))
    return {key: found for source in provided(POINT) for key, found in source.decisions(wanted).items()}


def look_up(number: str) -> Decided | None:
    """A public decision by its number, such as 2022-17."""
    return next((found for source in provided(POINT) if number and (found := source.look_up(number))), None)
