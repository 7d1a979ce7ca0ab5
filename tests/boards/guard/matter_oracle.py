"""The guard over matters a second time: plain sets, from the words of the rules, nothing of the code (BK-40 to BK-43).

A text is a set of labels: which paragraphs it holds. How much two real texts share is the business of the code.
"""

from dataclasses import dataclass, field

Labels = frozenset[str]


@dataclass
class Draft:
    """A proposal: every text it ever had, everyone who wrote it or was asked, and whether the public has it."""

    texts: list[Labels]
    people: set[int]
    refines: int | None = None
    is_public: bool = False
    groups: list[set[int]] = field(default_factory=list)


@dataclass
class Item:
    carries: set[int]
    groups: list[set[int]] = field(default_factory=list)


@dataclass
class Paper:
    by_member: bool
    is_public: bool = False


@dataclass
class Second:
    """What happened on one body of ``seats`` filled seats."""

    seats: int
    drafts: dict[int, Draft] = field(default_factory=dict)
    items: dict[int, Item] = field(default_factory=dict)

    @property
    def most(self) -> int:
        return self.seats // 2

    def linked(self, one: int, two: int) -> bool:
        a, b = self.drafts[one], self.drafts[two]
        if two == a.refines or one == b.refines:
            return True
        pairs = [(x, y) for x in a.texts for y in b.texts]
        if a.people & b.people:
            return any(x <= y or y <= x for x, y in pairs)
        return (a.is_public or b.is_public) and any(x == y for x, y in pairs)

    def matter(self, start: int) -> frozenset[int]:
        found = {start}
        while more := {
            two for two in self.drafts if two not in found and any(self.linked(one, two) for one in found)
        }:
            found |= more
        return frozenset(found)

    def refuses(self, on: Draft | Item, newcomers: set[int]) -> bool:
        """Would these people, who meet on this draft or item, bring a matter to a majority?

        Whoever joins a draft brings along what they wrote themselves.
        """
        if isinstance(on, Item):
            return self._is_majority(on, newcomers)
        before = set(on.people)
        try:
            on.people |= newcomers
            return self._is_majority(on, newcomers)
        finally:
            on.people = before

    def _is_majority(self, on: Draft | Item, newcomers: set[int]) -> bool:
        return any(len(self._met(places, on, newcomers)) > self.most for places in self.matters(on))

    def matters(self, on: Draft | Item) -> list[list[Draft | Item]]:
        if isinstance(on, Item):
            carried = [self._places(self.matter(each)) for each in on.carries]
            return carried or [[on]]
        mine = next(number for number, each in self.drafts.items() if each is on)
        return [self._places(self.matter(mine))]

    def _places(self, matter: frozenset[int]) -> list[Draft | Item]:
        """The drafts of a matter, and every item that carries one of them."""
        drafts = [self.drafts[each] for each in sorted(matter)]
        return [*drafts, *(item for item in self.items.values() if item.carries & matter)]

    def _met(self, places: list[Draft | Item], on: Draft | Item, newcomers: set[int]) -> set[int]:
        groups = [group for place in places for group in place.groups]
        used = {id(place) for place in places if place.groups} | ({id(on)} if newcomers else set())
        if len(used) > 1:
            return set().union(newcomers, *groups)
        met = set(newcomers)
        while more := [group for group in groups if group & met and not group <= met]:
            met = met.union(*more)
        return met

    def joins_too_many(self, number: int, before: frozenset[int]) -> bool:
        """Would the draft's new text join matters whose people together make a majority?"""
        draft = self.drafts[number]
        return self.matter(number) != before and self.refuses(draft, set())

    def largest(self, on: Draft | Item, person: int) -> int:
        return max(len(self._met(places, on, {person})) for places in self.matters(on))

    @staticmethod
    def may_pass_on(paper: Paper) -> bool:
        """A format is given to here as the paper it is a format of."""
        return paper.is_public or not paper.by_member
