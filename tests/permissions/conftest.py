"""Fixtures of the matrix's world, built once for all its files and removed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

from django.core.files.storage import storages
from django.db import connection, transaction

import pytest

from cms.users import session_times
from tests.demo_database import demo_copied, demo_loaded
from tests.furniture import keep_stores
from tests.permissions.counts import TOLD
from tests.permissions.world import World, build


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Rights do not depend on the engine: PostgreSQL is asked as on any day, the exhaustive walks are SQLite's."""
    if connection.vendor != "postgresql":
        return
    here = Path(__file__).parent
    left_out = [each for each in items if each.path.parent == here and each.get_closest_marker("deep")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [each for each in items if each not in set(left_out)]


@pytest.fixture(scope="package", autouse=True)
def room_of_file():
    """The stores are emptied once here: the world and its files live through all these tests."""
    keep_stores()
    for alias in ("default", "private"):
        storages[alias].__init__()
    yield


@contextmanager
def nobody_idle() -> Iterator[None]:
    """All walks of one process may take longer than the half hour after which staff are signed out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session_times, "STAFF", session_times.OTHERS)
        yield


@pytest.fixture(scope="package")
def world_without_spots(
    room_of_file, shared_folder, tmp_path_factory, django_db_setup, django_db_blocker
) -> Iterator[World]:
    """Before anybody follows a link: for files that find their addresses without."""
    is_copied = connection.vendor == "sqlite"
    place = demo_copied(shared_folder, tmp_path_factory) if is_copied else demo_loaded()
    with django_db_blocker.unblock(), place, transaction.atomic(), nobody_idle():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def world(world_without_spots: World, django_db_blocker) -> World:
    with django_db_blocker.unblock():
        world_without_spots.follow_links()
    return world_without_spots


@pytest.fixture(autouse=True)
def same_sessions(request) -> Iterator[None]:
    """Each test is taken back in the database; the browsers keep the cookies they had before it, too."""
    browsers = {}
    if "world_without_spots" in request.fixturenames:
        browsers = request.getfixturevalue("world_without_spots").browsers
    kept = {name: deepcopy(browser.cookies) for name, browser in browsers.items()}
    yield
    for name, cookies in kept.items():
        browsers[name].cookies = cookies


def pytest_terminal_summary(terminalreporter) -> None:
    for line in TOLD:
        terminalreporter.write_line(line)
