"""The fixture ``demo_database``: the whole demo as a module's database, for tests that read it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files import File
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection, transaction

import pytest

from tests.demo_site import SECRET_KEY, demo_folder, without_time_limit
from tests.furniture import FURNITURE


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all processes of this run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="module")
def demo_database(
    room_of_file, shared_folder, tmp_path_factory, django_db_setup, django_db_blocker
) -> Iterator[None]:
    """Each test of the module finds the demo, rows and files, and its changes to rows are taken back as usual.

    On SQLite the module's connection moves to a copy of the demo's file; on PostgreSQL the demo is loaded into a
    transaction that ends with the module.
    """
    place = (
        demo_loaded() if connection.vendor == "postgresql" else demo_copied(shared_folder, tmp_path_factory)
    )
    with django_db_blocker.unblock(), place:
        yield
        FURNITURE.leave_file()


@contextmanager
def demo_copied(shared: Path, factory: pytest.TempPathFactory) -> Iterator[None]:
    assert settings.SECRET_KEY == SECRET_KEY, "receipts and second factors of the demo need the same key"
    folder = demo_folder(shared)
    copy = shutil.copy(folder / "db.sqlite3", factory.mktemp("demo"))
    for alias, name in (("default", "media"), ("private", "private")):
        load_files(alias, folder / name)
    before = connection.settings_dict["NAME"]
    use_database(str(copy))
    try:
        yield
    finally:
        use_database(before)


@contextmanager
def demo_loaded() -> Iterator[None]:
    with transaction.atomic():
        with without_time_limit():
            call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def use_database(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()


def load_files(alias: str, folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as content:
                storages[alias].save(str(path.relative_to(folder)), File(content))
