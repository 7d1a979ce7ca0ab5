"""The events of a meeting as a stranger reads them: those that were not taken back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from boards.models import MeetingEvent
from cms import clock

Event = MeetingEvent


def hour(at: datetime | str) -> str:
    local = (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(clock.PACIFIC)
    return f"{local.hour % 12 or 12}:{local.minute:02} {'am' if local.hour < 12 else 'pm'}"


def bare_hours(said: str) -> str:
    """A text with times as `hour` writes them: "9:00 am", and a period of its own where a sentence follows."""
    return re.sub(r"\b([ap])\.m\.( (?=[A-Z]))?", lambda found: f"{found[1]}m{'. ' if found[2] else ''}", said)


def en(words: Any) -> str:
    return words.get("en", "") if isinstance(words, dict) else words or ""


@dataclass
class Standing:
    """The events that were not taken back."""

    events: list[Event]
    here: int | None = None
    motion: int = 0
    written: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Iterable[Event]) -> "Standing":
        found = sorted(events, key=lambda event: event.number)
        gone = set()
        for event in found:
            undone = event.facts.get("undoes") if event.kind in ("slip", "end_undone") else None
            if undone is not None:
                gone |= {event.number} | (set(undone) if isinstance(undone, list) else {undone})
        return cls([event for event in found if event.number not in gone])

    def all(self, *kinds: str, **facts: Any) -> list[Event]:
        return [
            event
            for event in self.events
            if event.kind in kinds and all(event.facts.get(name) == value for name, value in facts.items())
        ]

    def at_item(self, *kinds: str) -> list[Event]:
        return [event for event in self.all(*kinds) if event.item_id == self.here]

    def numbers(self) -> dict[str, int]:
        """Motions by their number, as the meeting heard them."""
        found = {}
        for event in self.all("motion", "amended", "no_second", "reconsidered", "taken_up"):
            names = {"amended": ("number", "into"), "reconsidered": ("into_number", "into")}
            number, key = names.get(event.kind, ("number", "motion"))
            found[event.facts[number]] = event.facts[key]
        return found

    def numbered(self, number: str) -> int:
        return self.numbers().get(number, 0)

    def present(self) -> set[int]:
        found: set[int] = set()
        for event in self.all("came", "left"):
            found = found | {event.facts["seat"]} if event.kind == "came" else found - {event.facts["seat"]}
        return found

    def last(self, *kinds: str) -> Event | None:
        return next(reversed(self.all(*kinds)), None)
