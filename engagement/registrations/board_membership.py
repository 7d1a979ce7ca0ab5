"""Boards whose members may come too (C2C-23). The room above fills this; without it nobody is asked.

A gathering of a majority of a body can be a meeting of that body, whoever called it (BK-02).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cms import clock
from cms.access import Visitor


@dataclass(frozen=True)
class Body:
    """``members``: those in office and those appointed, whom the law binds as well (BK-05)."""

    key: str
    label: dict[str, str]
    members: int

    @property
    def majority(self) -> int:
        return self.members // 2 + 1


@dataclass(frozen=True)
class Source:
    bodies: Callable[[date], list[Body]]
    of_account: Callable[[Any], list[str]]


_sources: list[Source] = []


def fill(*, bodies: Callable[[date], list[Body]], of_account: Callable[[Any], list[str]]) -> None:
    """``bodies`` gives the bodies as of a day, ``of_account`` the keys of those in which an account has a seat."""
    _sources.append(Source(bodies, of_account))


def bodies(day: date | None = None) -> list[Body]:
    found = [body for source in _sources for body in source.bodies(day or clock.today())]
    return [body for body in found if body.members]


def body_of(user: Visitor) -> str:
    """The first body in which an account has a seat; empty for all others, without a statement for visitors."""
    if not getattr(user, "is_authenticated", False):
        return ""
    return next((key for source in _sources for key in source.of_account(user)), "")
