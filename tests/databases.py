"""Create the empty, migrated test database once per engine, and copy it for each test process."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

import psycopg
from psycopg.sql import SQL, Identifier

APPS = ("boards", "cms", "engagement", "feedback")
# What a migrated database holds: tables, groups, triggers of the read model, indexes of words.
MAKERS = (
    "**/migrations/*.py",
    "**/roles.py",
    "apps.py",
    "access.py",
    "**/open_data.py",
    "**/open_data/**/*.py",
    "**/full_text.py",
    "word_index.py",
)
PREFIX = "throughline_template_"
LOCK = 4_061_922  # any number, the same for all processes of all runs


def version() -> str:
    """Changes when a new database would hold other tables or rows."""
    root = Path(settings.BASE_DIR)
    files = [root / "requirements.txt"]
    for app in APPS:
        for pattern in MAKERS:
            files += (root / app).glob(pattern)
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()[:12]


@contextmanager
def test_database(*, anew: bool = False) -> Iterator[None]:
    """The default connection leads to a copy of the template while the block runs."""
    with _postgres_copy(anew) if connection.vendor == "postgresql" else _sqlite_copy(anew):
        yield


def _lead_to(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


@contextmanager
def _sqlite_copy(anew: bool) -> Iterator[None]:
    path = Path(settings.DATABASES["default"]["TEST"]["NAME"])
    template = make_sqlite_template(anew=anew)
    _remove(path)
    shutil.copy(template, path)
    _lead_to(str(path))
    yield
    connection.close()
    _remove(path)


def sqlite_template() -> Path:
    """Where the migrated SQLite database is, once somebody has made it.

    ``TEST_TEMPLATE`` names one that fits though the source differs a little (see tests/mutants).
    """
    if named := os.environ.get("TEST_TEMPLATE"):
        return Path(named)
    return Path(settings.VAR_DIR) / "test-templates" / f"{version()}.sqlite3"


def make_sqlite_template(*, anew: bool = False) -> Path:
    template = sqlite_template()
    folder = template.parent
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if anew or not template.exists():
            for old in folder.glob("*.sqlite3*"):
                old.unlink()
            making = folder / "making"
            _remove(making)
            _lead_to(str(making))
            call_command("migrate", verbosity=0, interactive=False)
            connection.close()  # the last one to leave writes the log into the file
            making.rename(template)
    return template


def _remove(path: Path) -> None:
    for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        each.unlink(missing_ok=True)


@contextmanager
def _postgres_copy(anew: bool) -> Iterator[None]:
    address, name = os.environ["TEST_DATABASE_URL"], settings.DATABASES["default"]["TEST"]["NAME"]
    with closing(psycopg.connect(address, autocommit=True)) as server:
        template = _postgres_template(server, anew)
        _drop(server, name)
        server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))
    _lead_to(name)
    yield
    connection.close()
    with closing(psycopg.connect(address, autocommit=True)) as server:
        _drop(server, name)


def _postgres_template(server: psycopg.Connection, anew: bool) -> str:
    template, making = PREFIX + version(), PREFIX + "making"
    server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    if anew or template not in _templates(server):
        drop_postgres_templates(server)
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(making)))
        _lead_to(making)
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        server.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(making), Identifier(template)))
    server.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    return template


def _templates(server: psycopg.Connection) -> list[str]:
    found = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
    return [name for (name,) in found]


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def drop_postgres_templates(server: psycopg.Connection) -> None:
    for name in _templates(server):
        _drop(server, name)
