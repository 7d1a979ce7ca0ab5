"""Log beside the console: the last events, and the form to correct one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from boards.agendas.in_force import posting_in_force, worded
from boards.events.descriptions import event_text
from boards.models import Meeting, MeetingEvent, PostedAgenda
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
    entries = _entries(meeting, rows)
    shown = {"right": build.with_draft(build.right(_lines(entries)), drafts)} if entries else {}
    return {
        "log": entries,
        "last_event": entries[0].event.number if entries else 0,
        "forms": shown,
    }


def log_entries(meeting: Meeting) -> list[Entry]:
    """The whole log in order."""
    return _entries(meeting, meeting.events.select_related("item").order_by("number"))


def _entries(meeting: Meeting, rows: Iterable[MeetingEvent]) -> list[Entry]:
    """Items have their numbers in the posting in force."""
    posting = posting_in_force(meeting)
    return [Entry(event, event.at, line_text(event, posting)) for event in rows]


def line_text(event: MeetingEvent, posting: PostedAgenda | None) -> str:
    label = worded(posting, event.item).shown_number if event.item else ""
    return event_text(event.kind, event.facts, label)


def recent_lines(meeting: Meeting) -> list[tuple[MeetingEvent, str]]:
    """Events that can be corrected: all of them."""
    rows = meeting.events.select_related("meeting", "item", "appointment").order_by("-number")
    return _lines(_entries(meeting, rows))


def _lines(entries: list[Entry]) -> list[tuple[MeetingEvent, str]]:
    return [(entry.event, f"{entry.event.number}. {entry.words}") for entry in entries]
