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
from tests.depth import DEEP, size
from tests.permissions.asking import written_tables
from tests.permissions.counts import tell
from tests.permissions.masses import forms_of
from tests.permissions.publication import (
    ASKED,
    Scene,
    addresses,
    can_lose,
    carrying_record,
    digest,
    lay_out,
    record,
    send,
    tables,
    tempting,
)
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.indexes, pytest.mark.timeout(1800)]
PUBLISHES = ("publisher", "superuser")
WALKERS = ["editor", "publisher"]  # the rights of an editor and of a clerk in Wagtail are the same
if DEEP:
    WALKERS += ["administrator", "clerk", "analyst", "advisory", "community", "superuser"]
OUTSIDERS = ("advisory", "community")
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
    location: str = ""

    @property
    def shows_no_form(self) -> bool:
        """An address that takes no form, or not from this person: Wagtail leads those to its first page."""
        return self.status == 405 or (self.status == 302 and self.location == "/admin/")


@pytest.mark.parametrize("who", WALKERS)
def test_nothing_becomes_public_or_disappears_around_the_gate(world: World, scene: Scene, who):
    before, kept, tried, opened, found, patterns = digest(), record(), 0, 0, [], set()
    words = words_of(HomePage.objects.get(locale__language_code="en"))
    for place, (path, route) in enumerate(targets(scene, who, deep=DEEP).items()):
        patterns.add(route)
        is_turn = DEEP or WALKERS[place % len(WALKERS)] == who
        has_more = DEEP or who not in PUBLISHES or can_lose(route)
        for answer in answers_at(world, who, path, words, before, is_turn=is_turn, has_more=has_more):
            tried += 1
            opened += bool(answer.page)
            found += [f"{path}: {each}" for each in judged(who, before, answer, kept)]
            found += [f"{path} answers {answer.status}"] if answer.status >= 500 and path != UPSTREAM else []
    tell(f"Gate of publication, patterns of Wagtail and its add-ons, {who}", len(patterns), 440)
    tell(f"Gate of publication, requests, {who}", tried, 900 if DEEP else 600)
    is_in = ask(world, who, "/admin/", None, before).page and opened >= size(25, 50)
    assert is_in or who in OUTSIDERS, f"signed out on the way? {opened} pages"
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


@pytest.mark.deep
def test_the_everyday_walks_meet_each_address_that_could_do_harm(world: World, scene: Scene, monkeypatch):
    """Whatever a pattern does to any page, for whoever has all rights and no gate, it does to a page of everyday."""
    monkeypatch.setattr(gate, "why_not_public", lambda actor, what: None)
    monkeypatch.setattr(gate, "why_must_stay", lambda what, act: None)
    before, kept, words = digest(), record(), words_of(scene.pages["home"])
    everyday = {who: targets(scene, who, deep=False) for who in ("editor", "publisher")}
    could: dict[str, dict[str, str]] = {who: {} for who in everyday}  # pattern → an address
    met: dict[str, set[str]] = {who: set() for who in everyday}
    for path, route in targets(scene, "superuser", deep=True).items():
        answers = [*answers_at(world, "superuser", path, words, before, is_turn=False, has_more=True)]
        for who, paths in everyday.items():
            if any(judged(who, before, answer, kept) for answer in answers):
                could[who][route] = path
                met[who] |= {route} if path in paths and (who == "editor" or can_lose(route)) else set()
    tell("Gate of publication, patterns that could do harm", len(could["editor"]), 10)
    missed = [(who, could[who][route]) for who in could for route in could[who].keys() - met[who]]
    assert not missed, missed


def words_of(home: HomePage) -> dict[str, Any]:
    spanish = Locale.objects.get(language_code="es")
    return ASKED | {
        "new_parent_page": home.pk,
        "chooser": home.pk,
        "locales": spanish.pk,
        "new_slug": "zq-copy",
    }


def targets(scene: Scene, who: str, *, deep: bool) -> dict[str, str]:
    """Address → pattern. Everyday: of pages, for a publisher what carries record, for others what tempts them."""
    return {path: route for route, path in addresses(scene, lambda route: pages_for(scene, who, route, deep))}


def pages_for(scene: Scene, who: str, route: str, deep: bool) -> list[str]:
    if deep:
        return list(scene.pages)
    return carrying_record(route) if who in PUBLISHES else tempting(route)


def answers_at(
    world: World, who: str, path: str, words: dict, before: dict, *, is_turn: bool, has_more: bool
) -> Iterator[Asked]:
    """First the words by themselves; then the page, and each of its forms as it is shown.

    `is_turn`: to read a page without a form of its own; `has_more`: where a form shown may do what the words do not.
    """
    sent = [ask(world, who, path, facts, before) for facts in wordings(path, words)]
    yield from sent
    if is_turn if sent[0].shows_no_form else has_more:
        yield (shown := ask(world, who, path, None, before))
        yield from (ask(world, who, path, facts, before) for facts in forms(path, shown))


def wordings(path: str, words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield words
    if any(part in path for part in TWICE):
        yield words | {"action": "publish", "alias": "on"}


def forms(path: str, shown: Asked) -> Iterator[dict[str, Any]]:
    for where, held in forms_of(shown.page, path):
        if where.split("?")[0] == path.split("?")[0]:
            yield held | {"action-publish": "1"}


def ask(world: World, who: str, path: str, facts: dict | None, before: dict) -> Asked:
    """What the public has after one request; then the request is taken back."""
    browser, page, location = world.browsers[who], "", ""
    cookies = dict(browser.cookies)
    with translation.override("en"), transaction.atomic(), written_tables() as written:
        try:
            answer = browser.get(path) if facts is None else send(browser, world.people[who], path, facts)
            status, location = answer.status_code, answer.headers.get("Location", "")
            if status == 200 and not answer.streaming and "html" in answer.headers.get("Content-Type", ""):
                page = answer.content.decode()
        except RuleBroken:  # from what the add-on left for the end of the transaction
            status = 403
        after = digest() if written & tables() else before
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies.update(cookies)
    return Asked(after, status, page, location)


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
