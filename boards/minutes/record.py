"""The recorded events of a meeting, as minutes read them: those that stand, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from boards.event_choices import EventKind
from boards.minutes.entailment import POSTINGS, standing
from boards.minutes.moments import stamp
from boards.models import MeetingEvent, PostedAgenda


@dataclass
class Record:
    events: list[MeetingEvent]
    postings: list[PostedAgenda]

    @classmethod
    def of(cls, events: Iterable[MeetingEvent], postings: Iterable[PostedAgenda]) -> "Record":
        return cls(standing(events), sorted(postings, key=lambda posting: posting.number))

    def of_kind(self, *kinds: EventKind, item: int | None = None) -> list[MeetingEvent]:
        found = [event for event in self.events if event.kind in kinds]
        return found if item is None else [event for event in found if event.item_id == item]

    def first(self, kind: EventKind) -> MeetingEvent | None:
        return next(iter(self.of_kind(kind)), None)

    @property
    def ended(self) -> MeetingEvent | None:
        return next(reversed(self.of_kind(EventKind.ENDED)), None)

    def posting_at(self, event: MeetingEvent | None) -> PostedAgenda | None:
        """The posting in force at an event."""
        return next((row for row in self.postings if event and row.pk == event.posting_id), None)

    @property
    def in_force(self) -> PostedAgenda | None:
        """The posting in force at the call to order, or the last one posted during the meeting."""
        again = self.posted_again()
        return self.posting_at(again[-1] if again else self.first(EventKind.BEGAN))

    def posted_again(self) -> list[MeetingEvent]:
        """Postings between the call to order and the adjournment."""
        began, ended = self.first(EventKind.BEGAN), self.ended
        if began is None:
            return []
        last = ended.number if ended else self.events[-1].number + 1
        return [event for event in self.of_kind(*POSTINGS) if began.number < event.number < last]

    def posting_event(self, number: int) -> list[int]:
        """The event of a posting, by the number of the posting."""
        return [event.number for event in self.of_kind(*POSTINGS) if event.facts.get("posting") == number]


def happened(event: MeetingEvent | None) -> dict[str, Any] | None:
    """Time of an event, and its number in the log."""
    return {"at": stamp(event.at), "log": [event.number]} if event else None
