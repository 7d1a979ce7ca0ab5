"""Log beside the console: the last events, and the form to correct one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from boards.events.descriptions import event_text
from boards.models import Meeting, MeetingEvent
from boards.sessions.console import build

MOST_LOG = 14


@dataclass
class Entry:
    event: MeetingEvent
    at: datetime
    words: str


def log_of(meeting: Meeting, drafts: build.Drafts) -> dict[str, Any]:
    """The last events, newest first, in one query."""
    rows = meeting.events.select_related("item").order_by("-number")[:MOST_LOG]
    entries = [Entry(event, event.at, line_text(event)) for event in rows]
    shown = {"right": build.with_draft(build.right(_lines(entries)), drafts)} if entries else {}
    return {
        "log": entries,
        "last_event": entries[0].event.number if entries else 0,
        "forms": shown,
    }


def line_text(event: MeetingEvent) -> str:
    return event_text(event.kind, event.facts, event.item.shown_number if event.item else "")


def recent_lines(meeting: Meeting) -> list[tuple[MeetingEvent, str]]:
    """Events that can be corrected: all of them."""
    rows = meeting.events.select_related("meeting", "item", "appointment").order_by("-number")
    return _lines([Entry(event, event.at, line_text(event)) for event in rows])


def _lines(entries: list[Entry]) -> list[tuple[MeetingEvent, str]]:
    return [(entry.event, f"{entry.event.number}. {entry.words}") for entry in entries]
