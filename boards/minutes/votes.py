"""A motion and what became of it, from its events; each vote by name from the sealed rows (BK-30)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from boards.event_choices import EventKind
from boards.minutes.moments import stamp
from boards.minutes.record import Record
from boards.models import MeetingEvent, Motion
from boards.motion_choices import Choice
from boards.roll_calls import as_called

DISPOSED = (EventKind.TABLED, EventKind.POSTPONED, EventKind.REFERRED, EventKind.DECLINED, EventKind.TAKEN_UP)
BECAME = (
    *DISPOSED, EventKind.NO_SECOND, EventKind.WITHDRAWN, EventKind.AMENDED, EventKind.RECONSIDERED,
    EventKind.RESCINDED,
)  # fmt: skip
"""Events that say what became of the motion named in ``motion``, mostly by the vote on the motion in ``by``."""
REPLACED = (EventKind.AMENDED, EventKind.RECONSIDERED, EventKind.TAKEN_UP)
SETTLED = (
    EventKind.NO_SECOND, EventKind.WITHDRAWN, EventKind.AMENDED, EventKind.TABLED, EventKind.POSTPONED,
    EventKind.REFERRED, EventKind.DECLINED,
)  # fmt: skip
"""A motion that one of these events ended needs no vote."""


@dataclass
class Motions:
    """The motions of a meeting: their events, and the rows that hold votes and earlier motions."""

    record: Record
    rows: dict[int, Motion]

    def under(self, item: int) -> list[dict[str, Any]]:
        """Motions of an item in the order in which they were made."""
        born: dict[int, MeetingEvent] = {}
        for event in self.record.of_kind(EventKind.MOTION, *REPLACED, item=item):
            born.setdefault(_born(event), event)
        return [self._facts(pk, event) for pk, event in born.items() if pk in self.rows]

    def _facts(self, pk: int, event: MeetingEvent) -> dict[str, Any]:
        row, facts, closed = self.rows[pk], event.facts, self._closed(pk)
        became = [self._became(each) for each in self._named("motion", pk) if each != event]
        return {
            "id": pk,
            "number": self.numbers[pk],
            "kind": facts.get("kind", row.kind),
            "text": facts.get("text", row.text),
            "facts": facts.get("facts", {}),
            "mover": facts.get("mover", ""),
            "seconder": facts.get("seconder", ""),
            "from": None if event.kind == EventKind.MOTION else self._became(event),
            **({"body": facts["body"]} if "body" in facts else {}),
            "amends": self.numbers.get(facts.get("amends"), ""),
            "about": self._other(facts.get("about"), event),
            "cures": _earlier(row.cures) if facts.get("cures") else None,
            "closed": closed,
            "votes": _votes(row) if closed else [],
            "became": became,
            "did": [self._became(each) for each in self._named("by", pk)],
            "is_open": not closed and not self._is_settled(became),
            "seconds": self._seconds(pk),
            "log": [event.number],
        }

    def _seconds(self, pk: int) -> list[dict[str, Any]]:
        """Seconds that came after the motion was made."""
        events = self.record.of_kind(EventKind.SECONDED)
        return [
            {"name": event.facts["name"], "at": stamp(event.at), "log": [event.number]}
            for event in events
            if event.facts["motion"] == pk
        ]

    @cached_property
    def numbers(self) -> dict[int, str]:
        """Numbers as said at the meeting. An amendment gives the number of the motion that replaces the first."""
        found = {pk: row.number for pk, row in self.rows.items()}
        for event in self.record.of_kind(EventKind.MOTION, EventKind.AMENDED):
            found[_born(event)] = event.facts["number"]
        for event in self.record.of_kind(EventKind.RECONSIDERED):
            found[_born(event)] = event.facts["into_number"]
        return found

    def _named(self, name: str, pk: int) -> list[MeetingEvent]:
        return [event for event in self.record.of_kind(*BECAME) if event.facts.get(name) == pk]

    def _became(self, event: MeetingEvent) -> dict[str, Any]:
        facts = event.facts
        return {
            "how": event.kind,
            "at": stamp(event.at),
            "motion": self._other(facts.get("was", facts).get("motion"), event),
            "by": self.numbers.get(facts.get("by"), ""),
            "into": self.numbers.get(facts.get("into"), ""),
            "until": facts.get("until") or "",
            "to": facts.get("to") or "",
            "log": [event.number],
        }

    def _closed(self, pk: int) -> dict[str, Any] | None:
        found = [each for each in self.record.of_kind(EventKind.VOTE_CLOSED) if each.facts["motion"] == pk]
        if not found:
            return None
        names = ("ayes", "base", "needed", "passed")
        event = found[-1]
        totals = {name: event.facts[name] for name in names}
        return {
            "at": stamp(event.at),
            "adopts": event.facts.get("adopts", []),
            "log": [event.number],
        } | totals

    def _is_settled(self, became: list[dict[str, Any]]) -> bool:
        last = [each["how"] for each in became if each["how"] in (*SETTLED, EventKind.TAKEN_UP)]
        return bool(last) and last[-1] in SETTLED

    def _other(self, pk: int | None, event: MeetingEvent) -> dict[str, str] | None:
        """A motion that an event names, with the day if that was another meeting."""
        row = self.rows.get(pk or 0)
        if row is None:
            return None
        there = row.item.meeting
        day = there.day.isoformat() if there.pk != event.meeting_id else ""
        return {"number": self.numbers[row.pk], "day": day}


def _born(event: MeetingEvent) -> int:
    """The motion that an event brought before the body. One taken from the table of the same meeting was there."""
    return event.facts["into" if "into" in event.facts else "motion"]


def _earlier(old: Motion | None) -> dict[str, str] | None:
    if old is None:
        return None
    return {"number": old.number, "day": old.item.meeting.day.isoformat(), "url": old.get_absolute_url()}


def _votes(row: Motion) -> list[dict[str, Any]]:
    """In the order called."""
    return [
        {"seat": vote.seat_id, "label": vote.seat.label, "name": vote.name, "choice": vote.choice}
        for vote in as_called(row)
    ]


def in_groups(facts: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Votes grouped by choice, in the order of the choices."""
    return {choice: [vote for vote in facts["votes"] if vote["choice"] == choice] for choice in Choice.values}


def is_closed(facts: dict[str, Any]) -> bool:
    return facts["closed"] is not None
