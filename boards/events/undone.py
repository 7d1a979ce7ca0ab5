"""Attendance entries that were slips: the staff log shows them, the public record does not."""

from collections.abc import Iterable

from boards.event_choices import EventKind
from boards.models import MeetingEvent


def undone(events: Iterable[MeetingEvent]) -> set[int]:
    """Numbers of the SLIP events among these, and of the entries they took back."""
    slips = [event for event in events if event.kind == EventKind.SLIP]
    return {event.number for event in slips} | {number for each in slips for number in each.facts["undoes"]}
