"""Who presides, since when and as what, and which absences are recorded: all of it from events (C2C-06).

A member presides from the event that says so. It ends when another member presides, when the member leaves or is
recused from the item at hand, or when an alternate takes the seat. From then on nobody is recorded as presiding.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from boards.event_choices import EventKind
from boards.events.undone import undone
from boards.models import Meeting, MeetingEvent

KINDS = (
    EventKind.PRESIDES, EventKind.CAME, EventKind.LEFT, EventKind.RECUSED, EventKind.ITEM, EventKind.SLIP,
    EventKind.END_UNDONE, EventKind.ABSENCE,
)  # fmt: skip


@dataclass
class Presiding:
    """``event`` says who presides and as what; ``ended`` is the event that ended it, if any."""

    event: MeetingEvent
    ended: MeetingEvent | None = None

    @property
    def name(self) -> str:
        return self.event.facts["name"]

    @property
    def seat(self) -> int:
        return self.event.facts["seat"]

    @property
    def is_followed(self) -> bool:
        """Whether another member took over at once."""
        return self.ended is not None and self.ended.kind == EventKind.PRESIDES


def terms_of(events: Iterable[MeetingEvent]) -> list[Presiding]:
    """All who presided, in order. ``events`` are those that stand, in order."""
    found: list[Presiding] = []
    item: int | None = None
    aside: set[tuple[int | None, int]] = set()
    for event in events:
        if event.kind == EventKind.ITEM:
            item = event.item_id
        elif event.kind == EventKind.RECUSED:
            aside.add((event.item_id, event.facts.get("seat", 0)))
        now = found[-1] if found and found[-1].ended is None else None
        if now and (event.kind == EventKind.PRESIDES or _ends(now, event, (item, now.seat) in aside)):
            now.ended = event
        if event.kind == EventKind.PRESIDES:
            found.append(Presiding(event))
    return found


def _ends(now: Presiding, event: MeetingEvent, is_aside: bool) -> bool:
    if event.kind in (EventKind.ITEM, EventKind.RECUSED):
        return is_aside
    if event.facts.get("seat") != now.seat:
        return False
    is_other = event.appointment_id != now.event.appointment_id
    return event.kind == EventKind.LEFT or (event.kind == EventKind.CAME and is_other)


def standing_entries(meeting: Meeting) -> list[MeetingEvent]:
    """The events that say who presides and who is absent, without those taken back. One query."""
    rows = list(meeting.events.filter(kind__in=KINDS).order_by("number"))
    gone = undone(rows)
    return [event for event in rows if event.number not in gone]


def now_presiding(entries: Iterable[MeetingEvent]) -> Presiding | None:
    found = terms_of(entries)
    return found[-1] if found and found[-1].ended is None else None


def presiding_now(meeting: Meeting) -> Presiding | None:
    return now_presiding(standing_entries(meeting))


def absences(entries: Iterable[MeetingEvent]) -> dict[int, MeetingEvent]:
    """The entry in force for each seat. It says nothing once the seat has come (see ``attended``)."""
    return {event.facts["seat"]: event for event in entries if event.kind == EventKind.ABSENCE}


def attended(entries: Iterable[MeetingEvent]) -> set[int]:
    """Seats for which someone has come."""
    return {event.facts["seat"] for event in entries if event.kind == EventKind.CAME}
