"""Forks of the line: the promised steps of a decision, each with its own state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from cms.components.dates import month_year

STEP, WIDTH = 72, 60  # drawing units between two forks, and across


@dataclass(frozen=True)
class Fork:
    title: str
    url: str
    words: str
    css: str
    path: str

    @property
    def is_done(self) -> bool:
        return self.css == "passed"


@dataclass(frozen=True)
class Forks:
    rows: list[Fork]

    @property
    def height(self) -> int:
        return STEP * len(self.rows)

    width = WIDTH


def forks(nodes: Iterable[Any]) -> Forks | None:
    """The drawing of two or three promised steps; None for one, or for more, which are listed."""
    steps = [node for node in nodes if str(getattr(node.stop, "value", node.stop)) == "done"]
    if len(steps) not in (2, 3):
        return None
    middle = STEP * len(steps) / 2
    return Forks([_fork(node, STEP * (row + 0.5), middle) for row, node in enumerate(steps)])


def _fork(node: Any, y: float, middle: float) -> Fork:
    state = str(getattr(node.state, "value", node.state))
    half = WIDTH / 2
    return Fork(
        title=node.title,
        url=node.url,
        words=_text(state, node.when),
        css=state.replace("_", "-"),
        path=f"M0 {middle:g}C{half:g} {middle:g} {half:g} {y:g} {WIDTH} {y:g}",
    )


def _text(state: str, when: date | datetime | None) -> str:
    day = month_year(when) if when else ""
    if state == "passed":
        return _("Done %(date)s") % {"date": day} if day else _("Done")
    return _("Planned for %(date)s") % {"date": day} if day else _("No date yet")
