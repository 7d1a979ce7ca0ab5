"""Show 5, through services and database: drafts, refinements, items, sponsors, formats, questions (BK-40 to BK-43)."""

import random
import sys
from datetime import date, timedelta

from django.db import transaction

import pytest

from boards import guard
from boards.guard.questions import ask_staff
from boards.materials.distribution import give_material
from boards.models import Appointment, Proposal
from boards.proposals.member_services import (
    change_proposal,
    invite_author,
    join_authors,
    leave_authors,
    propose,
    sponsor_proposal,
    submit_proposal,
)
from boards.proposals.services import bring_to_item
from tests.boards.guard.matter_oracle import Draft, Item, Paper, Second
from tests.boards.guard.written import text
from tests.depth import size
from tests.factories import boards as make_boards
from tests.factories import groups, live
from tests.factories import materials as give
from tests.factories import proposals as make
from tests.furniture import furnished

STEPS, OF_A_LIFE, SEATS = size(40, 1_000), size(40, 100), 10
MAY_2, FIRST_MEETING = date(2022, 5, 2), date(2022, 9, 1)
ACTS = (
    *("draft", "draft", "refine", "change", "share", "share", "share", "share", "leave"),
    *("publish", "sponsor", "sponsor", "agenda", "meet", "meet", "format", "ask"),
)
LABELS = "abcde"


@furnished
def members(make_user, home):
    members = groups.seated(make_user, SEATS, slug="community-engagement")
    make_boards.pages(home, members[0].seat.body)
    return members


@furnished
def year(members):
    return make.cycle(rules_facts={"max_authors": 20})


