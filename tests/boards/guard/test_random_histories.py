"""Show 1, through the services and the database: random shares and groups, judged a second time by the log."""

import random

from django.db import transaction

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from boards import guard
from boards.guard import registry
from boards.models import ContactGroup, MemberQuestion
from cms import clock
from cms.exceptions import RuleBroken
from tests.boards.guard.oracle import Log
from tests.depth import size
from tests.factories import groups as circle

EXAMPLES, STEPS = size(1, 6), 60
SHARES = "answered_by_name"  # the column that stands in for "the topic this was written on"


@pytest.fixture
def notes_on_topics(monkeypatch):
    """A table with words of members stands in for what members write on a topic; no model of the site is needed."""
    from django.db.models import Q

    found = registry.Guarded(
        MemberQuestion,
        "subject",
        Q(answered_at__isnull=False),
        ("appointment__user",),
        "appointment__seat__body",
        SHARES,
        str,
    )
    monkeypatch.setitem(registry._by_model, MemberQuestion, found)


class History:
    """One body and two topics; each step is done by the guard and judged by the log."""

    def __init__(self, members, seed: int) -> None:
        self.members, self.chance = members, random.Random(seed)
        self.log = Log(len(members))
        self.topics = {name: circle.subject(members[0].seat.body, name) for name in "ab"}
        self.groups: dict[int, tuple[str, ContactGroup]] = {}
        self.notes: list[tuple[MemberQuestion, str, int]] = []
        self.steps, self.refused = 0, 0

    def step(self) -> None:
        act = self.chance.choice(
            [
                "form",
                "form",
                "invite",
                "invite",
                "answer",
                "answer",
                "leave",
                "join",
                "note",
                "note",
                "publish",
            ]
        )
        getattr(self, act)()
        self.steps += 1

    def agrees(self, act, refused: bool):
        """The guard does it exactly when the log says that it may be done."""
        try:
            with transaction.atomic():
                done = act()
        except guard.GuardRefused as error:
            assert refused and error.rule == "BK-42"
            self.refused += 1
            return None
        assert not refused
        return done

    def form(self) -> None:
        name = self.chance.choice("ab")
        people = self.chance.sample(range(len(self.members)), self.chance.choice((2, 2, 2, 2, 3, 4)))
        founder = self.members[people[0]]
        made = self.agrees(
            lambda: guard.form_group(
                actor=founder.user,
                topic=self.topics[name],
                members=[self.members[each] for each in people[1:]],
                purpose="joint_proposal",
            ),
            self.log.too_large(name, people),
        )
        if made is not None:
            self.groups[made.pk] = name, made
            for place, each in enumerate(people):
                self.log.events.append(("asked", name, made.pk, each, "invited" if place else "accepted"))

    def invite(self) -> None:
        for pk, (name, group) in self._some_group():
            inside = [each for each in self.log.ever_in(pk) if self.log.state(pk, each) == "accepted"]
            new = self.chance.randrange(len(self.members))
            if not inside or self.log.state(pk, new) in ("invited", "accepted"):
                return
            actor = self.members[self.chance.choice(inside)].user
            done = self.agrees(
                lambda: guard.invite(actor=actor, group=group, appointment=self.members[new]),  # noqa: B023
                self.log.too_large(name, [new], pk),
            )
            if done is not None:
                self.log.events.append(("asked", name, pk, new, "invited"))

    def _some_group(self):
        return (
            [self.chance.choice(sorted(self.groups.items(), key=lambda each: each[0]))] if self.groups else []
        )

    def answer(self) -> None:
        self._move("invited", {"accepted": guard.accept, "declined": guard.decline})

    def leave(self) -> None:
        self._move("accepted", {"left": guard.leave})

    def _move(self, state: str, verbs) -> None:
        for pk, (name, group) in self._some_group():
            each, (after, verb) = (
                self.chance.randrange(len(self.members)),
                self.chance.choice([*verbs.items()]),
            )
            try:
                with transaction.atomic():
                    verb(actor=self.members[each].user, group=group)
            except RuleBroken:
                assert self.log.state(pk, each) != state
            else:
                assert self.log.state(pk, each) == state
                self.log.events.append(("answered", name, pk, each, after))

    def join(self) -> None:
        name, each = self.chance.choice("ab"), self.chance.randrange(len(self.members))
        group = ContactGroup.objects.filter(topic=self.topics[name], purpose="sponsor").first()
        pk = group.pk if group else None
        if pk is not None and self.log.state(pk, each) == "accepted":
            return
        row = self.agrees(
            lambda: guard.join_topic(
                actor=self.members[each].user, topic=self.topics[name], appointment=self.members[each]
            ),
            self.log.too_large(name, [each], pk),
        )
        if row is not None:
            self.groups.setdefault(row.group_id, (name, row.group))
            self.log.events.append(("asked", name, row.group_id, each, "accepted"))

    def note(self) -> None:
        name, each = self.chance.choice("ab"), self.chance.randrange(len(self.members))
        facts = {
            "appointment": self.members[each],
            "words": f"note {self.steps}",
            SHARES: self.topics[name].key,
        }
        self.notes.append((MemberQuestion.objects.create(**facts), name, each))

    def publish(self) -> None:
        """It is in the public packet of a meeting with notice from now on."""
        if self.notes and self.chance.random() < 0.3:
            note = self.chance.choice(self.notes)[0]
            note.answered_at = clock.now()
            note.save()

    def nobody_sees_too_much(self) -> int:
        """Every member against every note, as lists see it and as a single question sees it."""
        told = 0
        for place, reader in enumerate(self.members):
            seen = set(guard.visible(reader.user, MemberQuestion.objects.all()).values_list("pk", flat=True))
            for note, name, author in self.notes:
                public = note.answered_at is not None
                assert (note.pk in seen) is self.log.sees(place, name, author, public=public)
                told += 1
        for note, _name, _author in self.notes[:1]:
            reader = self.chance.choice(self.members).user
            visible = guard.visible(reader, MemberQuestion.objects.filter(pk=note.pk)).exists()
            assert bool(guard.may_see(reader, note)) is visible
        return told


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("notes_on_topics")
@pytest.mark.parametrize(("seats", "most"), [(16, 8), (21, 10)])
def test_in_no_history_does_a_member_see_what_the_rules_forbid(make_user, seats, most):
    """BK-40 to BK-42: each act, and what each member then sees, is what the log says; no union reaches a majority."""
    members, judged, refused = circle.seated(make_user, seats), [0], [0]

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.integers(0, 2**32))
    def history(seed):
        with transaction.atomic():
            happens = History(members, seed)
            for number in range(STEPS):
                happens.step()
                assert max(happens.log.largest(name) for name in "ab") <= most
                if number % 12 == 11:
                    judged[0] += happens.nobody_sees_too_much()
            judged[0] += STEPS
            refused[0] += happens.refused
            transaction.set_rollback(True)

    history()
    assert judged[0] >= EXAMPLES * STEPS and refused[0]
