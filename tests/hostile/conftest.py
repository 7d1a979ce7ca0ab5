"""Fixtures of the hostile site, created once per file of tests, and of its plain twin; both are rolled back at the
end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.utils import translation

import pytest

from cms import site_cache
from cms.access import Role
from cms.models import HomePage
from tests.factories.signed_in import browser_of
from tests.hostile import planting, planting_more
from tests.hostile.answers import as_plain
from tests.hostile.corpus import Hostile, corpus, to_plant
from tests.hostile.visiting import Visits

ROLES = {
    role.name.lower(): role
    for role in (Role.EDITOR, Role.CLERK, Role.ANALYST, Role.PUBLISHER, Role.ADMINISTRATOR)
}
Step = Callable[[planting.World], object]
FEEDBACK: list[Step] = [
    planting.answer_the_form, planting.moderate, planting.write_the_codebook, planting.code_the_texts,
    planting.find_something, planting.ask_for_exports, planting.bring_in_files, planting_more.name_tools,
    planting_more.write_a_form,
]  # fmt: skip
HOUSE: list[Step] = [
    planting_more.write_pages, planting_more.name_people, planting_more.hold_conversations, planting_more.meet,
]  # fmt: skip
FEW = 40


def account(name: str, role: Role, shown: str):
    person = get_user_model().objects.create_user(
        f"{name}@example.org", "a-long-enough-password", display_name=shown
    )
    person.groups.add(Group.objects.get_or_create(name=role.value)[0])
    return person


@contextmanager
def planted(words: list[Hostile], steps: list[Step]) -> Iterator[planting.World]:
    """Each person of the desk has a hostile name too."""
    with transaction.atomic(), translation.override("en"):
        people = {
            name: account(name, role, words[number].marked)
            for number, (name, role) in enumerate(ROLES.items())
        }
        browsers = {"": Client()} | {name: browser_of(person) for name, person in people.items()}
        home = HomePage.objects.get(locale__language_code="en")
        world = planting.World(words, people, browsers, home)
        for step in steps:
            step(world)
        yield world
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def worlds(request, django_db_setup, django_db_blocker) -> Iterator[tuple[planting.World, Visits, Visits]]:
    """The hostile site with the steps that the file of tests names; everything on it; and the same of its twin."""
    plain, hostile = Visits(), Visits()
    with django_db_blocker.unblock():
        with planted(as_plain(corpus()[:FEW]), request.module.STEPS) as twin:
            request.module.visit_all(twin, plain)
        no_processes_memory()
        with planted(storable(), request.module.STEPS) as world:
            request.module.visit_all(world, hostile)
            yield world, hostile, plain


def storable() -> list[Hostile]:
    """PostgreSQL holds no NUL. The door takes it out; steps that call services pass by that door."""
    holds_nul = connection.vendor != "postgresql"
    return [each for each in to_plant() if holds_nul or "\x00" not in each.typed]


def no_processes_memory() -> None:
    cache.clear()
    site_cache.drop()


@pytest.fixture
def world(worlds):
    return worlds[0]


@pytest.fixture
def visits(worlds):
    return worlds[1]


@pytest.fixture
def plain(worlds):
    return worlds[2]
