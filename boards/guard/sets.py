"""Contact sets, without database: who has exchanged words on one topic, through whomever (BK-40, BK-42).

A circle is everyone who is linked by groups through common members. Whoever was ever in a group stays in its
circle: what was read was read.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from boards.rules.thresholds import majority

type Person = Hashable
type Circle = frozenset[Person]


class ContactSets:
    """The circles of one topic: union-find over its groups."""

    def __init__(self, groups: Iterable[Iterable[Person]] = ()) -> None:
        self._parent: dict[Person, Person] = {}
        self._members: dict[Person, set[Person]] = {}
        for group in groups:
            self.link(group)

    def _root(self, person: Person) -> Person:
        if person not in self._parent:
            self._parent[person], self._members[person] = person, {person}
        while self._parent[person] != person:
            self._parent[person] = person = self._parent[self._parent[person]]
        return person

    def link(self, people: Iterable[Person]) -> None:
        """These people are in contact from now on; their circles are one."""
        roots = {self._root(person) for person in people}
        if not roots:
            return
        keep = max(roots, key=lambda root: len(self._members[root]))
        for root in roots - {keep}:
            self._parent[root] = keep
            self._members[keep] |= self._members.pop(root)

    def of(self, person: Person) -> Circle:
        """The circle of a person; of someone without contacts, they alone."""
        return frozenset(self._members[self._root(person)]) if person in self._parent else frozenset({person})

    def would_be(self, people: Iterable[Person]) -> Circle:
        """The circle that these people would make if they were in contact."""
        return frozenset().union(*(self.of(person) for person in people))

    def all(self) -> list[Circle]:
        return [frozenset(members) for members in self._members.values()]


def ceiling(seats: int, filled: int) -> int:
    """The size that no circle may reach: a majority of the seats, or of the filled ones when fewer (BK-42)."""
    return majority(min(seats, filled))


def most(seats: int, filled: int) -> int:
    """How many a circle may hold: eight of 16, ten of 21."""
    return ceiling(seats, filled) - 1


def reaches[B: Hashable](
    circle: Circle, *, home: B, bodies_of: Mapping[Any, Iterable[B]], most_of: Mapping[B, int]
) -> B | None:
    """The body of which the circle would reach a majority, if any.

    Of the topic's own body everyone in the circle counts, as a go-between too (BK-40); of others their members.
    """
    counts = {home: len(circle)}
    for person in circle:
        for body in bodies_of.get(person, ()):
            if body != home:
                counts[body] = counts.get(body, 0) + 1
    return next((body for body, count in counts.items() if count > most_of.get(body, 0)), None)
