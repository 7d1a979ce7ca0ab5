"""The contact rules a second time, from the words of the rules and nothing of the code (BK-41, BK-42).

An event log, and a search through it for every question: no sets are kept, nothing is merged in advance.
"""

from collections import deque
from dataclasses import dataclass, field


@dataclass
class Log:
    """What happened on the topics of one body of ``seats`` filled seats, in order."""

    seats: int
    events: list[tuple] = field(default_factory=list)

    def too_large(self, topic: str, newcomers: list[int], group: int | None = None) -> bool:
        """Would these people, with all whom they ever met on the topic, be more than half of the body?"""
        met = self._reached(topic, set(newcomers) | (self.ever_in(group) if group is not None else set()))
        return len(met) * 2 > self.seats

    def ever_in(self, group: int) -> set[int]:
        return {event[3] for event in self.events if event[0] == "asked" and event[2] == group}

    def _same(self, topic: str) -> set[str]:
        found, again = {topic}, True
        while again:
            more = {
                name
                for event in self.events
                if event[0] == "same" and found & set(event[1:])
                for name in event[1:]
            }
            again = not more <= found
            found |= more
        return found

    def _reached(self, topic: str, start: set[int]) -> set[int]:
        topics = self._same(topic)
        asked = [event for event in self.events if event[0] == "asked" and event[1] in topics]
        seen, queue = set(start), deque(start)
        while queue:
            person = queue.popleft()
            groups = {event[2] for event in asked if event[3] == person}
            for other in {event[3] for event in asked if event[2] in groups} - seen:
                seen.add(other)
                queue.append(other)
        # those who are asked together meet each other, whoever they met before
        return seen

    def state(self, group: int, person: int) -> str | None:
        last = None
        for event in self.events:
            if event[0] in ("asked", "answered") and event[2] == group and event[3] == person:
                last = event[4]
        return last

    def sees(self, reader: int, topic: str, author: int, *, public: bool) -> bool:
        """Everyone sees what is public; the author their own; a reader what a fellow wrote in a common group."""
        if public or reader == author:
            return True
        groups = {event[2] for event in self.events if event[0] == "asked" and event[1] == topic}
        if len(self._reached(topic, {reader})) * 2 > self.seats:
            return False
        return any(
            self.state(group, reader) == "accepted" and self.state(group, author) in ("accepted", "left")
            for group in groups
        )

    def largest(self, topic: str) -> int:
        people = {event[3] for event in self.events if event[0] == "asked" and event[1] in self._same(topic)}
        return max((len(self._reached(topic, {person})) for person in people), default=0)
