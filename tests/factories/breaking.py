"""Break an act at one of its statements or file acts, once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.storage import storages
from django.db import DatabaseError, connection

from cms.backups.archive import _names

FILE_ACTS = ("save", "delete")


class Breaker:
    """Counts statements and file acts, and fails at the ``at``-th of them; without a number it only counts."""

    def __init__(self, at: int | None = None) -> None:
        self.at, self.seen = at, 0
        self.broke = ""

    def step(self, name: str) -> bool:
        self.seen += 1
        if self.seen == self.at:
            self.broke = name
        return self.seen == self.at

    def statement(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        if not sql.startswith(("ROLLBACK", "SAVEPOINT")) and self.step(sql):
            raise DatabaseError("broken on purpose")
        return execute(sql, params, many, context)

    def file_act(self, act: Callable, name: str) -> Callable:
        def broken(*args: Any, **kwargs: Any) -> Any:
            if self.step(f"{name} a file"):
                raise OSError("broken on purpose")
            return act(*args, **kwargs)

        return broken


@contextmanager
def breaking(at: int | None = None) -> Iterator[Breaker]:
    breaker, storage = Breaker(at), storages["private"]
    for name in FILE_ACTS:
        setattr(storage, name, breaker.file_act(getattr(storage, name), name))
    try:
        with connection.execute_wrapper(breaker.statement):
            yield breaker
    finally:
        for name in FILE_ACTS:
            vars(storage).pop(name)


def private_files() -> dict[str, bytes]:
    storage, found = storages["private"], {}
    for name in _names(storage):
        with storage.open(name) as file:
            found[name] = file.read()
    return found


def rows() -> dict[str, list[tuple]]:
    """Every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found
