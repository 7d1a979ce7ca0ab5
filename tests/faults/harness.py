"""Break a service at each of its statements and file acts; nothing may be left half done, and it can run again.

Each run stands in a savepoint of its own. A statement is broken before it reaches the database, among them those
that begin and end the service's own transactions; a file act before it reaches the storage.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unittest import mock

from django.core.files.storage import InMemoryStorage
from django.db import OperationalError, connection, models, transaction
from django.db.backends.utils import CursorWrapper

from cms import clock
from tests.depth import DEEP
from tests.furniture import STORAGES, forget

WRITES = re.compile(r"\b(?:INSERT INTO|UPDATE|DELETE FROM) \"(\w+)\"")
EVERYDAY, ON_POSTGRESQL = (
    12,
    5,
)  # how many statements, and file acts, of a service are broken in the daily suite


@dataclass
class Call:
    """A service with what it is given; rows are read anew before each run, as a new request does."""

    service: Callable
    at: datetime | None = None
    args: tuple = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    in_steps: bool = False  # a job that commits step by step: each step is whole, and the first may stand

    def run(self) -> Any:
        with clock.at(self.at) if self.at else nullcontext():
            return self.service(*fresh(deepcopy(self.args)), **fresh(deepcopy(self.kwargs)))


def call(service: Callable, *args: Any, at: datetime | None = None, **kwargs: Any) -> Call:
    return Call(service, at, args, kwargs)


def fresh(value: Any) -> Any:
    if isinstance(value, models.Model) and value.pk is not None:
        return type(value)._base_manager.get(pk=value.pk)
    if isinstance(value, list | tuple):
        return type(value)(fresh(each) for each in value)
    if isinstance(value, dict):
        return {fresh(key): fresh(each) for key, each in value.items()}
    return value


@dataclass
class Total:
    services: int = 0
    statements: int = 0
    file_acts: int = 0
    broken: int = 0


TOTAL = Total()


class Acts:
    """Counts statements and file acts, and raises at one of them."""

    def __init__(self, statement: int = -1, file_act: int = -1) -> None:
        self.break_at = {"statement": statement, "file": file_act}
        self.statements: list[str] = []
        self.files: list[str] = []
        self.armed = True

    def statement(self, sql: str) -> None:
        if self.armed:
            self.statements.append(sql)
            if len(self.statements) == self.break_at["statement"]:
                self.armed = False  # what cleans up afterward is not broken
                raise OperationalError("broken by the test: disk full")

    def file_act(self, name: str) -> None:
        if self.armed:
            self.files.append(name)
            if len(self.files) == self.break_at["file"]:
                self.armed = False
                raise OSError("broken by the test: disk full")

    @contextmanager
    def watching(self) -> Iterator[None]:
        save, delete, open_ = InMemoryStorage._save, InMemoryStorage.delete, InMemoryStorage._open
        execute, execute_many = CursorWrapper._execute, CursorWrapper._executemany

        def watched_execute(cursor: CursorWrapper, sql: str, *given: Any) -> Any:
            self.statement(sql)
            return execute(cursor, sql, *given)

        def watched_execute_many(cursor: CursorWrapper, sql: str, *given: Any) -> Any:
            self.statement(sql)
            return execute_many(cursor, sql, *given)

        def watched_save(storage: InMemoryStorage, name: str, content: Any) -> str:
            self.file_act(f"save {name}")
            return save(storage, name, content)

        def watched_delete(storage: InMemoryStorage, name: str) -> None:
            self.file_act(f"delete {name}")
            delete(storage, name)

        def watched_open(storage: InMemoryStorage, name: str, mode: str = "rb") -> Any:
            if set(mode) & set("wa+"):
                self.file_act(f"write {name}")
            return open_(storage, name, mode)

        with ExitStack() as stack:
            watched = {"_save": watched_save, "delete": watched_delete, "_open": watched_open}
            for name, function in watched.items():
                stack.enter_context(mock.patch.object(InMemoryStorage, name, function))
            # Beneath wrappers of the product's own, so that they see the failure as one of the database.
            stack.enter_context(mock.patch.object(CursorWrapper, "_execute", watched_execute))
            stack.enter_context(mock.patch.object(CursorWrapper, "_executemany", watched_execute_many))
            yield


@dataclass(frozen=True)
class State:
    """Digests of tables and of stored files."""

    tables: dict[str, str]
    counts: dict[str, int]
    files: dict[str, str]

    def differences(self, other: "State") -> list[str]:
        tables = [name for name in self.tables if self.tables[name] != other.tables[name]]
        names = self.files.keys() | other.files.keys()
        return tables + sorted(name for name in names if self.files.get(name) != other.files.get(name))


def state_of(tables: set[str]) -> State:
    digests, counts = {}, {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  names from our SQL
            rows = sorted(repr(row) for row in cursor.fetchall())
            digests[table] = hashlib.sha256("\n".join(rows).encode("utf-8", "surrogatepass")).hexdigest()
            counts[table] = len(rows)
    return State(digests, counts, dict(_files()))


def _files() -> Iterator[tuple[str, str]]:
    for alias, storage in STORAGES.items():
        folders = [""]
        while folders:
            folder = folders.pop()
            inside, names = storage.listdir(folder) if folder or storage._root._children else ([], [])
            folders += [f"{folder}/{each}".lstrip("/") for each in inside]
            for name in names:
                path = f"{folder}/{name}".lstrip("/")
                with storage.open(path) as file:
                    yield f"{alias}:{path}", hashlib.sha256(file.read()).hexdigest()


@contextmanager
def rolled_back() -> Iterator[None]:
    """A savepoint that leaves nothing, and files as they were."""
    roots = {alias: deepcopy(storage._root) for alias, storage in STORAGES.items()}
    forget()
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
    for alias, root in roots.items():
        STORAGES[alias]._root = root
    forget()


def run_whole(service: Call, tables: set[str] | None = None) -> tuple[Acts, State]:
    """To its end; what it did, and what it left in the tables that it wrote."""
    acts = Acts()
    with rolled_back():
        with acts.watching():
            service.run()
        return acts, state_of(tables or tables_of(acts))


def tables_of(acts: Acts) -> set[str]:
    return {table for sql in acts.statements for table in WRITES.findall(sql)}


def break_at(service: Call, before: State, normal: State, **where: int) -> str:
    """A sentence if something was left or nothing was raised; nothing if all is as it was."""
    acts = Acts(**where)
    with rolled_back():
        try:
            with acts.watching():
                service.run()
        except (OperationalError, OSError) as error:
            if "broken by the test" not in str(error):
                raise
        else:
            return f"{where}: swallowed {_last(acts)}"
        transaction.set_rollback(False)  # a service without a transaction of its own stands in ours
        found = state_of(set(before.tables))
    left = before.differences(found)
    if service.in_steps and found.counts == normal.counts and found.files.keys() == normal.files.keys():
        left = []
    return f"{where}: {_last(acts)} leaves {', '.join(left)}" if left else ""


def _last(acts: Acts) -> str:
    return (acts.files[-1:] if acts.break_at["file"] > 0 else acts.statements[-1:] or ["nothing"])[0][:160]


def chosen(count: int, everyday: int) -> list[int]:
    """Which of them to break: all in the deep suite, else some, with the first and the last."""
    if DEEP or count <= everyday:
        return list(range(1, count + 1))
    return sorted({1 + round(place * (count - 1) / (everyday - 1)) for place in range(everyday)})


def half_done(service: Call, *, everyday: int = EVERYDAY) -> list[str]:
    """Run it, break it everywhere, run it again: what was wrong, as sentences."""
    run_whole(service)  # what a process reads once and keeps is read now
    acts, normal = run_whole(service)
    tables = tables_of(acts)
    assert tables, f"{service.service.__name__} wrote nothing"
    before = state_of(tables)
    statements, files = chosen(len(acts.statements), everyday), chosen(len(acts.files), everyday)
    wrong = [break_at(service, before, normal, statement=place) for place in statements]
    wrong += [break_at(service, before, normal, file_act=place) for place in files]
    again = run_whole(service, tables)[1]
    if again.counts != normal.counts:
        wrong.append("run again, it leaves other rows")
    TOTAL.services += 1
    TOTAL.statements += len(acts.statements)
    TOTAL.file_acts += len(acts.files)
    TOTAL.broken += len(statements) + len(files)
    return [sentence for sentence in wrong if sentence]


class Cases:
    """A table of one file: the service, and what builds its input out of the file's world.

    ``everyday``: at how many statements each of them is broken in the daily suite.
    """

    def __init__(self, *, everyday: int = EVERYDAY) -> None:
        self.everyday = everyday
        self.builders: dict[str, Callable[[Any], Call]] = {}
        self.everywhere: set[str] = set()  # one of each module is broken at every statement, every day

    def of(self, service: Callable, *, everywhere: bool = False) -> Callable:
        name = f"{service.__module__}.{service.__name__}"

        def register(builder: Callable[[Any], Call]) -> Callable[[Any], Call]:
            assert name not in self.builders, name
            self.builders[name] = builder
            if everywhere:
                self.everywhere.add(name)
            return builder

        return register

    def half_done(self, name: str, world: Any) -> list[str]:
        """The engine rolls back alike at each statement: on PostgreSQL a few are enough for a day."""
        everyday = 10_000 if name in self.everywhere else self.everyday
        if connection.vendor == "postgresql":
            everyday = min(ON_POSTGRESQL, self.everyday)
        return half_done(self.builders[name](world), everyday=everyday)
