"""Notice on each database connection which tables are read while something is made, and which are written.

Written tables get their new version after the commit. A savepoint that is rolled back drops the callbacks that were
registered in it (`run_on_commit`), so whether ours is still there is asked with each write.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import Model

from cms.page_cache import versions
from cms.page_cache.statements import tables_read, tables_written


class Composed(Protocol):
    """A statement that the driver of PostgreSQL puts together."""

    def as_string(self) -> str: ...


Statement = str | Composed


class Recording:
    """What something that is being made depends on. ``start``: `versions.latest` before its first statement.
    ``is_personal``: it is for one reader, or has an effect; it must not be stored.
    """

    def __init__(self, start: int) -> None:
        self.start = start
        self.tables: set[str] = set()
        self.is_personal = False

    def seen(self) -> dict[str, int] | None:
        """Table → its version, of everything that was read; None if it must not be stored. A table that belongs to no
        model has no version: triggers write to it, unseen.
        """
        if self.is_personal or is_changing() or not self.tables <= versions.tables():
            return None
        return versions.since(self.start, sorted(self.tables))


UID = "cms.page_cache"
_current: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def recording() -> Iterator[Recording]:
    """Note what is read within. An inner recording counts from the start of the outer one, and hands on its tables."""
    outer = _current.get()
    inner = Recording(outer.start if outer else versions.latest())
    token = _current.set(inner)
    try:
        yield inner
    finally:
        _current.reset(token)
        if outer:
            outer.tables |= inner.tables
            outer.is_personal |= inner.is_personal


def personal() -> None:
    """What is being made is for one reader only: it has a key, or counts a visit."""
    if current := _current.get():
        current.is_personal = True


def depends_on(*found: type[Model] | str) -> None:
    """What is being made shows what was read earlier from these tables."""
    if current := _current.get():
        current.tables |= {each if isinstance(each, str) else each._meta.db_table for each in found}


def is_changing() -> bool:
    """Whether this thread has written in a transaction that is still open: what it reads, others do not see."""
    return any(
        isinstance(each, Watch) and each.is_waiting()
        for connection in connections.all(initialized_only=True)
        for each in connection.execute_wrappers
    )


class Watch:
    """An execute wrapper of one connection."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.written: set[str] = set()
        self._committed = self._renew  # one object, so that it is found again

    def __call__(
        self, execute: Callable[..., object], sql: Statement, params: object, many: bool, context: dict
    ) -> object:
        text = sql if isinstance(sql, str) else sql.as_string()
        current = _current.get()
        if current:
            current.tables |= tables_read(text)
        written = tables_written(text)
        if written is not None and not written:
            return execute(sql, params, many, context)
        if current:
            current.is_personal = True
        try:
            return execute(sql, params, many, context)
        finally:
            self._note(written or set(versions.tables()))

    def _note(self, tables: set[str]) -> None:
        if not self.connection.in_atomic_block:
            versions.renew(tables)
        elif self.is_waiting():
            self.written |= tables
        else:
            self.written = tables
            self.connection.on_commit(self._committed)

    def is_waiting(self) -> bool:
        return any(self._committed in each for each in self.connection.run_on_commit)

    def _renew(self) -> None:
        versions.renew(self.written)
        self.written = set()


def _watch(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    if not any(isinstance(each, Watch) for each in connection.execute_wrappers):
        connection.execute_wrappers.append(Watch(connection))


def connect() -> None:
    """Watch every connection from its first statement on, if there are versions to renew."""
    if versions.are_kept():
        connection_created.connect(_watch, dispatch_uid=UID)
        for connection in connections.all(initialized_only=True):
            _watch(connection)
