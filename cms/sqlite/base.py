"""Django's SQLite backend with a process-wide lock around write transactions.

SQLite's own busy handler sleeps and retries, which has a long tail under load. Threads of one process queue on a
lock instead; other processes are still excluded by SQLite (BEGIN IMMEDIATE, 20 s).

Connections persist between requests. ``restore`` writes into the file in place, which SQLite reports to each
connection; a file that an operator replaced is noticed at the next request.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base

_write_lock = threading.Lock()
LOCK_SECONDS = 20


class DatabaseWrapper(base.DatabaseWrapper):
    _holds_lock = False
    _opened: tuple[int, int] | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        self._opened = self._file_in_place()
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

    @contextmanager
    def queued(self) -> Iterator[None]:
        """For a statement that writes outside a transaction."""
        if self.in_atomic_block:
            yield
            return
        self._take_lock()
        try:
            yield
        finally:
            self._give_lock_back()

    def _take_lock(self) -> None:
        if not self._holds_lock and not self.is_in_memory_db():
            # A time-out falls through to SQLite's own, which raises "database is locked".
            self._holds_lock = _write_lock.acquire(timeout=LOCK_SECONDS)

    def _give_lock_back(self) -> None:
        if self._holds_lock:
            self._holds_lock = False
            _write_lock.release()
