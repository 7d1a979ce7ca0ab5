"""Fixtures of the cast: people with known permissions, with clients signed in with a second factor."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import nullcontext

from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import translation

import pytest

from cms import clock, site_cache
from cms.access import Role
from tests import cpu, engine, lanes
from tests.databases import test_database
from tests.demo_database import demo_database, shared_folder  # noqa: F401  fixtures
from tests.factories.signed_in import browser_of
from tests.furniture import FURNITURE, furnished, keep_stores, wants_indexes
from tests.indexing import quiet_indexes
from tests.log_watch import Plugin as LogWatch
from tests.stored_pages import parts_are_stored


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(FURNITURE, "furniture")
    config.pluginmanager.register(lanes.Plugin(), "lanes")
    config.pluginmanager.register(LogWatch(), "log_watch")
    for name, plugin in engine.plugins():
        config.pluginmanager.register(plugin, name)
    if os.environ.get("TEST_CPU"):
        config.pluginmanager.register(cpu.Meter(os.environ["TEST_CPU"]), "cpu")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[None]:
    """Nothing of what is loaded and collected goes before the end: nobody looks for garbage in it, then or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """A request for a Spanish page leaves its language active; the next test and its fixtures begin in English."""
    translation.activate("en")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker, request):
    """pytest-django's own name: each process works on a copy of one migrated database."""
    with django_db_blocker.unblock(), test_database(anew=request.config.getvalue("create_db")):
        yield


@pytest.fixture(scope="session", autouse=True)
def compiled_translations():
    from django.core.management import call_command

    call_command("compile_translations", verbosity=0)


@pytest.fixture(autouse=True)
def fresh_process_caches():
    """What a process keeps between requests must not leak from one test's rows to the next."""
    from django.core.cache import cache

    cache.clear()
    site_cache.drop()
    yield


@pytest.fixture
def stored_parts(db, tmp_path):
    """Parts of pages are stored between requests, as on a running site: for tests that count statements."""
    with parts_are_stored(tmp_path / "cache"):
        yield


@pytest.fixture(scope="module", autouse=True)
def room_of_file(django_db_blocker):
    """Rows and files of furnished fixtures belong to one file of tests."""
    keep_stores()
    yield
    with django_db_blocker.unblock():
        FURNITURE.leave_file()


@pytest.fixture
def _furnished_room(request, django_db_setup, django_db_blocker):
    """Before the transaction of a test begins: what its furnished fixtures make."""
    indexes = nullcontext() if wants_indexes(request.node) else quiet_indexes()
    with indexes:
        with django_db_blocker.unblock():
            clock_of_furniture = FURNITURE.enter(request.node)
        with clock_of_furniture:
            yield


@pytest.fixture
def _django_db_helper(_furnished_room, _django_db_helper):
    """pytest-django's own fixture behind ``db``, with the furniture around its transaction."""
    yield


def person(name: str, *roles: Role):
    from django.contrib.auth.models import Group

    user = get_user_model().objects.create_user(
        f"{name}@example.org", "a-long-enough-password", display_name=name.title()
    )
    user.groups.set([Group.objects.get_or_create(name=role.value)[0] for role in roles])
    return user


@furnished
def make_user():
    return person


@furnished
def people():
    """One of each role; a resident without any; a member, whom a test seats on a body."""
    return {
        "editor": person("edith", Role.EDITOR),
        "clerk": person("clara", Role.CLERK),
        "analyst": person("ana", Role.ANALYST),
        "publisher": person("paul", Role.PUBLISHER),
        "administrator": person("adam", Role.ADMINISTRATOR),
        "member": person("ben"),
        "resident": person("rosa"),
    }


@furnished
def editor(people):
    return people["editor"]


@furnished
def clerk(people):
    return people["clerk"]


@furnished
def analyst(people):
    return people["analyst"]


@furnished
def publisher(people):
    return people["publisher"]


@furnished
def administrator(people):
    return people["administrator"]


@furnished
def resident(people):
    return people["resident"]


@furnished
def member(people):
    return people["member"]


@furnished
def client_for():
    """A browser signed in as this person, the second factor used in this session."""
    return browser_of


class Cast(Mapping):
    """Each role's browser by name, and an anonymous one; each signs in when it is first asked for."""

    def __init__(self, people: dict) -> None:
        self.people: dict = {"anonymous": None} | people
        self.browsers: dict[str, Client] = {}

    def __getitem__(self, name: str) -> Client:
        if name not in self.browsers:
            person = self.people[name]
            self.browsers[name] = browser_of(person) if person else Client()
        return self.browsers[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)


@furnished
def cast(people):
    return Cast(people)


@furnished
def home():
    from cms.models import HomePage

    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def set_clock():
    """Set the clock for the rest of a test: set_clock(aware moment)."""
    entered = []

    def set_to(moment):
        manager = clock.at(moment)
        manager.__enter__()
        entered.append(manager)

    yield set_to
    for manager in reversed(entered):
        manager.__exit__(None, None, None)


def pytest_terminal_summary(terminalreporter):
    """Figures that tests recorded, whichever process they ran in."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties if report.when == "call" else ():
            terminalreporter.write_line(f"{name}: {value}")
