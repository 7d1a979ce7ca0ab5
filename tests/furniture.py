"""Share rows that many tests only read, created once per file: ``@furnished`` instead of ``@pytest.fixture``.

A furnished fixture is an ordinary function that creates rows. It may request other furnished fixtures, and
``set_clock``: what comes after it, and the test itself, then run at that time.

Before a test, the database contains exactly what the test's own furnished fixtures create. A stack of open
transactions, one per fixture, rolls back those that the test does not request and adds the others; the tests of a
file are ordered so that little is created twice. Each test gets copies of the objects, runs in its own savepoint,
and finds the stored files unchanged.
"""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.core.files.storage import default_storage, storages
from django.db import connection, transaction
from django.utils import translation

from wagtail.blocks import Block

import pytest

from cms import clock, site_cache

MARK = "_makes_furniture"
CLOCK = "set_clock"
STORES = ("default", "private")
STORAGES = {alias: storages[alias] for alias in STORES}
# A block belongs to a class, not to a row: copies of a page share it.
Block.__deepcopy__ = lambda self, memo: self


def furnished(function: Callable | None = None, *, autouse: bool = False) -> Any:
    """A fixture whose rows are made once for all tests of a file that ask for them."""
    if function is None:
        return lambda given: furnished(given, autouse=autouse)
    setattr(function, MARK, True)
    return pytest.fixture(autouse=autouse)(function)


def is_furnished(definition: pytest.FixtureDef) -> bool:
    return getattr(definition.func, MARK, False)


@dataclass
class Layer:
    """What one fixture made: its transaction, and all values, files and the clock as they stood after it."""

    definition: pytest.FixtureDef
    atomic: transaction.Atomic
    moment: datetime | None
    values: dict[str, Any]
    files: list[Any]


@dataclass
class Room:
    """The layers that are in the database now, lowest first; all of one file."""

    with_indexes: bool = False
    layers: list[Layer] = field(default_factory=list)

    def furnish(self, with_indexes: bool, plan: list[pytest.FixtureDef]) -> dict[str, Any]:
        """Bring the database to what the plan makes; give copies of the values, by the fixtures' names."""
        standing = [layer.definition for layer in self.layers]
        same = 0
        if with_indexes == self.with_indexes:
            while same < min(len(plan), len(standing)) and plan[same] is standing[same]:
                same += 1
        while len(self.layers) > same:
            self.remove()
        self.with_indexes = with_indexes
        for definition in plan[same:]:
            self.add(definition)
        return self.copy()

    @property
    def moment(self) -> datetime | None:
        return self.layers[-1].moment if self.layers else None

    def copy(self) -> dict[str, Any]:
        if not self.layers:
            return {}
        values, files = deepcopy((self.layers[-1].values, self.layers[-1].files))
        put_files(files)
        return values

    def add(self, definition: pytest.FixtureDef) -> None:
        values = self.copy()
        assert self.layers or not connection.in_atomic_block, f"{definition.argname}: a transaction is open"
        moments = [self.moment]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            with ExitStack() as stack:
                stack.enter_context(translation.override("en"))
                stack.enter_context(at(self.moment))

                def set_clock(moment: datetime) -> None:
                    stack.enter_context(at(moment))
                    moments.append(moment)

                forget()
                given = values | {CLOCK: set_clock}
                made = definition.func(**{name: given[name] for name in definition.argnames})
        except BaseException:
            leave(atomic)
            raise
        files = [STORAGES[each]._root for each in STORES]
        values |= {definition.argname: made}
        self.layers.append(Layer(definition, atomic, moments[-1], values, files))

    def remove(self) -> None:
        leave(self.layers.pop().atomic)
        forget()


def at(moment: datetime | None) -> AbstractContextManager:
    return clock.at(moment) if moment else nullcontext()


def leave(atomic: transaction.Atomic) -> None:
    transaction.set_rollback(True)
    atomic.__exit__(None, None, None)


def forget() -> None:
    """Drop what the process keeps of rows that may be gone."""
    cache.clear()
    site_cache.drop()


def put_files(roots: list[Any]) -> None:
    for alias, root in zip(STORES, roots, strict=True):
        STORAGES[alias]._root = root


def keep_stores() -> None:
    """Django forgets its storages when a test changes STATIC_ROOT; the fields of models hold on to the first ones."""
    storages._storages.update(STORAGES)
    default_storage._wrapped = STORAGES["default"]


def plan_of(item: pytest.Item) -> list[pytest.FixtureDef]:
    """The furnished fixtures of a test, each after what it asks for.

    Those of one file come before those of all files: whom a test asks for beside a board does not make it anew.
    """
    definitions = item._fixtureinfo.name2fixturedefs
    found: list[pytest.FixtureDef] = []

    def visit(definition: pytest.FixtureDef) -> None:
        for name in (each for each in definition.argnames if each != CLOCK):
            asked = definitions[name][-1]
            if not is_furnished(asked):
                raise pytest.UsageError(
                    f"{definition.argname} is furnished and asks for {name}, which is not furnished"
                )
            visit(asked)
        if definition not in found:
            found.append(definition)

    asked = [definitions[name][-1] for name in item.fixturenames if name in definitions]
    for definition in sorted(filter(is_furnished, asked), key=nearest_first):
        visit(definition)
    return found


def nearest_first(definition: pytest.FixtureDef) -> tuple[int, int]:
    depth, line = place_of(definition)
    return -depth, line


def place_of(definition: pytest.FixtureDef) -> tuple[int, int]:
    return len(definition.baseid), inspect.unwrap(definition.func).__code__.co_firstlineno


class Furniture:
    """The plugin; ``tests/conftest.py`` registers it."""

    def __init__(self) -> None:
        self.room = Room()
        self.values: dict[str, Any] = {}
        self.plans: dict[str, list[pytest.FixtureDef]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """A test with furniture uses the database; the tests of a file stand in the order of their plans."""
        files = {path: place for place, path in enumerate(dict.fromkeys(item.path for item in items))}
        for item in items:
            plan = self.plans[item.nodeid] = plan_of(item)
            if plan:
                item.add_marker(pytest.mark.django_db)

        def order(item: pytest.Item) -> tuple:
            plan = [place_of(each) for each in self.plans[item.nodeid]]
            return files[item.path], wants_indexes(item), plan

        items.sort(key=order)

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef, request: pytest.FixtureRequest) -> Any:
        if not is_furnished(fixturedef):
            return None
        name = fixturedef.argname
        assert name in self.values, f"{name} is furnished: name it as a parameter of the test"
        value = ... if self.values[name] is None else self.values[name]  # None would say that nobody answered
        fixturedef.cached_result = (value, fixturedef.cache_key(request), None)
        return value

    def enter(self, item: pytest.Item) -> AbstractContextManager:
        """Before a test that uses the database; gives the clock to run it at."""
        keep_stores()
        self.values = self.room.furnish(wants_indexes(item), self.plans.get(item.nodeid, []))
        return at(self.room.moment)

    def leave_file(self) -> None:
        while self.room.layers:
            self.room.remove()
        put_files([type(STORAGES[each]._root)() for each in STORES])


FURNITURE = Furniture()


def wants_indexes(item: pytest.Item) -> bool:
    return item.get_closest_marker("indexes") is not None
