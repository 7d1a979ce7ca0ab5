"""Measure CPU seconds of each folder of tests, independent of the load of the machine.

A pytest plugin sums user and system time of its process and of the child processes it has waited for, test by test,
and writes the sums to ``TEST_CPU`` (a folder). ``tests/run.py`` reads them.
"""

import json
import os
import time
from collections import Counter
from pathlib import Path

import pytest

STEPS, SECONDS = 1_500_000, 0.4  # what the machine on which the budgets were written takes for these steps


def spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def slowness() -> float:
    """How many times as much CPU this machine needs for the same steps; never less than one."""
    begun, total = time.process_time(), 0
    for step in range(STEPS):
        total += len(str(step)) * (step % 7)
    return max(1.0, (time.process_time() - begun) / SECONDS)


class Meter:
    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.by_folder: Counter[str] = Counter()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None):
        """The last test also waits for browsers and servers to end: they are nobody's."""
        before = spent()
        try:
            return (yield)
        finally:
            if nextitem is not None:
                self.by_folder[folder_of(item.nodeid)] += spent() - before

    def pytest_sessionfinish(self) -> None:
        if self.by_folder:
            path = self.folder / f"{os.getpid()}.json"
            path.write_text(json.dumps(self.by_folder))


def folder_of(nodeid: str) -> str:
    parts = Path(nodeid.split("::")[0]).parts
    return parts[1] if len(parts) > 2 else "project"


def read(folder: Path) -> Counter[str]:
    total: Counter[str] = Counter()
    for path in folder.glob("*.json"):
        total.update(json.loads(path.read_text()))
    return total
