"""Django's SQLite backend with a lock around write transactions, of the process and then of all processes.

SQLite's own busy handler sleeps up to 100 ms and retries, which has a long tail under load. Threads of one process
queue on a lock instead, and the first of them asks each millisecond for a lock on a file beside the database. What
excludes writers is still SQLite (BEGIN IMMEDIATE, 20 s): the file only makes waiting short, and is not needed.

Connections persist between requests. ``restore`` writes into the file in place, which SQLite reports to each
connection; a file that an operator replaced is noticed at the next request.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from django.core.files import locks
from django.db.backends.sqlite3 import base

LOCK_SECONDS = 20
ASK_AGAIN_SECONDS = 0.001
QUEUE = "-writers"  # what the name of the lock file adds to the database's


class DatabaseWrapper(base.DatabaseWrapper):
    write_lock = threading.Lock()  # of the process
    _holds_lock = False
    _opened: tuple[int, int] | None = None
    _queue: IO[bytes] | None = None  # this connection's own: a lock belongs to an open file, not to a process

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        self._opened = self._file_in_place()
        self._queue = None if self.is_in_memory_db() else _queue_file(f"{self.settings_dict['NAME']}{QUEUE}")
        return connection

    def is_usable(self) -> bool:
        """Called once per request (CONN_HEALTH_CHECKS): whether the open file is still the one at its path."""
        return super().is_usable() and self._file_in_place() == self._opened

    def _file_in_place(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self.settings_dict["NAME"])
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _start_transaction_under_autocommit(self) -> None:
        self._take_lock()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_lock_back()
            raise

    def _commit(self) -> None:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._give_lock_back()

    def _rollback(self) -> None:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._give_lock_back()

    def _close(self) -> None:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._give_lock_back()
            if self._queue is not None:
                self._queue.close()
                self._queue = None

    @contextmanager
    def queued(self) -> Iterator[None]:
        """For a statement that writes outside a transaction."""
        if self.in_atomic_block:
            yield
            return
        self.ensure_connection()
        self._take_lock()
        try:
            yield
        finally:
            self._give_lock_back()

    def _take_lock(self) -> None:
        """A time-out falls through to SQLite's own, which raises "database is locked"."""
        if self._holds_lock or self.is_in_memory_db():
            return
        until = time.monotonic() + LOCK_SECONDS
        self._holds_lock = self.write_lock.acquire(timeout=LOCK_SECONDS)
        while self._holds_lock and time.monotonic() < until and not self._is_first():
            time.sleep(ASK_AGAIN_SECONDS)

    def _is_first(self) -> bool:
        """Of all processes; also where there is no file, or its file system knows no locks."""
        try:
            return self._queue is None or locks.lock(self._queue, locks.LOCK_EX | locks.LOCK_NB)
        except OSError:
            return True

    def _give_lock_back(self) -> None:
        if self._holds_lock:
            self._holds_lock = False
            if self._queue is not None:
                with suppress(OSError):  # a file system that knows no locks
                    locks.unlock(self._queue)
            self.write_lock.release()


def _queue_file(path: str) -> IO[bytes] | None:
    """None where the file cannot be made, such as in a folder that is read only: SQLite's own lock is left."""
    try:
        return open(path, "ab")  # closed with the connection
    except OSError:
        return None
