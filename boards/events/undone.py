"""Entries that were taken back: the staff log shows them, the public record does not."""

from collections.abc import Iterable

from boards.event_choices import EventKind
from boards.models import MeetingEvent


def undone(events: Iterable[MeetingEvent]) -> set[int]:
    """Numbers of the SLIP events among these and of the entries they took back, and of what closed only for an
    adjournment taken back. That adjournment itself is told, with the event that undid it.
    """
    gone: set[int] = set()
    for event in events:
        if event.kind == EventKind.SLIP:
            gone |= {event.number, *event.facts["undoes"]}
        elif event.kind == EventKind.END_UNDONE and isinstance(event.facts["undoes"], list):
            gone |= set(event.facts["undoes"][1:])  # an older event names the adjournment only, as a number
    return gone
