"""Issue 14: no address of Wagtail or of its add-ons makes something public, or lets it disappear, around the gate."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import translation

from wagtail.models import Locale

import pytest

from cms.exceptions import RuleBroken
from cms.models import HomePage
from tests.depth import DEEP
from tests.permissions.asking import written_tables
from tests.permissions.counts import tell
from tests.permissions.masses import forms_of
from tests.permissions.publication import ASKED, Scene, addresses, digest, lay_out, record, send
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.indexes, pytest.mark.timeout(1800)]
PUBLISHES = ("publisher", "superuser")
EVERYONE = ("editor", "clerk", "analyst", "administrator", "advisory", "community", *PUBLISHES)
FEW = ["home", "public", "draft", "translated"]


@pytest.fixture
def scene(world: World) -> Scene:
    return lay_out(world.people)


@pytest.mark.parametrize("who", EVERYONE)
def test_nothing_becomes_public_or_disappears_around_the_gate(world: World, scene: Scene, who):
    before, kept, tried, found, patterns = digest(), record(), 0, [], set()
    for route, path in addresses(scene, list(scene.pages) if DEEP else FEW):
        patterns.add(route)
        for facts in (None, *forms(world, who, path)):
            tried += 1
            after, status = asked(world, who, path, facts, before)
            done = changes(before, after) if who not in PUBLISHES else losses(before, after, kept)
            done += [f"answers {status}"] if status >= 500 else []
            found += [f"{'GET' if facts is None else 'POST'} {path}: {each}" for each in done]
    tell(f"Gate of publication, patterns of Wagtail and its add-ons, {who}", len(patterns), 440)
    tell(f"Gate of publication, requests, {who}", tried, 1_000)
    assert not found, f"{len(found)} of {tried}\n" + "\n".join(found[:40])


def forms(world: World, who: str, path: str) -> Iterator[dict[str, Any]]:
    """What can be sent: each word by itself, and the form as it is shown with these words."""
    home, spanish = HomePage.objects.get(locale__language_code="en"), Locale.objects.get(language_code="es")
    words = {"new_parent_page": home.pk, "chooser": home.pk, "locales": spanish.pk, "new_slug": "zq-copy"}
    yield ASKED | words
    yield ASKED | words | {"action": "publish", "alias": "on"}
    with translation.override("en"), transaction.atomic():
        shown = world.browsers[who].get(path)
        transaction.set_rollback(True)
    if shown.status_code != 200 or shown.streaming or "html" not in shown.headers.get("Content-Type", ""):
        return
    for where, held in forms_of(shown.content.decode(), path):
        if where.split("?")[0] == path.split("?")[0]:
            yield held | {"action-publish": "1"}


def asked(world: World, who: str, path: str, facts: dict | None, before: dict) -> tuple[dict, int]:
    """The digest after one request, and its status; then the request is taken back."""
    browser = world.browsers[who]
    with translation.override("en"), transaction.atomic(), written_tables() as written:
        try:
            answer = browser.get(path) if facts is None else send(browser, world.people[who], path, facts)
            status = answer.status_code
        except RuleBroken:  # from what the add-on left for the end of the transaction
            status = 403
        after = digest() if written else before
        transaction.set_rollback(True)
    return after, status


def changes(before: dict, after: dict) -> list[str]:
    """Whoever does not publish changes nothing that the public has; unused files may be added and go."""
    found = [
        f"{kind} {key} changed or came: {value}"
        for kind in ("page", "timed")
        for key, value in after[kind].items()
        if before[kind].get(key) != value
    ]
    return found + [
        f"{kind} {key} is gone" for kind in before for key in before[kind] if key not in after[kind]
    ]


def losses(before: dict, after: dict, kept: set[int]) -> list[str]:
    """A publisher changes words; what carries record, and the files that public pages use, stay where they are."""
    public = kept & before["page"].keys()
    gone = [f"page {pk} is gone" for pk in public if pk not in after["page"]]
    moved = [
        f"page {pk} moved" for pk in public & after["page"].keys() if url_of(before, pk) != url_of(after, pk)
    ]
    return (
        gone
        + moved
        + [f"{key} is gone" for key in before["row"] if after["row"].get(key) != before["row"][key]]
    )


def url_of(found: dict, pk: int) -> list[str]:
    return [each for each in found["page"][pk] if isinstance(each, str) and each.startswith("/")]
