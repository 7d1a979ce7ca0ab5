"""The connection to SQLite outlives a request, but never the file that it was opened on."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

import pytest

from cms.backups import archive
from cms.settings import env

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite only"),
]


@pytest.fixture
def connect(tmp_path):
    """New connections to a file of their own, with the settings of a site."""
    made = []

    def new():
        made.append(connection.copy())
        made[-1].settings_dict["NAME"] = str(tmp_path / "db.sqlite3")
        return made[-1]

    yield new
    for each in made:
        each.close()


def write(path: Path, value: str) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE note (text text)")
        database.execute("INSERT INTO note VALUES (?)", [value])
        database.commit()
    return path


def read(kept) -> str:
    with kept.cursor() as cursor:
        return cursor.execute("SELECT text FROM note").fetchone()[0]


@pytest.fixture
def kept(connect, tmp_path):
    """A connection after its first request."""
    write(tmp_path / "db.sqlite3", "old")
    opened = connect()
    assert read(opened) == "old"
    opened.close_if_unusable_or_obsolete()
    return opened


@pytest.mark.parametrize("address", ["sqlite:////tmp/x.sqlite3", "postgres://host/name"])
def test_connections_are_kept_between_requests_and_checked_in_each(monkeypatch, address):
    monkeypatch.setenv("VALUE", address)
    config = env.env_database("VALUE", "")

    assert config["CONN_MAX_AGE"] >= 60
    assert config["CONN_HEALTH_CHECKS"] is True


def test_the_next_request_reuses_the_connection(kept):
    before = kept.connection

    assert before is not None
    assert read(kept) == "old" and kept.connection is before


def test_a_file_in_the_place_of_another_is_noticed(kept, tmp_path):
    os.replace(write(tmp_path / "new.sqlite3", "new"), tmp_path / "db.sqlite3")

    assert read(kept) == "new"


def test_a_file_that_comes_back_is_noticed(kept, tmp_path):
    (tmp_path / "db.sqlite3").unlink()
    write(tmp_path / "db.sqlite3", "new")

    assert read(kept) == "new"


def test_what_restore_writes_is_seen_by_a_kept_connection(kept, connect, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "connection", connect())
    archive._load_database(write(tmp_path / "backup.sqlite3", "restored"))

    assert read(kept) == "restored"
