"""Back up database, media and private files consistently into one folder, and restore them.

The database is copied first: every file that it refers to exists already. The manifest is written last and holds
the SHA-256 of everything, so that an incomplete or damaged backup is never restored.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import connection

from cms import clock
from cms.proofs import checkpoints

MANIFEST, SEAL = "manifest.json", "manifest.sha256"
FORMAT = 1
DUMPS = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
STORES = {"media": "default", "private": "private"}
CHUNK = 1024 * 1024


class BackupError(Exception):
    """Why a backup cannot be made or restored, as a sentence for the operator."""


# Make -------------------------------------------------------------------------------------------------------


def make(folder: Path) -> dict:
    """Copy everything into an empty folder; returns the manifest."""
    if folder.exists() and any(folder.iterdir()):
        raise BackupError(f"{folder} is not empty. Choose a new folder.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _dump_database(folder / DUMPS[connection.vendor])
    for place, alias in STORES.items():
        for name in _names(storages[alias]):
            _copy_out(storages[alias], name, folder / place / name)
    last = checkpoints.latest()
    manifest = {
        "format": FORMAT,
        "made_at": clock.now().isoformat(),
        "database": connection.vendor,
        "record": {"entries": checkpoints.size_now(), "checkpoint": last.note if last else ""},
        "files": {str(path.relative_to(folder).as_posix()): _facts(path) for path in _files(folder)},
    }
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False).encode()
    (folder / MANIFEST).write_bytes(text)
    (folder / SEAL).write_text(f"{hashlib.sha256(text).hexdigest()}  {MANIFEST}\n")
    return manifest


def _dump_database(target: Path) -> None:
    if connection.vendor == "sqlite":
        with closing(_open_sqlite(_sqlite_path(), "ro")) as database:
            database.execute("VACUUM INTO ?", [str(target)])
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    target.chmod(0o600)


def _names(store: Storage, folder: str = "") -> Iterator[str]:
    """The names of all files in a storage."""
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield str(PurePosixPath(folder, name))
    for name in sorted(folders):
        yield from _names(store, str(PurePosixPath(folder, name)))


def _copy_out(store: Storage, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with store.open(name) as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy, CHUNK)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _facts(path: Path) -> dict:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


# Check ------------------------------------------------------------------------------------------------------


def check(folder: Path) -> dict:
    """Verify a backup and return its manifest; raises BackupError that names what is missing or damaged."""
    try:
        text = (folder / MANIFEST).read_bytes()
        seal = (folder / SEAL).read_text().split()[0]
        manifest = json.loads(text)
    except (OSError, ValueError, IndexError) as error:
        raise BackupError(f"{folder} is no whole backup: its manifest cannot be read.") from error
    if hashlib.sha256(text).hexdigest() != seal:
        raise BackupError(f"{MANIFEST} was changed or is damaged.")
    if manifest.get("format") != FORMAT:
        raise BackupError(f"This backup has the format {manifest.get('format')}; {FORMAT} is needed.")
    for name, facts in manifest["files"].items():
        path = folder / name
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise BackupError(f"{name} lies outside the backup.")
        if not path.is_file():
            raise BackupError(f"{name} is missing.")
        if _facts(path) != facts:
            raise BackupError(f"{name} was changed or is damaged.")
    return manifest


# Restore ----------------------------------------------------------------------------------------------------


def restore(folder: Path, *, force: bool = False) -> dict:
    """Restore a backup. Existing data is replaced, and only with ``force``; otherwise BackupError."""
    manifest = check(folder)
    if manifest["database"] != connection.vendor:
        raise BackupError(f"This backup is of {manifest['database']}; the site runs on {connection.vendor}.")
    if not force and (what := _in_place()):
        raise BackupError(f"There is {what} already. Add --force to replace it.")
    _load_database(folder / DUMPS[connection.vendor])
    for place, alias in STORES.items():
        for name in list(_names(storages[alias])):
            storages[alias].delete(name)
        for name in manifest["files"]:
            if name.startswith(f"{place}/"):
                with (folder / name).open("rb") as source:
                    storages[alias].save(name.removeprefix(f"{place}/"), File(source))
    cache.clear()
    return manifest


def _in_place() -> str:
    """What a restore would replace."""
    if connection.introspection.table_names():
        return "a database with tables"
    for place, alias in STORES.items():
        if next(_names(storages[alias]), None):
            return f"a {place} file"
    return ""


def _load_database(source: Path) -> None:
    if connection.vendor == "sqlite":
        connection.close()
        with closing(_open_sqlite(source, "ro")) as backup, closing(_open_sqlite(_sqlite_path())) as live:
            backup.backup(live)
        return
    with connection.cursor() as cursor:  # tables of a newer version are dropped too: the dump is complete
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("DROP SCHEMA IF EXISTS public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()
    name = connection.settings_dict["NAME"]
    _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={name}", str(source))


# Tools ------------------------------------------------------------------------------------------------------


def _sqlite_path() -> Path:
    return Path(connection.settings_dict["NAME"])


def _open_sqlite(path: Path, mode: str = "rwc") -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=60)


def _run(program: str, *arguments: str) -> None:
    """Run a PostgreSQL program; host and password are passed in its environment, not on its command line."""
    found = shutil.which(program)
    if found is None:
        raise BackupError(
            f"{program} was not found. Install PostgreSQL's client programs (postgresql-client)."
        )
    config = connection.settings_dict
    options = {"PGSSLMODE": config["OPTIONS"].get("sslmode")}
    address = {f"PG{name}": config[name] for name in ("HOST", "PORT", "USER", "PASSWORD")}
    values = {"PGDATABASE": config["NAME"], **address, **options}
    environment = os.environ | {name: str(value) for name, value in values.items() if value}
    done = subprocess.run([found, *arguments], env=environment, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{program} did not work: {done.stderr.strip()[-400:]}")
