"""`make test` and `make test-all`: the checks, the suite on SQLite, on PostgreSQL what depends on it, and the sum.

``--all`` adds the deep tests, runs every test on PostgreSQL, and tries the mutants. Words after that go to pytest;
then a part of the suite runs, and no budget is asked for.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import budgets, cpu, machine
from tests.checks import ROOT, run_checks
from tests.engine import PART

PROCESSES = (os.cpu_count() or 2) + 1  # one more than cores: browsers keep their tests waiting


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass
class Run:
    """One call of `make test`: where its files are, what it was asked for, what it counted so far."""

    folder: Path
    words: list[str]
    deep: bool
    total: Count
    seconds: Counter[str]

    def pytest(self, title: str, words: list[str], env: dict[str, str]) -> None:
        print(f"\n{title}", flush=True)
        begun, before = time.monotonic(), cpu.spent()
        report, meter = self.folder / f"{title}.xml", self.folder / title
        meter.mkdir()
        command = [sys.executable, "-m", "pytest", "-q", "-n", str(PROCESSES), "--dist", "loadfile"]
        if self.deep:
            env = env | {"TEST_DEEP": "1"}
        command += ["--no-loadscope-reorder", f"--junitxml={report}", *words, *self.words]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | env | self.own(meter))
        nothing_of_it = self.words and done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
        count = read_report(report, 0 if nothing_of_it else done.returncode)
        self.total += count
        self.measure(title, cpu.spent() - before, cpu.read(meter))
        print(f"{title}: {count} ({time.monotonic() - begun:.0f} s)", flush=True)

    def own(self, meter: Path) -> dict[str, str]:
        """Where the parts of this run leave what they count, and find the demo that one of them makes."""
        return {"TEST_CPU": str(meter), "TEST_DEMO": str(self.folder / "demo")}

    def measure(self, title: str, spent: float, by_folder: Counter[str]) -> None:
        for folder, seconds in by_folder.items():
            self.seconds[f"{title}: {folder}"] += round(seconds)
        rest = spent - sum(by_folder.values())
        self.seconds[f"{title}: start and browsers"] += round(rest)

    def checks(self) -> list[str]:
        print("Checks", flush=True)
        before = cpu.spent()
        passed, broken = run_checks()
        self.total += Count(passed, len(broken))
        self.seconds["Checks"] += round(cpu.spent() - before)
        print(f"Checks: {passed} passed, {len(broken)} failed", flush=True)
        return broken

    def sqlite(self, env: dict[str, str]) -> None:
        env = env | browser_env() | {"TEST_DATABASE_URL": "", "TEST_DB": str(self.folder / "test.sqlite3")}
        self.pytest("SQLite", [] if self.deep else ["-m", "not deep"], env)

    def postgres(self, env: dict[str, str]) -> None:
        with machine.postgres() as (address, server):
            if not address:
                print(f"\nPostgreSQL: skipped, {server}. To add it: sudo apt-get install postgresql")
                return
            print(f"\n{server}")
            env = env | {"TEST_DATABASE_URL": address, "TEST_DB_NAME": f"throughline_test_{os.getpid()}"}
            env |= {"REQUIRE_POSTGRES": "1"} if self.deep else {"REQUIRE_POSTGRES": "1", PART: "1"}
            marks = "not browser" if self.deep else "not browser and not deep"
            self.pytest("PostgreSQL", ["-m", marks], env)


def read_report(path: Path, exit_code: int) -> Count:
    """What pytest counted. A run that broke before or beside its tests counts as one failure."""
    count = Count()
    if path.exists():
        for case in ElementTree.parse(path).getroot().iter("testcase"):  # noqa: S314  our own report
            outcomes = {child.tag for child in case}
            if outcomes & {"failure", "error"}:
                count.failed += 1
            elif "skipped" in outcomes:
                count.skipped += 1
            else:
                count.passed += 1
    if exit_code and not count.failed:
        count.failed = 1
    return count


def pdf_env() -> dict[str, str]:
    if not machine.pdf():
        machine.fetch(*machine.PDF_PACKAGES)
    if machine.pdf():
        return {"REQUIRE_PDF": "1"}
    packages = " ".join(machine.PDF_PACKAGES)
    print(
        f"No Pango, or fonts are missing: PDF tests are skipped. To add them: sudo apt-get install {packages}"
    )
    return {}


def browser_env() -> dict[str, str]:
    if not machine.chromium():
        machine.fetch(machine.CHROMIUMS[0]) or machine.fetch("chromium")
    if machine.chromium() or os.environ.get("CI"):
        return {"REQUIRE_BROWSER": "1"}  # a build server without Chromium fails
    print("No Chromium: browser tests are skipped. To add it: sudo apt-get install chromium")
    return {}


def collect_once() -> None:
    """Read every test file once, so that the processes find the compiled ones."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([sys.executable, "-m", "pytest", "-q", "--collect-only"], cwd=ROOT, **quiet)


def main(words: list[str]) -> int:
    deep = "--all" in words
    words = [word for word in words if word != "--all"]
    slowness = cpu.slowness()
    with tempfile.TemporaryDirectory(prefix="throughline-tests-") as name:
        run = Run(Path(name), words, deep, Count(), Counter())
        broken = run.checks()
        if not words:
            before = cpu.spent()
            collect_once()
            run.seconds["Collection"] += round(cpu.spent() - before)
        env = pdf_env()
        run.sqlite(env)
        run.postgres(env)
        if deep and not words:
            passed, failed = mutants()
            run.total += Count(passed, failed)
    over = [] if words else budgets.report(run.seconds, slowness, deep=deep)
    for line in [*(f"Failed check: {name}" for name in broken), *over]:
        print(line)
    run.total += Count(failed=len(over))
    print(run.total, flush=True)
    return 1 if run.total.failed else 0


def mutants() -> tuple[int, int]:
    print("\nMutants", flush=True)
    done = subprocess.run([sys.executable, "-m", "tests.mutants"], cwd=ROOT)
    return (1, 0) if done.returncode == 0 else (0, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
