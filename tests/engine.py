"""Select the tests that run on PostgreSQL each time: those marked ``engine``, and a measured covering set.

``python -m tests.engine`` runs the suite on SQLite, records which query shapes each test sends, and writes a cheap
list of tests that cover the shapes that the marked ones do not. The demo and the worlds of the permission matrix
and of the hostile tests are excluded, with the shapes that only they send. ``make test-all`` runs every test on
PostgreSQL.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection

import pytest

from tests import cpu

ROOT = Path(__file__).parents[1]
LISTED = Path(__file__).parent / "engine_tests.txt"
PART, NOTES = "TEST_ENGINE_PART", "TEST_SHAPES"
TERM = r"(?:NOT )?(?:\([^()]*\)|c = \?|c < \?|c IN \?|c IS NOT NULL)"


def sorted_once(word: str, found: re.Match[str]) -> str:
    """Conditions joined by AND or OR: each once, in any order."""
    return f" {word} ".join(sorted(set(re.findall(TERM, found[0]))))


# What an engine takes alike: values, names of tables and columns, how many of them, which tables are joined, and how
# often the same condition, case or direction of order is repeated.
OFTEN_ALIKE: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r"'[^']*'|\b\d+\b|%s"), "?"),
    (re.compile(r"\(\?(?:, ?\?)*\)"), "(?…)"),
    (re.compile(r"(\(\?…?\))(?:, ?\(\?…?\))+"), r"\1…"),
    (re.compile(r'"[^"]+"(?:\."[^"]+")?|\b[UTV]\d+\b'), "c"),
    (re.compile(r"c(?: AS c)?(?:, c(?: AS c)?)+"), "c…"),
    (re.compile(r"c = \?(?:, c = \?)+"), "c = ?…"),
    (re.compile(r"(?:(?:INNER|LEFT OUTER) JOIN c(?: c)? ON \((?:[^()]|\([^()]*\))*\) ?)+"), "JOIN… "),
    (re.compile(r"\(c = \?(?: AND c = \?)+\)"), "(c = ?)"),
    (re.compile(r"c(?: AS c)?(?:…|(?=,? (?:FROM|c ASC|c DESC)))"), "c"),
    (re.compile(r"IN \(\?…\)"), "IN ?"),
    (re.compile(r"c (?:<|>)=? \?"), "c < ?"),
    (re.compile(r"c IS NULL"), "c IS NOT NULL"),
    (re.compile(r"\((c = \?|c < \?|c IN \?|c IS NOT NULL)\)"), r"\1"),
    (re.compile(r"\? (ASC|DESC)"), r"c \1"),
    (re.compile(r"(WHEN (?:\([^()]*\)|[^()]*?) THEN \S+ ?)(?:\1)+"), r"\1"),
    *(
        (re.compile(f"{TERM}(?: {word} {TERM})+"), partial(sorted_once, word))
        for word in ("AND", "OR", "AND")
    ),
    (re.compile(r"\(\(([^()]*)\)\)"), r"(\1)"),
    (re.compile(r"(\(CAST\([^()]*(?:\([^()]*\))?\), CAST\([^()]*\)\))(?:, \1)+"), r"\1"),
    (re.compile(r"(c (?:ASC|DESC))(?:, \1)+"), r"\1"),
]
WORLDS = ("tests/hostile/", "tests/permissions/")
LEAST_SECONDS = 0.05  # what a test takes beside its own statements
FURNITURE_SECONDS = 0.4  # what a file takes at its start
NO_EVIDENCE = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA", "EXPLAIN")


def shape(sql: str) -> str:
    """A statement without its values: two of one shape ask the engine for the same thing."""
    for pattern, mark in OFTEN_ALIKE:
        sql = pattern.sub(mark, sql)
    return sql


@dataclass
class Note:
    shapes: list[str]
    seconds: float
    runs_anyway: bool


class Part:
    """Leave out what is neither marked nor listed."""

    def __init__(self) -> None:
        self.listed = set(LISTED.read_text().splitlines()) if LISTED.exists() else set()
        self.files = {nodeid.partition("::")[0] for nodeid in self.listed}

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        if collection_path.suffix != ".py" or not collection_path.name.startswith("test_"):
            return None
        listed = collection_path.relative_to(ROOT).as_posix() in self.files
        return None if listed or "mark.engine" in collection_path.read_text() else True

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        wanted = [item for item in items if item.nodeid in self.listed or item.get_closest_marker("engine")]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


class Recorder:
    """Notes the shapes that each test sends, those of its furniture included, and the CPU seconds it takes."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.notes: dict[str, Note] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        found, before = set(), cpu.spent()

        def note(execute: Any, sql: str, params: Any, many: bool, context: dict) -> Any:
            if not sql.lstrip().upper().startswith(NO_EVIDENCE):
                found.add(shape(sql))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            result = yield
        runs_anyway = item.get_closest_marker("engine") is not None
        self.notes[item.nodeid] = Note(sorted(found), cpu.spent() - before, runs_anyway)
        return result

    def pytest_sessionfinish(self) -> None:
        notes = {nodeid: asdict(note) for nodeid, note in self.notes.items() if note.shapes}
        (self.folder / f"{os.getpid()}.json").write_text(json.dumps(notes))


