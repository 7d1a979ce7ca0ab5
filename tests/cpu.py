"""Measure CPU seconds of each folder of tests, independent of the load of the machine.

A pytest plugin sums user and system time of its process and of the child processes it has waited for, test by test,
and writes the sums to ``TEST_CPU`` (a folder). ``tests/run.py`` reads them.

A shared machine needs more CPU for the same work while its neighbors are busy, and that changes within minutes. So
each process also times a fixed loop every so many tests; the mean says how slow the machine was during the run.
"""

import json
import os
import time
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

STEPS, SECONDS = (
    300_000,
    0.026,
)  # what the machine on which the budgets were written takes, alone, for these steps
EVERY = 100


def spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def loop() -> float:
    """CPU seconds of the fixed loop now."""
    begun, total = time.process_time(), 0
    for step in range(STEPS):
        total += len(str(step)) * (step % 7)
    return time.process_time() - begun


def slowness(loops: list[float]) -> float:
    """How many times as much CPU the machine needed for the same steps; never less than one."""
    return max(1.0, mean(loops) / SECONDS) if loops else 1.0


class Meter:
    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.by_folder: Counter[str] = Counter()
        self.loops: list[float] = []
        self.count = 0

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None):
        """The last test also waits for browsers and servers to end: they are nobody's."""
        if self.count % EVERY == 0:
            self.loops.append(loop())
        self.count += 1
        before = spent()
        try:
            return (yield)
        finally:
            if nextitem is not None:
                self.by_folder[folder_of(item.nodeid)] += spent() - before

    def pytest_sessionfinish(self) -> None:
        if self.by_folder:
            path = self.folder / f"{os.getpid()}.json"
            path.write_text(json.dumps({"folders": self.by_folder, "loops": self.loops}))


def folder_of(nodeid: str) -> str:
    parts = Path(nodeid.split("::")[0]).parts
    return parts[1] if len(parts) > 2 else "project"


def read(folder: Path) -> tuple[Counter[str], list[float]]:
    """What the processes of one call of pytest wrote: CPU seconds of each folder, and their timed loops."""
    total: Counter[str] = Counter()
    loops: list[float] = []
    for path in folder.glob("*.json"):
        found = json.loads(path.read_text())
        total.update(found["folders"])
        loops += found["loops"]
    return total, loops
