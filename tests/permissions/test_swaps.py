"""M03: a URL with another owner's number in it leads an unauthorized person nowhere."""

from itertools import islice

import pytest

from tests.permissions.asking import ask
from tests.permissions.counts import tell
from tests.permissions.matrix import NAMES
from tests.permissions.swaps import Swap, swaps
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
OUTSIDE = ("anonymous", "community", "elsewhere", "former", "recused")


def test_one_in_eight_swapped_addresses_opens_nothing(world: World):
    """Each tried by one person outside, and by one inside if the number is of another thing."""
    tried, wrong = 0, []
    for place, swap in enumerate(islice(swaps(world), 0, None, 8)):
        outside, inside = people_of(swap)
        for who in (outside[place % len(outside) :][:1] if outside else []) + inside:
            tried += 1
            wrong += _found(world, swap, who)
    tell("M03 swapped addresses, one in eight", tried, 100)
    assert not wrong, f"{len(wrong)} of {tried}\n" + "\n".join(wrong)


@pytest.mark.deep
def test_no_swapped_address_opens_anything(world: World):
    tried, wrong = 0, []
    for swap in swaps(world):
        outside, inside = people_of(swap)
        for who in outside + inside:
            tried += 1
            wrong += _found(world, swap, who)
    tell("M03 swapped addresses", tried, 1_000)
    assert not wrong, f"{len(wrong)} of {tried}\n" + "\n".join(wrong)


def people_of(swap: Swap) -> tuple[list[str], list[str]]:
    """Who has no right finds nothing under any number; who has one finds nothing under a number of another thing."""
    allowed = swap.spot.allowed()
    inside = [name for name in NAMES if name in allowed][:1] if swap.is_strange or swap.is_foreign else []
    return [name for name in OUTSIDE if name not in allowed], inside


def _found(world: World, swap: Swap, who: str) -> list[str]:
    answer = ask(world.browsers[who], swap.path)
    method = "GET"
    if answer.status == 405:
        method, answer = "POST", ask(world.browsers[who], swap.path, "POST")
    if answer.absent or answer.status in (405, 409):  # 409: a rule refuses, in words
        return []
    return [f"{who} {method} {swap.path} ({swap.name}): {answer.status} {answer.location}"]
