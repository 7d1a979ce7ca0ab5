"""A line of minutes, and text helpers."""

from collections.abc import Iterable
from dataclasses import dataclass

from boards.minutes.moments import moment
from cms.components.dates import clock_time


@dataclass(frozen=True)
class Line:
    """`form` is plain, item (of a list), quote (a motion's text), staff (added text), head or meta."""

    words: str
    form: str = "plain"
    lead: str = ""

    def __str__(self) -> str:
        return f"{self.lead}: {self.words}" if self.lead else self.words


def join(names: Iterable[str]) -> str:
    return ", ".join(names)


def time_of(stamped: str | None) -> str:
    return clock_time(moment(stamped)) if stamped else ""


def sentence(words: str) -> str:
    """End the text with exactly one period."""
    words = words.strip()
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
