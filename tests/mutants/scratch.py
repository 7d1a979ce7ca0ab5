"""A copy of the source in which the mutants are tried one after the other."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.mutant import Mutant

ROOT = Path(__file__).parents[2]
PASSED, FAILED = 0, 1  # exit codes of pytest; all others say that it could not run the tests
OTHER_RUNS = ("TEST_CPU", "TEST_DATABASE_URL", "DATABASE_URL", "PYTHONDONTWRITEBYTECODE", "PYTEST_ADDOPTS")


@dataclass(frozen=True)
class Outcome:
    code: int
    output: str

    @property
    def killer(self) -> str:
        """The first test that failed."""
        found = re.search(r"^(?:FAILED|ERROR) (\S+)", self.output, re.MULTILINE)
        return found[1] if found else "?"


class Scratch:
    def __init__(self, folder: Path, template: Path) -> None:
        self.root, var = folder / "source", folder / "var"
        var.mkdir(parents=True)
        for name in _source_files():
            target = self.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
        own = {"VAR_DIR": str(var), "TEST_DB": str(var / "test.sqlite3"), "TEST_TEMPLATE": str(template)}
        self.env = {name: value for name, value in os.environ.items() if name not in OTHER_RUNS} | own
        self.edits = 0

    def pytest(self, targets: Iterable[str], *words: str) -> Outcome:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not deep", *words]
        done = subprocess.run(
            [*command, *targets], cwd=self.root, env=self.env, capture_output=True, text=True
        )
        return Outcome(done.returncode, done.stdout + done.stderr)

    @contextmanager
    def mutated(self, mutant: Mutant) -> Iterator[None]:
        path = self.root / mutant.path
        changed, kept = mutant.apply(self.root), path.stat()
        source = path.read_bytes()
        path.write_text(changed)
        self.edits += (
            1  # Python takes a compiled file as good if time and size fit: no two edits share a time
        )
        os.utime(path, (kept.st_atime, kept.st_mtime + 10 * self.edits))
        try:
            yield
        finally:
            path.write_bytes(source)
            os.utime(path, (kept.st_atime, kept.st_mtime))


def _source_files() -> list[str]:
    """What is checked in, and what will be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]
