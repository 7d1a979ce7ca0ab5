"""Contact sets: who has been in contact on a topic, directly or through others. No database (BK-40, BK-42).

A contact set links everyone whose groups share members. Members who leave stay in it, because they have read its text.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from boards.rules.thresholds import majority

type Person = Hashable
type Circle = frozenset[Person]


class ContactSets:
    """Contact sets of one topic: union-find over its groups."""

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
        """Put these people in contact and merge their contact sets."""
        roots = {self._root(person) for person in people}
        if not roots:
            return
        keep = max(roots, key=lambda root: len(self._members[root]))
        for root in roots - {keep}:
            self._parent[root] = keep
            self._members[keep] |= self._members.pop(root)

    def of(self, person: Person) -> Circle:
        """The contact set of a person; just the person without contacts."""
        return frozenset(self._members[self._root(person)]) if person in self._parent else frozenset({person})

    def would_be(self, people: Iterable[Person]) -> Circle:
        """The contact set that would result if these people were in contact."""
        return frozenset().union(*(self.of(person) for person in people))

    def all(self) -> list[Circle]:
        return [frozenset(members) for members in self._members.values()]


def ceiling(seats: int, filled: int) -> int:
    """Size no contact set may reach: a majority of the seats, or of the filled seats if fewer (BK-42)."""
    return majority(min(seats, filled))


def most(seats: int, filled: int) -> int:
    """Largest contact set allowed: 8 of 16 seats, 10 of 21."""
    return ceiling(seats, filled) - 1


def reaches[B: Hashable](
    circle: Circle, *, home: B, bodies_of: Mapping[Any, Iterable[B]], most_of: Mapping[B, int]
) -> B | None:
    """Return the body of which the contact set would reach a majority, if any.

    For the topic's own body everyone counts, including intermediaries (BK-40); for other bodies only their members.
    """
    return over(
        circle, {person: {home, *bodies_of.get(person, ())} for person in circle}, most_of, first=home
    )


def over[B: Hashable](
    circle: Circle, bodies_of: Mapping[Any, Iterable[B]], most_of: Mapping[B, int], *, first: B | None = None
) -> B | None:
    """Return a body of which the people who count for it reach a majority, if any; ``first`` is named before others."""
    counts = Counter(body for person in circle for body in set(bodies_of.get(person, ())))
    reached = {body for body, count in counts.items() if count > most_of.get(body, 0)}
    return first if first in reached else next(iter(reached), None)
