"""Prepare a practice site: the content of the demo, and a copy of it to which "Start again" returns.

A database that was left unfinished, or made by an earlier version, is made again.
"""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.backups import archive
from cms.management.demo_steps import content, database, search_index, static_files, translations
from cms.management.progress import Progress
from cms.management.unfinished import mark_of, unfinished
from cms.practice import meeting, offset
from cms.practice.services import close_other_doors, pristine

STEPS = (database, content, search_index)


def prepare(progress: Progress) -> None:
    """Idempotent."""
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        translations(progress)
        static_files(progress)
    if not is_prepared():
        with unfinished(pristine()):
            _make(progress)
    meeting.ready()


def is_prepared() -> bool:
    if (
        mark_of(pristine()).exists()
        or not (pristine() / archive.MANIFEST).exists()
        or not _database().exists()
    ):
        return False
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _make(progress: Progress) -> None:
    """By today's clock, not by the one of the site that was here before."""
    offset.reset()
    cache.clear()
    _remove()
    if holds_only_a_demo(_demo_folder() / "db.sqlite3"):
        _copy_demo()
    for step in STEPS:
        step(progress)
    close_other_doors()
    archive.make(pristine())


def _database() -> Path:
    return Path(connection.settings_dict["NAME"])


def _demo_folder() -> Path:
    """The data of a demo beside which this site is prepared, if there is one."""
    return settings.VAR_DIR.parent


def _remove() -> None:
    connection.close()
    for end in ("", "-wal", "-shm"):
        _database().with_name(_database().name + end).unlink(missing_ok=True)
    for folder in (pristine(), settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        shutil.rmtree(folder, ignore_errors=True)


def holds_only_a_demo(file: Path) -> bool:
    """Whether this is the finished database of a demo. A database with any account of a real person is never copied."""
    if not file.exists() or mark_of(file).exists():
        return False
    with closing(_open(file)) as found:
        try:
            kinds = {bool(row[0]) for row in found.execute("SELECT DISTINCT is_demo FROM users_user")}
        except sqlite3.Error:
            return False
    return kinds == {True}


def _copy_demo() -> None:
    with closing(_open(_demo_folder() / "db.sqlite3")) as demo:
        demo.execute("VACUUM INTO ?", [str(_database())])
    _copy_files()


def _copy_files() -> None:
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        source = _demo_folder() / folder.name
        if source.exists():
            shutil.copytree(source, folder, dirs_exist_ok=True, copy_function=_copy_if_there)


def _copy_if_there(source: str, target: str) -> None:
    """The demo goes on while it is copied, and may delete a file meanwhile."""
    with suppress(FileNotFoundError):
        shutil.copy2(source, target)


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=60)
