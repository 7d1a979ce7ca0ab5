"""M01: seventeen people, each object in its states, each address of the ledger: 0 wrong, 0 unreached."""

import pytest

from tests.permissions.counts import tell
from tests.permissions.matrix import walk
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]


def test_each_address_is_there_for_exactly_its_people(world: World):
    spots = [(route, spot) for route, known in world.spots.items() for spot in known]
    result = walk(world, spots, certain=False)
    told = f"{result.cells.total()} cells {dict(result.cells)}"
    assert not result.wrong, f"{len(result.wrong)} of {told}\n" + "\n".join(result.wrong)
    tell("M01 cells at each address", result.cells.total(), 5_000)
    assert not result.unreached, f"{len(result.unreached)} unreached\n" + "\n".join(result.unreached)


def test_each_planted_object_is_there_for_exactly_its_people(world: World):
    spots = [(spot.path, spot) for spot in world.planted_spots]
    result = walk(world, spots, certain=True)
    told = f"{result.cells.total()} cells {dict(result.cells)}"
    assert not result.wrong, f"{len(result.wrong)} of {told}\n" + "\n".join(result.wrong)
    tell("M01 cells at the planted objects", result.cells.total(), 2_000)
