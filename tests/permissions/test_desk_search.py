"""The search at the desk finds for each person what their own screens show; else its answer is that to nonsense."""

import pytest

from tests.permissions.actors import ACTORS
from tests.permissions.channels import READERS, Ask
from tests.permissions.planted import CANARIES
from tests.permissions.test_channels import lines, words_of
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
STAFF = [actor.name for actor in ACTORS if actor.role and actor.name != "suspended"]
NONSENSE = "zqnonsense9c1"
# What is searched at all: pages, agendas and materials in draft, comments, reasons of exports.
SEARCHED = {2: READERS[2], 4: READERS[4], 6: READERS[6], 17: READERS[17], 20: READERS[20]}
SEARCHED |= {24: frozenset({"analyst", "publisher"})}


def answer(world: World, who: str, word: str) -> list[str]:
    return lines(words_of(world, who, Ask(f"/desk/search/?q={word}")), word)


@pytest.mark.parametrize("who", STAFF)
def test_a_planted_word_is_found_by_its_readers_alone(world_without_spots: World, who):
    nothing = answer(world_without_spots, who, NONSENSE)
    found = {row for row, word in CANARIES.items() if answer(world_without_spots, who, word) != nothing}
    assert found == {row for row, readers in SEARCHED.items() if who in readers}


def test_for_all_others_there_is_no_search(world_without_spots: World):
    others = [actor.name for actor in ACTORS if actor.name not in STAFF]
    states = {
        who: world_without_spots.browsers[who].get("/desk/search/?q=county").status_code for who in others
    }
    assert set(states.values()) <= {302, 404}, states
