"""Registry of decisions that may have changed a tool; the boards app registers its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cms.extension_points import provide, provided


@dataclass(frozen=True)
class Decided:
    """A public decision. ``kind`` and ``id`` are those of its trace node."""

    kind: str
    id: int
    label: str
    on: date

    @property
    def ref(self) -> str:
        return f"{self.kind}:{self.id}"


class Source(Protocol):
    def newest(self) -> list[Decided]: ...

    def find(self, refs: Iterable[str]) -> list[Decided]: ...


POINT = "tools.decisions"


def register(source: Source) -> None:
    provide(POINT, source)


def newest() -> list[Decided]:
    """Return the decisions a version can be linked to, newest first."""
    return [each for source in provided(POINT) for each in source.newest()]


def find(refs: Iterable[str]) -> list[Decided]:
    """Return the public decisions of these refs; unknown and non-public ones are left out."""
    wanted = sorted(set(refs))
    return [each for source in provided(POINT) for each in source.find(wanted)] if wanted else []
