"""M01 with stored pages: whoever asks first, and however, leaves nothing for others but what anyone may read."""

import gzip
import re
from collections.abc import Iterator

from django.test import Client

import pytest

from cms import clock
from cms.page_cache import stored, tracking
from cms.page_cache.stored import SHELF
from tests.depth import DEEP, size
from tests.permissions.planted import CANARIES
from tests.permissions.world import GUIDES, World
from tests.stored_pages import pages_are_stored

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]

TRICKS = ("", "?page=2", "?year=2022", "?q=river", "?page=1&as=editor", "?lang=es", "?month=2022-05")
# What differs between two answers to the same reader: keys of forms, and ids of requests.
FRESH = re.compile(rb'name="(?:key|csrfmiddlewaretoken|nonce)" value="[^"]*"|value="[\w-]{22}[.:][^"]*"')


@pytest.fixture
def stores(world: World, tmp_path, monkeypatch) -> Iterator[None]:
    """The world is made in a transaction that never ends; here it counts as committed."""
    moment = clock.now()  # some answers tell it
    monkeypatch.setattr(clock, "now", lambda: moment)
    monkeypatch.setattr(tracking, "is_changing", lambda: False)
    with pages_are_stored(tmp_path):
        yield


def addresses(world: World) -> list[str]:
    """One of each pattern, in English and, if there is one, in Spanish."""
    found = [spots[0].path for spots in world.spots.values() if spots]
    found += [spot.path for spot in world.planted_spots]
    return sorted(
        {*found, *(f"/es{path}" for path in found if not path.startswith(("/admin/", "/desk/", "/es/")))}
    )


def answer(path: str, reader: Client | None = None) -> tuple[int, bytes, str]:
    found = (reader or Client()).get(path)
    is_made_of_chance = found.get("Content-Type") == "application/pdf"
    content = b"" if found.streaming or is_made_of_chance else found.content
    return found.status_code, FRESH.sub(b"", content), found.get("Cache-Control", "")


def test_nobody_is_answered_with_what_was_made_for_another(world: World, stores, monkeypatch):
    """0 leaks over every address, role, language and query trick; on each day a part of them."""
    leaks, count = [], 0
    for number, path in enumerate(addresses(world)):
        for turn, trick in enumerate(TRICKS):
            if not DEEP and number % len(TRICKS) != turn:
                continue
            with monkeypatch.context() as patch:
                patch.setattr(stored, "is_on", lambda: False)
                right = answer(path + trick)
            if right[0] != 200 and not DEEP:
                continue
            for guide in GUIDES if DEEP else GUIDES[number % len(GUIDES) :][:1]:
                world.browsers[guide].get(path + trick)
            leaks += [path + trick for _twice in range(2) if answer(path + trick) != right]
            count += 2

    assert not leaks, "\n".join(leaks)
    assert count > size(200, 5_000)


def test_no_stored_page_has_a_word_that_only_some_may_read(world: World, stores):
    for path in addresses(world)[:: size(3, 1)]:
        if Client().get(path).status_code == 200:
            for guide in ("administrator", "clerk", "anonymous"):
                world.browsers[guide].get(path)
    pages = {
        key[2]: gzip.decompress(page.content).decode(errors="replace") for key, page in SHELF.pages.items()
    }
    secrets = [*CANARIES.values(), *(person.email for person in world.people.values() if person)]

    assert len(pages) > size(20, 80)
    assert not [(path, word) for path, page in pages.items() for word in secrets if word in page]
    assert not [path for path, page in pages.items() if "csrfmiddlewaretoken" in page]
