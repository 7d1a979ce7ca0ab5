"""What a meeting has not done yet: read before it is adjourned, and recorded with the adjournment."""

from dataclasses import dataclass
from typing import Any

from boards.agendas.in_force import in_force, posting_in_force
from boards.choices import ItemKind
from boards.event_choices import EventKind
from boards.models import AgendaItem, Meeting, MeetingEvent
from boards.sessions.adopted import standing_adoptions

OUTCOMES = (
    EventKind.VOTE_CLOSED, EventKind.LEFT_OPEN, EventKind.TABLED, EventKind.POSTPONED, EventKind.REFERRED,
    EventKind.DECLINED,
)  # fmt: skip
OPEN_AGAIN = (EventKind.TAKEN_UP, EventKind.RECONSIDERED)
DECIDING = (ItemKind.ACTION, ItemKind.CONSENT)


@dataclass(frozen=True)
class Left:
    """An item, numbered and named as in the posting in force."""

    item: AgendaItem
    number: str
    title: dict[str, str]

    @property
    def is_comment(self) -> bool:
        return self.item.kind == ItemKind.COMMENT

    @property
    def is_part(self) -> bool:
        return self.item.parent_id is not None


def not_called(meeting: Meeting) -> list[Left]:
    """Items and parts neither called nor disposed of, in order, but for the adjournment."""
    events = _events(meeting)
    called = {event.item_id for event in events if event.kind == EventKind.ITEM}
    reached = called | _disposed_of(events) | _adopted(events)
    return [
        left
        for left in _items(meeting)
        if left.item.pk not in reached and left.item.kind not in (ItemKind.ADJOURN, ItemKind.BREAK)
    ]


def without_outcome(meeting: Meeting) -> list[Left]:
    """Action items that were called, and neither voted on nor closed without a vote."""
    events = _events(meeting)
    called = {event.item_id for event in events if event.kind == EventKind.ITEM}
    done = _disposed_of(events) | _adopted(events)
    return [
        left
        for left in _items(meeting)
        if left.item.kind in DECIDING and left.item.pk in called and left.item.pk not in done
    ]


def _events(meeting: Meeting) -> list[MeetingEvent]:
    kinds = (EventKind.ITEM, *OUTCOMES, *OPEN_AGAIN)
    return list(meeting.events.filter(kind__in=kinds).order_by("number"))


def _disposed_of(events: list[MeetingEvent]) -> set[int | None]:
    done: set[int | None] = set()
    for event in events:
        if event.kind in OUTCOMES:
            done.add(event.item_id)
        elif event.kind in OPEN_AGAIN:
            done.discard(event.item_id)
    return done


def _adopted(events: list[MeetingEvent]) -> set[int]:
    """Items that one vote adopted together."""
    return {pk for event in standing_adoptions(events) for pk in event.facts["adopts"]}


def _items(meeting: Meeting) -> list[Left]:
    posting = posting_in_force(meeting)
    rows = list(meeting.items.order_by("number"))
    if posting is not None:
        gone: set[Any] = {each["key"] for each in posting.items if each.get("withdrawn")}
        rows = [row for row in in_force(posting, rows) if row.key not in gone]
    return [Left(row, row.shown_number, row.title) for row in rows]
