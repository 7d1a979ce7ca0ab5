"""Show 1, without database: circles by union-find and by a search through the log never differ (BK-42)."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.guard import sets
from tests.boards.guard.oracle import Log
from tests.depth import size

EXAMPLES, STEPS = size(5, 100), 100


@pytest.mark.parametrize(("seats", "most"), [(16, 8), (21, 10)])
def test_random_groups_never_make_a_majority(seats, most):
    """Both say the same of each contact, and no circle grows past the wall; in full, 10,000 steps for each size."""
    decisions = []

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 2**32))
    def history(seed):
        chance, log, circles = random.Random(seed), Log(seats), {}
        for number in range(STEPS):
            topic = chance.choice("ab")
            people = chance.sample(range(seats), chance.choice((1, 2, 2, 3, 3, 4, 9)))
            held = circles.setdefault(topic, sets.ContactSets())
            circle = held.would_be(people)
            most_of = {"home": sets.most(seats, seats)}
            allowed = sets.reaches(circle, home="home", bodies_of={}, most_of=most_of) is None
            assert allowed is not log.too_large(topic, people)
            if allowed:
                held.link(people)
                log.events += [("asked", topic, number, person, "accepted") for person in people]
            assert max((len(each) for each in held.all()), default=0) <= most
            decisions.append(allowed)
        for topic, held in circles.items():
            assert max((len(each) for each in held.all()), default=0) == log.largest(topic)

    history()
    assert len(decisions) >= EXAMPLES * STEPS
    assert {True, False} == set(decisions)


@pytest.mark.parametrize(
    ("seats", "filled", "ceiling"), [(16, 16, 9), (21, 21, 11), (16, 12, 7), (3, 3, 2), (2, 2, 2), (1, 0, 1)]
)
def test_the_ceiling(seats, filled, ceiling):
    """BK-42: floor(n/2)+1 of the seats, or of the filled ones when fewer."""
    assert sets.ceiling(seats, filled) == ceiling
    assert sets.most(seats, filled) == ceiling - 1


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=4), max_size=12))
def test_the_order_of_contacts_does_not_matter(groups):
    forward, backward = sets.ContactSets(groups), sets.ContactSets(reversed(groups))
    assert {*forward.all()} == {*backward.all()}
    people = [person for circle in forward.all() for person in circle]
    assert len(people) == len(set(people))


def test_other_bodies_are_counted_by_their_members_only():
    """BK-40: a topic of one body gathers no majority of another one either."""
    circle = frozenset("abcd")
    bodies = {person: {"small"} for person in "abc"}
    assert sets.reaches(circle, home="large", bodies_of=bodies, most_of={"large": 10, "small": 3}) is None
    assert sets.reaches(circle, home="large", bodies_of=bodies, most_of={"large": 10, "small": 2}) == "small"
    assert sets.reaches(circle, home="large", bodies_of={}, most_of={}) == "large"
