"""Issue 14: no address of Wagtail or of its add-ons makes something public, or lets it disappear, around the gate."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import translation

from wagtail.models import Locale

import pytest

from cms.exceptions import RuleBroken
from cms.models import HomePage
from cms.publication import gate
from tests.depth import DEEP
from tests.permissions.asking import written_tables
from tests.permissions.counts import tell
from tests.permissions.masses import forms_of
from tests.permissions.publication import ASKED, Scene, addresses, digest, lay_out, record, send
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.indexes, pytest.mark.timeout(1800)]
PUBLISHES = ("publisher", "superuser")
WALKERS = [
    "editor",
    "administrator",
    "publisher",
]  # the rights of an editor and of a clerk in Wagtail are the same
if DEEP:
    WALKERS += ["clerk", "analyst", "advisory", "community", "superuser"]
OUTSIDERS = ("advisory", "community")
FEW = ["home", "public", "draft", "translated"]
ONE = ["home"]  # enough for an administrator, who has no right on any page
TWICE = ("/localize/", "/copy/", "/edit/", "/bulk/")  # where one form publishes in two ways
UPSTREAM = "/admin/choose-external-link/"  # Wagtail fails on a form without an address; nothing is written


@pytest.fixture(scope="module")
def world(world_without_spots: World) -> World:
    return world_without_spots


@pytest.fixture
def scene(world: World) -> Scene:
    return lay_out(world.people)


@dataclass(frozen=True)
class Asked:
    after: dict
    status: int
    page: str = ""


@pytest.mark.parametrize("who", WALKERS)
def test_nothing_becomes_public_or_disappears_around_the_gate(world: World, scene: Scene, who):
    before, kept, tried, opened, found, patterns = digest(), record(), 0, 0, [], set()
    words = words_of(HomePage.objects.get(locale__language_code="en"))
    for route, path in addresses(
        scene, list(scene.pages) if DEEP else ONE if who == "administrator" else FEW
    ):
        patterns.add(route)
        shown = ask(world, who, path, None, before)
        answers = [shown, *(ask(world, who, path, facts, before) for facts in forms(path, shown, words))]
        tried += len(answers)
        opened += bool(shown.page)
        for answer in answers:
            found += [f"{path}: {each}" for each in judged(who, before, answer, kept)]
            found += [f"{path} answers {answer.status}"] if answer.status >= 500 and path != UPSTREAM else []
    tell(f"Gate of publication, patterns of Wagtail and its add-ons, {who}", len(patterns), 440)
    tell(f"Gate of publication, requests, {who}", tried, 900)
    assert opened >= (0 if who in OUTSIDERS else 50), "signed out on the way?"
    assert not found, f"{len(found)} of {tried}\n" + "\n".join(found[:40])


def test_the_walk_notices_an_open_gate(world: World, scene: Scene, monkeypatch):
    """Without the gate an editor publishes by the add-on, and a publisher deletes the home page."""
    monkeypatch.setattr(gate, "why_not_public", lambda actor, what: None)
    monkeypatch.setattr(gate, "why_must_stay", lambda what, act: None)
    before, kept, home = digest(), record(), scene.pages["home"]
    source = scene.names["translation_source_id"][0]
    for who, path in (
        ("editor", f"/admin/localize/update/{source}/"),
        ("editor", f"/admin/localize/page/{scene.pages['translated'].pk}/convert_to_alias/"),
        ("publisher", f"/admin/pages/{home.pk}/delete/"),
        ("publisher", f"/admin/pages/{home.pk}/privacy/"),
    ):
        answer = ask(world, who, path, words_of(home), before)
        assert judged(who, before, answer, kept), path


def words_of(home: HomePage) -> dict[str, Any]:
    spanish = Locale.objects.get(language_code="es")
    return ASKED | {
        "new_parent_page": home.pk,
        "chooser": home.pk,
        "locales": spanish.pk,
        "new_slug": "zq-copy",
    }


def forms(path: str, shown: Asked, words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What can be sent: the words by themselves, and each form of the page as it is shown."""
    yield words
    if any(part in path for part in TWICE):
        yield words | {"action": "publish", "alias": "on"}
    for where, held in forms_of(shown.page, path):
        if where.split("?")[0] == path.split("?")[0]:
            yield held | {"action-publish": "1"}


def ask(world: World, who: str, path: str, facts: dict | None, before: dict) -> Asked:
    """What the public has after one request; then the request is taken back."""
    browser, page = world.browsers[who], ""
    cookies = dict(browser.cookies)
    with translation.override("en"), transaction.atomic(), written_tables() as written:
        try:
            answer = browser.get(path) if facts is None else send(browser, world.people[who], path, facts)
            status = answer.status_code
            if status == 200 and not answer.streaming and "html" in answer.headers.get("Content-Type", ""):
                page = answer.content.decode()
        except RuleBroken:  # from what the add-on left for the end of the transaction
            status = 403
        after = digest() if written else before
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies.update(cookies)
    return Asked(after, status, page)


def judged(who: str, before: dict, answer: Asked, kept: set[int]) -> list[str]:
    if answer.after is before:
        return []
    return losses(before, answer.after, kept) if who in PUBLISHES else changes(before, answer.after)


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
    files = [key for key in before["row"] if key[0] in ("SiteDocument", "SiteImage", "Site")]
    return gone + moved + [f"{key} is gone" for key in files if after["row"].get(key) != before["row"][key]]


def url_of(found: dict, pk: int) -> list[str]:
    return [each for each in found["page"][pk] if isinstance(each, str) and each.startswith("/")]
