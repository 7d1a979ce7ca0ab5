"""M04: all columns of all tables in each form's body: none has an effect, and nobody gains permissions."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import translation

import pytest

from tests.permissions import masses
from tests.permissions.counts import tell
from tests.permissions.matrix import NAMES
from tests.permissions.spots import Spot
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
# Fields that a form takes though its page does not show them in this state, each with its reason.
OFFERED_ELSEWHERE: dict[str, set[str]] = {}


def targets(world: World, one_in: int) -> dict[str, tuple[str, dict[str, str]]]:
    """Address → who sends, and what the form on a page of theirs offers.

    Buttons without a page come alone, where every page is looked at: in a part, the page may be among the others.
    """
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for spots in [*world.our_spots.values()][::one_in]:
        for spot in spots[:1]:
            who = sender(spot)
            if one_in == 1:
                found.setdefault(spot.path.split("?")[0], (who, {}))
            with translation.override("en"):
                answer = world.browsers[who].get(spot.path)
            if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
                continue
            for path, offered in masses.forms_of(answer.content.decode(errors="replace"), spot.path):
                if offered and not path.startswith(("/admin/", "/search/", "/accounts/")):
                    found[path] = (who, found.get(path, (who, {}))[1] | offered)
    return found


def sender(spot: Spot) -> str:
    allowed = spot.allowed()
    order = ["publisher", "clerk", "analyst", "editor", "administrator", "advisory", "community", *NAMES]
    return next((name for name in order if name in allowed), "community")


def test_no_column_sticks_in_one_of_eight_forms(world: World):
    send_all_columns(world, one_in=8, least=(10, 5))


@pytest.mark.deep
def test_no_column_sticks_that_a_form_does_not_offer(world: World):
    send_all_columns(world, one_in=1, least=(100, 30))


def send_all_columns(world: World, one_in: int, least: tuple[int, int]) -> None:
    extras, stuck, sent, taken = masses.extras(), [], 0, 0
    people = get_user_model().objects
    before = masses.powers(people)
    assert len(extras) >= 300
    for path, (who, offered) in targets(world, one_in).items():
        known = offered.keys() | OFFERED_ELSEWHERE.get(path.strip("/").split("/")[-1], set())
        body = {name: value for name, value in extras.items() if name not in known} | offered
        with translation.override("en"), transaction.atomic(), masses.watched(offered) as seen:
            answer = world.browsers[who].post(path, body)
            gained = masses.powers(people) - before
            transaction.set_rollback(True)
        if answer.status_code == 405:
            continue
        sent, taken = sent + 1, taken + (answer.status_code in (200, 302))
        if seen or gained or answer.status_code >= 500:
            stuck.append(f"{who} {path}: {answer.status_code} {seen} {sorted(gained)}")
    tell(f"M04 forms sent, one in {one_in}", sent, least[0])
    tell(f"M04 forms taken, one in {one_in}", taken, least[1])
    assert not stuck, f"{len(stuck)} of {sent}\n" + "\n".join(stuck)
