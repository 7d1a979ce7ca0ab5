"""M08: the table and its second specification agree, also in random walks of all people."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.permissions import oracle
from tests.permissions.actors import ACTORS
from tests.permissions.asking import ask
from tests.permissions.house import BY_KEY
from tests.permissions.matrix import NAMES
from tests.permissions.section import ACTIONS
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
# One's own: which people the second telling names for the planted objects that belong to persons.
OWN = {
    ("closed material", "given"): {"advisory", "chair", "clerk"},
    ("closed book", "written"): {"advisory", "chair", "clerk"},
    ("kept receipts", "one's own"): {"community"},
    ("job", "an analyst's"): {"analyst", "administrator"},
}


def test_two_tellings_of_the_table_agree_on_every_cell():
    cells, odd = 0, []
    for actor in ACTORS:
        for thing in BY_KEY.values():
            for action in ACTIONS:
                cells += 1
                said = action in thing.rights[actor.column]
                if said != oracle.may(actor.name, thing.key, action):
                    odd.append(f"{actor.name} {thing.key} {action}: the table says {said}")
    assert cells >= 10_000
    assert not odd, f"{len(odd)} of {cells}\n" + "\n".join(odd)


WALKS = {"deadline": None, "suppress_health_check": list(HealthCheck), "derandomize": True}


@settings(max_examples=5, **WALKS)
@given(data=st.data())
def test_a_random_walk_meets_what_the_second_telling_says(world: World, data):
    go(world, data)


@pytest.mark.deep
@settings(max_examples=100, **WALKS)
@given(data=st.data())
def test_many_random_walks_meet_what_the_second_telling_says(world: World, data):
    go(world, data)


def go(world: World, data: st.DataObject) -> None:
    """Planted objects, in any order, by anybody: what one person asks changes nothing for the next."""
    spots = [spot for spot in world.planted_spots if not spot.path.startswith("/admin/")]
    steps = st.tuples(st.sampled_from(spots), st.sampled_from(NAMES))
    for spot, who in data.draw(st.lists(steps, min_size=5, max_size=20)):
        answer = ask(world.browsers[who], spot.path)
        if answer.status == 405:
            continue
        thing, action = spot.door.thing, spot.door.action
        column = next(actor.column for actor in ACTORS if actor.name == who)
        expected = column in spot.door.side and oracle.may(who, thing, action)
        if (thing, spot.state) in OWN:
            expected = expected and who in OWN[thing, spot.state]
        elif spot.only is not None:
            continue  # an export: its people are told by the table alone
        assert answer.absent != expected, f"{who} {spot.path}: {answer.status}"