class Life:
    """One body; each step is done by the services and judged by the second implementation."""

    def __init__(self, members: list[Appointment], year, seed: int) -> None:
        self.members, self.year, self.chance = members, year, random.Random(seed)
        self.body, self.second = members[0].seat.body, Second(len(members))
        self.rows: dict[int, Proposal] = {}
        self.authors: dict[int, set[int]] = {}
        self.items: dict[int, object] = {}
        self.papers = make_boards.meeting(self.body)
        self.done = self.refused = self.judged = 0

    def step(self) -> None:
        getattr(self, self.chance.choice(ACTS))()

    def _agrees(self, act, refused: bool):
        """The services do it exactly when the second implementation says that it may be done."""
        try:
            with make.on(MAY_2), transaction.atomic():
                found = act()
        except guard.GuardRefused as error:
            assert refused and error.rule in ("BK-42", "BK-43"), (error, self.second)
            self.refused += 1
            return None
        assert not refused, self.second
        self.done += 1
        return found

    def draft(self, refines: int | None = None) -> None:
        labels, author = self._labels(), self._person()
        number = len(self.second.drafts) + 1
        self.second.drafts[number] = Draft([labels], {author}, refines)
        earlier = self.rows[refines] if refines else None
        seat = self.members[author]
        row = self._agrees(
            lambda: propose(actor=seat.user, appointment=seat, refines=earlier, **self._words(labels)),
            self.second.joins_too_many(number, frozenset({number})),
        )
        if row is None:
            del self.second.drafts[number]
        else:
            self.rows[number], self.authors[number] = row, {author}

    def refine(self) -> None:
        for number in self._one(lambda each: each.is_public):
            self.draft(number)

    def change(self) -> None:
        for number in self._one(lambda each: not each.is_public):
            labels, draft = self._labels(), self.second.drafts[number]
            before = self.second.matter(number)
            draft.texts.append(labels)
            actor = self.members[min(self.authors[number])].user
            done = self._agrees(
                lambda: change_proposal(actor=actor, proposal=self.rows[number], **self._words(labels)),  # noqa: B023
                self.second.joins_too_many(number, before),
            )
            if done is None:
                draft.texts.pop()

    def share(self) -> None:
        for number in self._one(lambda each: not each.is_public):
            draft, new = self.second.drafts[number], self._person()
            if new in self.authors[number]:
                continue
            group = (draft.groups[0] if draft.groups else set(self.authors[number])) | {new}
            facts = {"proposal": self.rows[number], "appointment": self.members[new]}
            actor = self.members[min(self.authors[number])].user
            if self._agrees(lambda: invite_author(actor=actor, **facts), self.second.refuses(draft, group)):  # noqa: B023
                draft.groups, draft.people = [group], draft.people | group
                self._no_majority(draft, new)
                if self.chance.random() < 0.6:
                    self._agrees(lambda: join_authors(actor=self.members[new].user, **facts), False)  # noqa: B023
                    self.authors[number].add(new)

    def leave(self) -> None:
        for number in self._one(lambda each: not each.is_public):
            if len(self.authors[number]) > 1:
                who = max(self.authors[number])
                seat = self.members[who]
                leave_authors(actor=seat.user, proposal=self.rows[number], appointment=seat)
                self.authors[number].discard(who)

    def publish(self) -> None:
        """The public sends a proposal; its text may be one that members have as a draft."""
        if sum(not each.people for each in self.second.drafts.values()) < 3:
            labels, number = self._labels(), len(self.second.drafts) + 1
            words = {name: each["en"] for name, each in self._words(labels).items()}
            self.rows[number] = make.published(self.year, self.body, words=make.ProposalText(**words))
            self.second.drafts[number], self.authors[number] = Draft([labels], set(), is_public=True), set()

    def sponsor(self) -> None:
        for number in self._one(lambda each: each.is_public):
            row, new = self.rows[number], self._person()
            draft = self.second.drafts[number]
            if row.is_members or any(number in item.carries for item in self.second.items.values()):
                continue
            group = (draft.groups[0] if draft.groups else set()) | {new}
            seat, again = self.members[new], bool(draft.groups) and new in draft.groups[0]
            done = self._agrees(
                lambda: sponsor_proposal(actor=seat.user, proposal=row, appointment=seat),  # noqa: B023
                not again and self.second.refuses(draft, group),
            )
            if done:
                draft.groups, draft.people = [group], draft.people | group

    def agenda(self) -> None:
        """Staff post an agenda whose second item carries one draft or two."""
        private = [number for number, each in self.second.drafts.items() if not each.is_public]
        if len(private) < 4 or len(self.items) >= 4:
            return
        number, carried = len(self.items) + 1, set(self.chance.sample(private, self.chance.choice((1, 2))))
        day = FIRST_MEETING + timedelta(days=number)
        item = live.meeting(self.body, day=day).items.select_related("meeting__body").get(number=2)
        for each in carried:
            with make.on(MAY_2):
                actor = self.members[min(self.authors[each])].user
                row = submit_proposal(actor=actor, proposal=self.rows[each])
            with make.on(day - timedelta(days=9)):
                self.rows[each] = bring_to_item(actor=make.ACTOR, proposal=row, item=item)
            self.second.drafts[each].is_public = True
        self.items[number], self.second.items[number] = item, Item(carried)

    def meet(self) -> None:
        for number in list(self.items)[-1:]:
            people = self.chance.sample(range(SEATS), 2)
            place, topic = self.second.items[number], guard.topic_for(self.body, self.items[number])
            seats = [self.members[each] for each in people]
            options = {"purpose": "working", "founded_by": "members", "holds_power": False}
            done = self._agrees(
                lambda: guard.form_group(actor=seats[0].user, topic=topic, members=seats[1:], **options),  # noqa: B023
                self.second.refuses(place, set(people)),
            )
            if done:
                place.groups.append(set(people))

    def format(self) -> None:
        """A clerk names another author for a format of a member's paper, and sends it to everyone."""
        author, said = (self.chance.choice(("member", "body")) for _time in range(2))
        body = give.MEMBERS if author == "member" else give.STAFFS
        source = give.material(self.papers, prepared_by=author, body=body)
        made = give.material(self.papers, prepared_by=said, alternative_of=source, body=body)
        paper = Paper(by_member=author == "member")
        self._agrees(
            lambda: give_material(actor=make.ACTOR, material=made, appointments=self.members),
            not self.second.may_pass_on(paper),
        )

    def ask(self) -> None:
        asker, other = self.chance.sample(self.members, 2)
        row = ask_staff(actor=asker.user, appointment=asker, words="Why so late?")
        assert guard.may_see(asker.user, row) and not guard.may_see(other.user, row)
        self.judged += 2

    def nobody_sees_too_much(self) -> None:
        """Each draft against some members: only its authors and, from the agenda on, everyone."""
        for place in self.chance.sample(range(SEATS), 3):
            seen = set(
                guard.visible(self.members[place].user, Proposal.objects.all()).values_list("pk", flat=True)
            )
            for number, row in self.rows.items():
                expected = self.second.drafts[number].is_public or place in self.authors[number]
                assert (row.pk in seen) is expected
                self.judged += 1

    def _no_majority(self, place: Draft | Item, person: int) -> None:
        assert self.second.largest(place, person) <= self.second.most

    def _one(self, wanted) -> list[int]:
        found = [number for number, each in self.second.drafts.items() if wanted(each)]
        return [self.chance.choice(found)] if found else []

    def _words(self, labels: frozenset[str]) -> dict:
        words = text(labels, self.chance).split()
        return {"title": {"en": " ".join(words[:3])}, "summary": {"en": " ".join(words[3:])}}

    def _labels(self) -> frozenset[str]:
        return frozenset(self.chance.sample(LABELS, self.chance.choice((1, 1, 1, 2))))

    def _person(self) -> int:
        return self.chance.randrange(SEATS)


@pytest.mark.timeout(1800)
def test_services_and_second_implementation_agree(members, year, capsys):
    """0 disagreements, 0 drafts shared with a majority, 0 drafts seen by another; the counts are printed."""
    done = refused = judged = 0
    for seed in range(STEPS // OF_A_LIFE):
        with transaction.atomic():
            life = Life(members, year, seed)
            while life.done + life.refused < OF_A_LIFE:
                life.step()
                if (life.done + life.refused) % 20 == 0:
                    life.nobody_sees_too_much()
            done, refused, judged = done + life.done, refused + life.refused, judged + life.judged
            transaction.set_rollback(True)
    with capsys.disabled():
        sys.stdout.write(f"\nmatters, services: {done} done, {refused} refused, {judged} times sight asked\n")
    assert done + refused >= STEPS and refused
