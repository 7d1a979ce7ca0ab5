"""Try the mutants, two at a time, and print those that no test detects."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import django

from tests import cpu
from tests.databases import make_sqlite_template
from tests.mutants import access, clock, disclosure, guard, ledger, practice, services
from tests.mutants.mutant import DoesNotFit, Mutant
from tests.mutants.scratch import FAILED, PASSED, Scratch

MODULES = (services, access, clock, disclosure, guard, ledger, practice)
PROCESSES = 2


def chosen(words: list[str]) -> list[Mutant]:
    every = [mutant for module in MODULES for mutant in module.MUTANTS]
    names = [mutant.name for mutant in every]
    if twice := {name for name in names if names.count(name) > 1}:
        raise SystemExit(f"Two mutants have one name: {', '.join(sorted(twice))}")
    return [mutant for mutant in every if not words or any(word in mutant.name for word in words)]


class Pool:
    """Scratch copies, each used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
        django.setup()
        template = Path(shutil.copy(make_sqlite_template(), folder / "template.sqlite3"))
        self.free: SimpleQueue[Scratch] = SimpleQueue()
        for number in range(PROCESSES):
            self.free.put(Scratch(folder / str(number), template))

    def map[T, R](self, work: Callable[[Scratch, T], R], items: list[T]) -> list[R]:
        def with_scratch(item: T) -> R:
            scratch = self.free.get()
            try:
                return work(scratch, item)
            finally:
                self.free.put(scratch)

        with ThreadPoolExecutor(PROCESSES) as threads:
            return list(threads.map(with_scratch, items))


def passes_unchanged(scratch: Scratch, targets: list[str]) -> bool:
    """A test that fails without any mutant proves nothing."""
    outcome = scratch.pytest(targets)
    if outcome.code != PASSED:
        print(outcome.output[-6000:], flush=True)
    return outcome.code == PASSED


def shares(mutants: list[Mutant]) -> list[list[str]]:
    """All tests named, each once; those of one file together."""
    targets = sorted({target for mutant in mutants for target in mutant.tests})
    files = sorted({target.split("::")[0] for target in targets})
    parts = [files[start::PROCESSES] for start in range(PROCESSES)]
    return [[each for each in targets if each.split("::")[0] in part] for part in parts if part]


def is_killed(scratch: Scratch, mutant: Mutant) -> bool:
    try:
        with scratch.mutated(mutant):
            outcome = scratch.pytest(mutant.tests, "-x")
    except DoesNotFit as error:
        print(f"DOES NOT FIT {mutant.name}: {error}", flush=True)
        return False
    if outcome.code == FAILED:
        print(f"killed       {mutant.name}: {outcome.killer}", flush=True)
    elif outcome.code == PASSED:
        print(f"SURVIVED     {mutant.name}: {mutant.path}", flush=True)
    else:
        print(
            f"BROKEN       {mutant.name}: pytest ends with {outcome.code}\n{outcome.output[-3000:]}",
            flush=True,
        )
    return outcome.code == FAILED


def main(words: list[str]) -> int:
    mutants, before = chosen(words), cpu.spent()
    if not mutants:
        raise SystemExit(f"No mutant is called {' or '.join(words)}.")
    with tempfile.TemporaryDirectory(prefix="throughline-mutants-") as name:
        pool = Pool(Path(name))
        if not all(pool.map(passes_unchanged, shares(mutants))):
            print("The tests fail without any mutant.")
            return 1
        killed = sum(pool.map(is_killed, mutants))
    print(f"{len(mutants)} mutants, {killed} killed ({cpu.spent() - before:.0f} CPU seconds)")
    return 0 if killed == len(mutants) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
