"""Show 5, rules alone: the guard over matters and a second implementation of it never differ (BK-40, BK-42, BK-43).

The rest of the 20,000 steps goes through services and database: ``tests/boards/proposals/test_random_matters.py``.
"""

import random
import sys
from dataclasses import dataclass, field

import pytest

from boards import guard
from boards.guard import matter_rules
from boards.guard.contact_sets import Standing, counted
from boards.guard.registry import Ref, Refs
from boards.models import Material, Meeting, Topic
from boards.rules.near_identical import Text, any_alike, text_of
from tests.boards.guard.matter_oracle import Draft, Item, Paper, Second
from tests.boards.guard.written import text
from tests.depth import size

STEPS, OF_A_LIFE = size(600, 19_000), 100  # each number of seats twice
BODY = 1
ACTS = (
    "draft",
    "draft",
    "refine",
    "change",
    "share",
    "share",
    "share",
    "share",
    "agenda",
    "meet",
    "meet",
    "format",
)
LABELS = "abcdefgh"


@dataclass
class World:
    """The rules with rows in memory; each step is judged by the second implementation before it happens."""

    seats: int
    chance: random.Random
    second: Second = field(init=False)
    texts: dict[int, set[Text]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: {"done": 0, "refused": 0, "links": 0})

    def __post_init__(self) -> None:
        self.second = Second(self.seats)

    # What the database finds, of rows in memory

    def same(self, refs: Refs) -> set[Ref]:
        found = set()
        for number in [int(ref.key) for ref in refs if ref.kind == "proposal"]:
            found |= {
                _ref(other) for other in self.second.drafts if other != number and self._linked(number, other)
            }
        for number, item in self.second.items.items():
            carried = {_ref(each) for each in item.carries}
            if len(carried) == 1 and ({_item(number)} | carried) & refs:
                found |= {_item(number)} | carried
        return found

    def beside(self, refs: Refs) -> set[Ref]:
        found = set()
        for number, item in self.second.items.items():
            carried = {_ref(each) for each in item.carries}
            if len(carried) > 1:
                found |= carried if _item(number) in refs else set()
                found |= {_item(number)} if carried & refs else set()
        return found

    def _linked(self, one: int, two: int) -> bool:
        a, b = self.second.drafts[one], self.second.drafts[two]
        of_one_person = bool(a.people & b.people)
        if a.refines == two or b.refines == one:
            return True
        if not (of_one_person or a.is_public or b.is_public):
            return False
        return any_alike(self.texts[one], self.texts[two], excerpts=of_one_person)

    def standings(self, ref: Ref, newcomers: set[int]) -> list[Standing]:
        return [
            self._standing(ref, refs, newcomers)
            for refs in matter_rules.matters_of(ref, self.same, self.beside)
        ]

    def _standing(self, ref: Ref, refs: Refs, newcomers: set[int]) -> Standing:
        topics = {each: Topic(pk=place, body_id=BODY) for place, each in enumerate(sorted(refs | {ref}))}
        groups = [
            (topics[each], [f"u{person}" for person in group])
            for each in refs
            for group in self._place(each).groups
        ]
        most_of = {BODY: self.second.most}
        people = {f"u{person}" for person in newcomers}
        return counted(topics[ref], groups, people, seated_in={}, most_of=most_of)

    def _place(self, ref: Ref) -> Draft | Item:
        return (self.second.drafts if ref.kind == "proposal" else self.second.items)[int(ref.key)]

    def refuses(self, ref: Ref, newcomers: set[int]) -> bool:
        people = [f"u{person}" for person in newcomers]
        return not all(each.judge(people) for each in self.standings(ref, newcomers))

    # Steps

    def step(self) -> None:
        getattr(self, self.chance.choice(ACTS))()

    def draft(self, refines: int | None = None) -> None:
        labels = self._labels()
        self._writes(len(self.second.drafts) + 1, Draft([labels], {self._person()}, refines))

    def refine(self) -> None:
        public = [number for number, each in self.second.drafts.items() if each.is_public]
        if public:
            self.draft(self.chance.choice(public))

    def change(self) -> None:
        private = [number for number, each in self.second.drafts.items() if not each.is_public]
        if not private:
            return
        number = self.chance.choice(private)
        labels, old = self._labels(), self.second.drafts[number]
        self._writes(number, Draft([*old.texts, labels], old.people, old.refines, groups=old.groups))

    def _writes(self, number: int, draft: Draft) -> None:
        old, texts = self.second.drafts.get(number), self.texts.get(number, set())
        before = self.second.matter(number) if old else frozenset({number})
        known = matter_rules.whole([_ref(number)], self.same) if old else frozenset({_ref(number)})
        self.second.drafts[number] = draft
        self.texts[number] = texts | {text_of(text(draft.texts[-1], self.chance))}
        joined = matter_rules.whole([_ref(number)], self.same) != known
        refused = joined and self.refuses(_ref(number), set())
        self.counts["links"] += joined
        self._agree(refused, self.second.joins_too_many(number, before))
        if refused and old is not None:
            self.second.drafts[number], self.texts[number] = old, texts
        elif refused:
            del self.second.drafts[number], self.texts[number]

    def share(self) -> None:
        private = [number for number, each in self.second.drafts.items() if not each.is_public]
        if private:
            number = self.chance.choice(private)
            draft = self.second.drafts[number]
            group = draft.groups[0] if draft.groups else draft.people
            self._contact(_ref(number), draft, group | self._some(self.chance.choice((1, 1, 2))))

    def meet(self) -> None:
        if self.second.items:
            number = self.chance.choice(list(self.second.items))
            self._contact(_item(number), self.second.items[number], self._some(self.chance.choice((2, 2, 3))))

    def _contact(self, ref: Ref, place: Draft | Item, people: set[int]) -> None:
        refused = self.refuses(ref, people) or (
            isinstance(place, Draft) and self._brings_too_many(ref, place, people)
        )
        self._agree(refused, self.second.refuses(place, people))
        if refused:
            return
        if isinstance(place, Draft):
            place.groups, place.people = [people], place.people | people
        else:
            place.groups.append(people)
        self._no_majority(place, min(people))

    def _brings_too_many(self, ref: Ref, place: Draft, people: set[int]) -> bool:
        """As the services do it: once the newcomers are in, what they wrote is looked at."""
        before = place.people
        try:
            place.people = before | people
            return self.refuses(ref, people)
        finally:
            place.people = before

    def agenda(self) -> None:
        """Staff post an item for one draft or several; they are public from then on."""
        private = [number for number, each in self.second.drafts.items() if not each.is_public]
        if len(private) < 4:
            return
        carried = set(self.chance.sample(private, self.chance.choice((1, 1, 2, 3))))
        self.second.items[len(self.second.items) + 1] = Item(carried)
        for number in carried:
            self.second.drafts[number].is_public = True
        self.counts["done"] += 1

    def format(self) -> None:
        """A format of a format of a paper is given to members before the meeting."""
        by_member, is_public = self.chance.random() < 0.5, self.chance.random() < 0.3
        source = Material(pk=1, prepared_by="member" if by_member else "body")
        given = Material(
            pk=2, prepared_by=self.chance.choice(("body", "member", "other")), alternative_of=source
        )
        paper = Paper(by_member or given.prepared_by == "member", is_public)
        if is_public:
            given.public_since = given.public_record_at = "now"  # any moment
        self._agree(not guard.may_pass_on([given], Meeting()), not self.second.may_pass_on(paper))

    def _agree(self, refused: bool, expected: bool) -> None:
        assert refused is expected, (self.counts, self.second)
        self.counts["refused" if refused else "done"] += 1

    def _no_majority(self, place: Draft | Item, person: int) -> None:
        assert self.second.largest(place, person) <= self.second.most

    def _labels(self) -> frozenset[str]:
        return frozenset(self.chance.sample(LABELS, self.chance.choice((1, 1, 1, 2))))

    def _person(self) -> int:
        return self.chance.randrange(self.seats)

    def _some(self, count: int) -> set[int]:
        return set(self.chance.sample(range(self.seats), count))


def _ref(number: int) -> Ref:
    return Ref("proposal", str(number), BODY)


def _item(number: int) -> Ref:
    return Ref("item", str(number), BODY)


@pytest.mark.timeout(900)
def test_two_implementations_agree_on_every_step(capsys):
    """0 disagreements, 0 matters brought to a majority by an act of members; the counts are printed."""
    totals = {"done": 0, "refused": 0, "links": 0}
    for life in range(STEPS // OF_A_LIFE):
        world = World((14, 16, 21)[life % 3], random.Random(life))
        while world.counts["done"] + world.counts["refused"] < OF_A_LIFE:
            world.step()
        totals = {name: totals[name] + count for name, count in world.counts.items()}
    with capsys.disabled():
        told = "{done} done, {refused} refused, {links} joined".format(**totals)
        sys.stdout.write(f"\nmatters, rules: {told}; 0 disagreements\n")
    assert totals["done"] + totals["refused"] >= STEPS
    assert min(totals.values()) > STEPS // 100
