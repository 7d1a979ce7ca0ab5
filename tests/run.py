"""`make test` and `make test-all`: the checks, then the suite on SQLite and, beside it, on PostgreSQL.

``--all`` adds the deep tests, runs every test on PostgreSQL, and tries the mutants. Further arguments go to pytest;
then only a part of the suite runs, and no budget applies.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import budgets, cpu, machine
from tests.checks import ROOT, run_checks
from tests.engine import PART

AHEAD = [sys.executable, "-m", "tests.ahead"]
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
class Suite:
    """One call of pytest, begun. Beside another one it writes into a file, which is shown at its end."""

    title: str
    process: subprocess.Popen
    report: Path
    meter: Path
    begun: float
    printed: Path | None

    def wait(self) -> tuple[int, float]:
        """(exit code, CPU seconds of all its processes)."""
        spent = wait(self.process)
        if self.printed:
            print(self.printed.read_text(errors="replace"), flush=True)
        return self.process.returncode, spent


def wait(process: subprocess.Popen) -> float:
    """CPU seconds of a process and of all that it waited for, once it has ended."""
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


@dataclass
class Run:
    """One call of `make test`: where its files are, what it was asked for, what it counted so far."""

    folder: Path
    words: list[str]
    deep: bool
    total: Count
    seconds: Counter[str]
    loops: list[float]

    @property
    def env(self) -> dict[str, str]:
        return {"TEST_DEMO": str(self.folder / "demo")}

    @contextlib.contextmanager
    def ahead(self) -> Iterator[None]:
        """Beside the block, another process makes the demo. A part of the suite makes it only if it needs it."""
        if self.words:
            yield
            return
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        env = os.environ | self.env | {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "TEST_DATABASE_URL": ""}
        process = subprocess.Popen(AHEAD, cwd=ROOT, env=env, **quiet)
        try:
            yield
        finally:
            self.seconds["Checks and demo"] += round(wait(process))

    def checks(self) -> list[str]:
        print("Checks", flush=True)
        before = cpu.spent()
        passed, broken = run_checks(self.words)
        self.total += Count(passed, len(broken))
        self.seconds["Checks and demo"] += round(cpu.spent() - before)
        print(f"Checks: {passed} passed, {len(broken)} failed", flush=True)
        return broken

    def tests(self) -> None:
        """On both databases at once: each has times at which it waits."""
        env = pdf_env() | browser_env()
        with machine.postgres() as (address, server):
            beside = self.postgres(address, server, env) if address else None
            self.finish(self.sqlite(env))
            if beside:
                self.finish(beside)
            else:
                print(f"\nPostgreSQL: skipped, {server}. To add it: sudo apt-get install postgresql")

    def sqlite(self, env: dict[str, str]) -> Suite:
        print("\nSQLite", flush=True)
        env = env | {"TEST_DATABASE_URL": "", "TEST_DB": str(self.folder / "test.sqlite3")}
        marks = [] if self.deep else ["-m", "not deep"]
        return self.begin("SQLite", marks, env, processes=PROCESSES - int(self.deep))

    def postgres(self, address: str, server: str, env: dict[str, str]) -> Suite:
        print(f"\n{server}: beside SQLite, its output at the end", flush=True)
        env = env | {"TEST_DATABASE_URL": address, "TEST_DB_NAME": f"throughline_test_{os.getpid()}"}
        env |= {"REQUIRE_POSTGRES": "1"} if self.deep else {"REQUIRE_POSTGRES": "1", PART: "1"}
        marks = ["-m", "not browser" if self.deep else "not browser and not deep"]
        processes = PROCESSES - 1 if self.deep else 1
        return self.begin("PostgreSQL", marks, env, processes=processes, printed=self.folder / "printed")

    def begin(
        self,
        title: str,
        words: list[str],
        env: dict[str, str],
        *,
        processes: int,
        printed: Path | None = None,
    ) -> Suite:
        report, meter = self.folder / f"{title}.xml", self.folder / title
        meter.mkdir()
        command = [sys.executable, "-m", "pytest", "-q", "-n", str(processes), "--dist", "loadfile"]
        command += ["--no-loadscope-reorder", f"--junitxml={report}", *words, *self.words]
        env = os.environ | self.env | env | {"TEST_CPU": str(meter)}
        env |= {"TEST_DEEP": "1"} if self.deep else {}
        with contextlib.ExitStack() as files:
            out = files.enter_context(printed.open("w")) if printed else None
            process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out)
        return Suite(title, process, report, meter, time.monotonic(), printed)

    def finish(self, suite: Suite) -> None:
        code, spent = suite.wait()
        nothing_of_it = self.words and code == pytest.ExitCode.NO_TESTS_COLLECTED
        count = read_report(suite.report, 0 if nothing_of_it else code)
        self.total += count
        by_folder, loops = cpu.read(suite.meter)
        self.loops += loops
        for folder, seconds in by_folder.items():
            self.seconds[f"{suite.title}: {folder}"] += round(seconds)
        self.seconds[f"{suite.title}: start and browsers"] += round(spent - by_folder.total())
        took = "" if suite.printed else f" ({time.monotonic() - suite.begun:.0f} s)"
        print(f"{suite.title}: {count}{took}", flush=True)


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
    for package in ("chromium-headless-shell", "chromium"):  # the second where the first is not to be had
        if not machine.chromium():
            machine.fetch(package)
    if machine.chromium() or os.environ.get("CI"):
        return {"REQUIRE_BROWSER": "1"}  # a build server without Chromium fails
    print("No Chromium: browser tests are skipped. To add it: sudo apt-get install chromium")
    return {}


def main(words: list[str]) -> int:
    deep = "--all" in words
    words = [word for word in words if word != "--all"]
    with tempfile.TemporaryDirectory(prefix="throughline-tests-") as name:
        run = Run(Path(name), words, deep, Count(), Counter(), [])
        with run.ahead():
            broken = run.checks()
            run.tests()
        if deep and not words:
            passed, failed = mutants()
            run.total += Count(passed, failed)
    over = [] if words else budgets.report(run.seconds, cpu.slowness(run.loops), deep=deep)
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
