"""The table of minutes: each sentence they can state, and the events that entail it (BK-30, BK-31).

A sentence names the numbers of its events. ``unfounded`` finds sentences that the events do not entail, ``unsaid``
finds events that the minutes must state and do not. Both ways hold for every meeting.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from boards.event_choices import EventKind
from boards.minutes.lines import Line, Says
from boards.models import MeetingEvent
from boards.motion_choices import MotionKind
from boards.sessions.adopted import standing_adoptions

Facts = Mapping[str, Any]
ADDING = (MotionKind.ADDED, MotionKind.ADDED_EMERGENCY)
OPENING = (MotionKind.SPECIAL, MotionKind.EMERGENCY)
POSTINGS = (EventKind.POSTED, EventKind.CORRECTED, EventKind.NOTICED_ANEW, EventKind.ITEM_ADDED)


@dataclass(frozen=True)
class Entails:
    """One event of ``kinds`` for which ``when`` holds entails the sentence. ``also`` may complete it."""

    kinds: tuple[EventKind, ...]
    when: Callable[[Facts], bool] = lambda facts: True
    also: tuple[EventKind, ...] = ()

    def __call__(self, events: Iterable[MeetingEvent]) -> bool:
        found = list(events)
        return all(event.kind in self.kinds + self.also for event in found) and any(
            event.kind in self.kinds and self.when(event.facts) for event in found
        )


BORN = (EventKind.MOTION, EventKind.AMENDED, EventKind.RECONSIDERED, EventKind.TAKEN_UP)
E = EventKind

ENTAILED_BY: dict[Says, Entails] = {
    Says.HEADING: Entails((E.BEGAN,)),
    Says.AGENDA: Entails((E.BEGAN,)),
    Says.AGENDA_AGAIN: Entails(POSTINGS),
    Says.ORDER: Entails((E.BEGAN,)),
    Says.PRESIDING: Entails((E.PRESIDES,), also=(E.LEFT, E.CAME, E.RECUSED, E.ITEM)),
    Says.PRESENT: Entails((E.CAME,), also=(E.LEFT, E.ENDED)),
    Says.QUORUM: Entails((E.BEGAN,)),
    Says.ABSENCE: Entails((E.ABSENCE,)),
    Says.NOT_PRESENT: Entails((E.BEGAN,)),
    Says.ITEM_CHANGED: Entails((E.CORRECTED, E.NOTICED_ANEW)),
    Says.ITEM_WITHDRAWN: Entails((E.CORRECTED, E.NOTICED_ANEW)),
    Says.ITEM_ADDED: Entails((E.ITEM_ADDED,)),
    Says.FINDING: Entails(
        (E.VOTE_CLOSED, E.ITEM_ADDED),
        lambda facts: "passed" not in facts or (facts["passed"] and facts["kind"] in ADDING),
    ),
    Says.NO_FINDING: Entails((E.ITEM_ADDED,)),
    Says.CALLED: Entails((E.ITEM,)),
    Says.NOT_CALLED: Entails((E.ENDED,)),
    Says.ON_AGENDA: Entails((E.ITEM,)),
    Says.COMMENT: Entails((E.COMMENT_OPENED,), also=(E.COMMENT_CLOSED,)),
    Says.HEARD: Entails((E.COMMENT_CLOSED,), lambda facts: bool(facts.get("heard_before"))),
    Says.SPOKE: Entails((E.SPEAKER_DONE,)),
    Says.RECUSED: Entails((E.RECUSED,), also=(E.RETURNED,)),
    Says.MOTION: Entails(BORN),
    Says.SECONDED: Entails((E.SECONDED,)),
    Says.NO_SECOND: Entails((E.NO_SECOND,)),
    Says.WITHDRAWN: Entails((E.WITHDRAWN,)),
    Says.AMENDED: Entails((E.AMENDED,)),
    Says.RESULT: Entails((E.VOTE_CLOSED,)),
    Says.ROLL: Entails((E.VOTE_CLOSED,)),
    Says.NO_VOTE: Entails(BORN),
    Says.CONSENT: Entails((E.VOTE_CLOSED,)),  # and see _is_founded: the vote adopts parts, and stands
    Says.TABLED: Entails((E.TABLED,)),
    Says.POSTPONED: Entails((E.POSTPONED,)),
    Says.REFERRED: Entails((E.REFERRED,)),
    Says.DECLINED: Entails((E.DECLINED,)),
    Says.TAKEN_UP: Entails((E.TAKEN_UP,)),
    Says.RECONSIDERED: Entails((E.RECONSIDERED,)),
    Says.RESCINDED: Entails((E.RESCINDED,)),
    Says.LEFT_OPEN: Entails((E.LEFT_OPEN,)),
    Says.CLOSED_SESSION: Entails((E.CLOSED_OUT,), also=(E.CLOSED_IN,)),
    Says.REPORT: Entails((E.CLOSED_IN,), lambda facts: any((facts.get("report") or {}).values())),
    Says.NO_REPORT: Entails((E.CLOSED_IN,), lambda facts: not any((facts.get("report") or {}).values())),
    Says.RECESS: Entails((E.RECESS,), also=(E.RESUMED,)),
    Says.ACCESS: Entails((E.ACCESS_LOST,), also=(E.RESUMED,)),
    Says.DISTURBED: Entails((E.DISTURBED,)),
    Says.CORRECTION: Entails((E.CORRECTION,)),
    Says.FINDING_FAILED: Entails(
        (E.VOTE_CLOSED, E.ENDED),
        lambda facts: not facts.get("passed") and facts.get("kind") in (None, *OPENING),
    ),
    Says.CONTINUED: Entails((E.CONTINUED,)),
    Says.COMMENT_NOT_CALLED: Entails((E.ENDED,), lambda facts: bool(facts.get("because"))),
    Says.ADJOURNED: Entails((E.ENDED,)),
}

WITHOUT_EVENT: dict[Says, str] = {
    Says.NOTHING: "States that no event names the item; nothing else is said of it.",
    Says.WROTE: "Counts written comments, which are records with receipts of their own.",
    Says.NOTIFIED: "Lists the notices sent, each sealed in the ledger (BK-18).",
    Says.STAFF: "Words of staff, shown as such beside the record.",
}

NEED_NOT_BE_SAID: dict[EventKind, str] = {
    E.POSTED: "Minutes name the versions of the agenda that were in force.",
    E.CORRECTED: "The version in force is named, and each item it changed names it.",
    E.NOTICED_ANEW: "The version in force is named, and each item it changed names it.",
    E.CANCELLED: "A canceled meeting has no minutes.",
    E.MOVED: "A moved meeting has no minutes.",
    E.MATERIAL: "Documents are listed on the page of the meeting.",
    E.MATERIAL_OPENED: "Documents are listed on the page of the meeting.",
    E.MATERIAL_GONE: "Documents are listed on the page of the meeting.",
    E.SLIP: "Takes back entries, which then leave no trace in minutes.",
    E.ABSENCE: "Stated of who never came, as last recorded; who came later is stated with the times.",
    E.SPEAKER: "Minutes count those who spoke, once they have finished.",
    E.VOTE: "Votes are stated as they stand when the vote is closed.",
    E.VOTE_RIGHTED: "Votes are stated as they stand when the vote is closed.",
    E.END_UNDONE: "Takes back an adjournment, which is then not stated.",
    E.MINUTES: "Minutes do not state their own posting.",
    E.RECORDING: "Recordings are listed on the page of the meeting.",
    E.RECORDING_GONE: "Recordings are listed on the page of the meeting.",
    E.DECISION: "Published after the meeting, with a page of its own.",
}


def standing(events: Iterable[MeetingEvent]) -> list[MeetingEvent]:
    """Events that were not taken back. A slip, and an adjournment taken back, are gone with what they undo."""
    found = sorted(events, key=lambda event: event.number)
    gone: set[int] = set()
    for event in found:
        if event.kind in (EventKind.SLIP, EventKind.END_UNDONE):
            undone = event.facts.get("undoes", [])
            gone |= {event.number, *(undone if isinstance(undone, list) else [undone])}
    return [event for event in found if event.number not in gone]


def unfounded(lines: Iterable[Line], events: Iterable[MeetingEvent]) -> list[Line]:
    """Lines that no event entails."""
    by_number = {event.number: event for event in standing(events)}
    return [line for line in lines if not _is_founded(line, by_number)]


def _is_founded(line: Line, by_number: dict[int, MeetingEvent]) -> bool:
    if line.says in WITHOUT_EVENT:
        return not line.events
    found = [by_number.get(number) for number in line.events]
    named = [event for event in found if event is not None]
    if line.says == Says.CONSENT:
        adopting = standing_adoptions(by_number.values())
        if any(event not in adopting for event in named):
            return False
    return len(named) == len(found) and ENTAILED_BY[line.says](named)


def unsaid(lines: Iterable[Line], events: Iterable[MeetingEvent]) -> list[MeetingEvent]:
    """Events that the minutes must state, and that no line names."""
    named = {number for line in lines for number in line.events}
    return [
        event
        for event in standing(events)
        if EventKind(event.kind) not in NEED_NOT_BE_SAID and event.number not in named
    ]
