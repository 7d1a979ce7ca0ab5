"""Writers of several processes wait in line for the SQLite file (performance.md W2)."""

import errno
import threading
from contextlib import closing

from django.core.files import locks
from django.db import connection

import pytest

from cms.sqlite import base
from cms.sqlite.base import QUEUE, DatabaseWrapper

PATIENCE = 10  # seconds until a writer that never gets its turn fails the test


class OwnLine(DatabaseWrapper):
    """Not the lock of the process, which the transaction of a test holds."""

    write_lock = threading.Lock()


def _open(path):
    """A connection to this file, as another thread or process has one."""
    settings = connection.settings_dict | {"ENGINE": "cms.sqlite", "NAME": str(path), "OPTIONS": {}}
    return OwnLine(settings | {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}, alias="one-more")


def _write(path):
    with closing(_open(path)) as one, one.queued(), one.cursor() as cursor:
        cursor.execute("INSERT INTO kept VALUES (1)")


def _rows(path):
    with closing(_open(path)) as one, one.cursor() as cursor:
        return cursor.execute("SELECT count(*) FROM kept").fetchone()[0]


@pytest.fixture
def kept(tmp_path, db):
    path = tmp_path / "site.sqlite3"
    with closing(_open(path)) as one, one.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (number)")
    return path


@pytest.fixture
def waits(monkeypatch):
    """Is set once a writer found the line taken."""
    found, sleep = threading.Event(), base.time.sleep
    monkeypatch.setattr(base.time, "sleep", lambda seconds: (found.set(), sleep(seconds)))
    return found


def test_a_writer_waits_until_another_process_is_done(kept, waits):
    with open(f"{kept}{QUEUE}", "ab") as of_another:
        assert locks.lock(of_another, locks.LOCK_EX | locks.LOCK_NB)
        writer = threading.Thread(target=_write, args=[kept], daemon=True)
        writer.start()
        assert waits.wait(PATIENCE)
        assert _rows(kept) == 0
    writer.join(PATIENCE)
    assert not writer.is_alive()
    assert _rows(kept) == 1


def test_each_turn_is_given_back(kept):
    for _turn in range(3):
        _write(kept)
    assert _rows(kept) == 3
    with open(f"{kept}{QUEUE}", "ab") as of_another:
        assert locks.lock(of_another, locks.LOCK_EX | locks.LOCK_NB)


def test_a_writer_who_waited_too_long_leaves_it_to_sqlite(kept, monkeypatch):
    monkeypatch.setattr(base, "LOCK_SECONDS", 0.05)
    with open(f"{kept}{QUEUE}", "ab") as of_another:
        assert locks.lock(of_another, locks.LOCK_EX | locks.LOCK_NB)
        _write(kept)
    assert _rows(kept) == 1


def test_writing_works_where_the_file_of_the_line_cannot_be_made(kept):
    line = kept.with_name(kept.name + QUEUE)
    line.unlink()
    line.mkdir()
    _write(kept)
    assert _rows(kept) == 1


def test_writing_works_where_the_file_system_knows_no_locks(kept, monkeypatch):
    def unknown(*_facts):
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(base.locks, "lock", unknown)
    monkeypatch.setattr(base.locks, "unlock", unknown)
    for _turn in range(2):
        _write(kept)
    assert _rows(kept) == 2
    assert not OwnLine.write_lock.locked()