def plugins() -> Iterator[tuple[str, Any]]:
    if os.environ.get(PART):
        yield "part", Part()
    if os.environ.get(NOTES):
        yield "recorder", Recorder(os.environ[NOTES])


def is_costly(nodeid: str) -> bool:
    """The demo or one of the worlds costs as much as all that is listed: such tests run there in the deep suite."""
    path = file_of(nodeid)
    text = (ROOT / path).read_text()
    return path.startswith(WORLDS) or "demo_database" in text or "load_demo" in text


def cover(notes: dict[str, Note]) -> list[str]:
    """Tests that together send every shape that those marked ``engine`` don't: always next what adds most for its cost.

    A greedy weighted set cover (Chvatal 1979), less what later choices made needless. The first test of a file also
    pays for the file's furniture.
    """
    missing = {each for note in notes.values() for each in note.shapes}
    missing -= {each for note in notes.values() if note.runs_anyway for each in note.shapes}
    files = {file_of(nodeid) for nodeid, note in notes.items() if note.runs_anyway}
    chosen: list[str] = []

    def worth(nodeid: str) -> float:
        cost = notes[nodeid].seconds + (0 if file_of(nodeid) in files else FURNITURE_SECONDS)
        return len(missing.intersection(notes[nodeid].shapes)) / (cost + LEAST_SECONDS)

    wanted = set(missing)
    while missing:
        best = max(sorted(notes), key=worth)
        chosen.append(best)
        files.add(file_of(best))
        missing -= set(notes[best].shapes)
    sent = Counter(each for nodeid in chosen for each in wanted.intersection(notes[nodeid].shapes))
    for nodeid in sorted(chosen, key=lambda nodeid: -notes[nodeid].seconds):
        own = wanted.intersection(notes[nodeid].shapes)
        if all(sent[each] > 1 for each in own):
            chosen.remove(nodeid)
            sent.subtract(own)
    return sorted(chosen)


def file_of(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        words = ["-q", "-n", "3", "--dist", "loadfile", "-m", "not deep and not live and not browser"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *words], cwd=ROOT, env=os.environ | {NOTES: folder}
        )
        notes: dict[str, Note] = {}
        for path in Path(folder).glob("*.json"):
            read = json.loads(path.read_text())
            notes |= {nodeid: Note(**note) for nodeid, note in read.items() if not is_costly(nodeid)}
    listed = cover(notes)
    LISTED.write_text("\n".join(listed) + "\n")
    count = len({each for note in notes.values() for each in note.shapes})
    print(f"{len(notes)} tests send {count} shapes; {len(listed)} beside those marked send all.")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
