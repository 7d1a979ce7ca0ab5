"""M01: seventeen people, each object in its states, each URL of the ledger, read and submitted: 0 wrong, 0
unreached.
"""

import pytest

from tests.crawl import key_of
from tests.depth import DEEP, size
from tests.permissions.classes import one_by_one
from tests.permissions.counts import tell
from tests.permissions.doors import routes
from tests.permissions.matrix import EVERY_METHOD, EXCUSED, NAMES, Result, walk
from tests.permissions.spots import Spot
from tests.permissions.world import World, spots_of
from tests.routes.ledger import patterns, row_for

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]


def all_spots(world: World) -> list[tuple[str, Spot]]:
    return [(route, spot) for route, known in world.spots.items() for spot in known]


def spots_for_short(world: World) -> list[tuple[str, Spot]]:
    """Of Wagtail's own screens one of each row of the ledger."""
    seen, found = set(), []
    for route, spot in all_spots(world):
        row = row_for(route).route
        if not (route.startswith("admin/") and row in seen):
            found.append((route, spot))
        seen.add(row)
    return found


def planted(world: World) -> list[tuple[str, Spot]]:
    return [(spot.path, spot) for spot in world.planted_spots]


def approve(result: Result, what: str, least: int) -> None:
    told = f"{result.cells.total()} cells {dict(result.cells)}"
    assert not result.wrong, f"{len(result.wrong)} of {told}\n" + "\n".join(result.wrong)
    tell(what, result.cells.total(), least)
    assert not result.unreached, f"{len(result.unreached)} unreached\n" + "\n".join(result.unreached)


def test_each_address_is_there_for_exactly_its_people(world: World):
    result = walk(world, spots_for_short(world), thrifty=not DEEP)
    approve(result, "M01 cells at each address", size(1_500, 2_000))
    assert min(result.asked[name] for name in NAMES) >= 50, result.asked


def test_each_planted_object_is_there_for_exactly_its_people(world: World):
    approve(
        walk(world, planted(world), certain=True, thrifty=not DEEP), "M01 cells at the planted objects", 600
    )


def test_each_address_of_the_ledger_is_asked_for(world: World):
    """A walk that skips a screen proves nothing about it. Wagtail's screens: those that need no number."""
    asked = world.spots.keys() | {key_of(spot.path) for spot in world.planted_spots}
    missed = [route for route in routes() if route not in asked and not route.startswith("admin/")]
    assert not missed, "\n".join(missed)


def test_a_screen_of_the_desk_that_no_sample_reaches_asks_for_its_roles_itself():
    """There a refusal could be the sample's; whether the roles are those of the ledger says routes/test_ledger.py."""
    loose = [
        route
        for route, pattern in patterns()
        if route in EXCUSED and route.startswith("desk/") and not getattr(pattern.callback, "open_to", None)
    ]
    assert not loose, loose


@pytest.mark.deep
@pytest.mark.timeout(3_000)
def test_everybody_is_asked_at_two_of_each_address(world: World):
    found = spots_of(world, each=2, everybody=True)
    result = walk(
        world,
        [(route, spot) for route, known in found.items() for spot in known],
        classes=one_by_one,
    )
    approve(result, "M01 cells of everybody", 10_000)


@pytest.mark.deep
@pytest.mark.timeout(3_000)
def test_everybody_is_asked_at_each_planted_object(world: World):
    result = walk(world, planted(world), certain=True, classes=one_by_one)
    approve(result, "M01 cells of everybody at the planted objects", 2_000)


@pytest.mark.deep
@pytest.mark.timeout(3_000)
def test_no_other_method_opens_anything(world: World):
    result = walk(world, all_spots(world) + planted(world), methods=EVERY_METHOD)
    approve(result, "M01 cells of every method", 5_000)
