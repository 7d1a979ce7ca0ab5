"""Boards whose members may attend too (C2C-23). `boards` fills this in; without it, nobody is asked.

A gathering of a majority of a body can be a meeting of that body, whoever called it (BK-02).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cms import clock
from cms.access import Visitor
from cms.extension_points import provide, provided


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


POINT = "registrations.board_membership"


def fill(*, bodies: Callable[[date], list[Body]], of_account: Callable[[Any], list[str]]) -> None:
    """Register the callbacks: the bodies on a day, and the keys of the bodies in which an account has a seat."""
    provide(POINT, Source(bodies, of_account))


def bodies(day: date | None = None) -> list[Body]:
    found = [body for source in provided(POINT) for body in source.bodies(day or clock.today())]
    return [body for body in found if body.members]


def body_of(user: Visitor) -> str:
    """The first body in which an account has a seat, or ""; no query for visitors."""
    if not getattr(user, "is_authenticated", False):
        return ""
    return next((key for source in provided(POINT) for key in source.of_account(user)), "")
