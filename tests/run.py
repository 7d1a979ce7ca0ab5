"""`make test`: the checks, the suite on SQLite, the suite on PostgreSQL, and the sum of the three."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests import machine
from tests.checks import ROOT, run_checks


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


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


def run_suite(title: str, words: list[str], env: dict[str, str], folder: Path) -> Count:
    print(f"\n{title}", flush=True)
    begun = time.monotonic()
    report = folder / f"{len(list(folder.iterdir()))}.xml"
    spread = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", "-q", *spread, f"--junitxml={report}"]
    done = subprocess.run([*command, *words], cwd=ROOT, env=os.environ | env)
    count = read_report(report, done.returncode)
    print(f"{title}: {count} ({time.monotonic() - begun:.0f} s)", flush=True)
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
        machine.fetch("chromium")
    if machine.chromium():
        return {"REQUIRE_BROWSER": "1"}
    print("No Chromium: browser tests are skipped. To add it: sudo apt-get install chromium")
    return {}


def main(words: list[str]) -> int:
    print("Checks", flush=True)
    passed, broken = run_checks()
    total = Count(passed, len(broken))
    print(f"Checks: {total}")
    with tempfile.TemporaryDirectory(prefix="throughline-tests-") as name:
        folder = Path(name)
        pdfs = pdf_env()
        env = pdfs | browser_env() | {"TEST_DATABASE_URL": "", "TEST_DB": str(folder / "test.sqlite3")}
        (folder / "reports").mkdir()
        total += run_suite("Suite on SQLite", words, env, folder / "reports")
        with machine.postgres() as (address, server):
            if address:
                env = pdfs | {
                    "TEST_DATABASE_URL": address,
                    "TEST_DB_NAME": f"throughline_test_{os.getpid()}",
                    "REQUIRE_POSTGRES": "1",
                }
                words = ["-m", "not browser", *words]
                total += run_suite(f"Suite on {server}", words, env, folder / "reports")
            else:
                print(f"\nSuite on PostgreSQL: skipped, {server}. To add it: sudo apt-get install postgresql")
    if broken:
        print(f"Checks that failed: {', '.join(broken)}")
    print(total, flush=True)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
