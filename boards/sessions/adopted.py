"""Parts of a consent block that one vote adopted together, as long as that vote stands (BK-30)."""

from collections.abc import Iterable

from boards.event_choices import EventKind
from boards.models import AgendaItem, MeetingEvent


def standing_adoptions(events: Iterable[MeetingEvent]) -> list[MeetingEvent]:
    """Events of votes that adopted parts of a block, without those that were reconsidered."""
    found = list(events)
    gone = {event.facts["motion"] for event in found if event.kind == EventKind.RECONSIDERED}
    votes = [event for event in found if event.kind == EventKind.VOTE_CLOSED and event.facts.get("adopts")]
    return [event for event in votes if event.facts["passed"] and event.facts["motion"] not in gone]


def is_adopted(item: AgendaItem) -> bool:
    """Whether a vote on the consent block adopted this part of it."""
    if item.parent_id is None:
        return False
    kinds = (EventKind.VOTE_CLOSED, EventKind.RECONSIDERED)
    events = MeetingEvent.objects.filter(meeting=item.meeting_id, item=item.parent_id, kind__in=kinds)
    return any(item.pk in event.facts["adopts"] for event in standing_adoptions(events))
