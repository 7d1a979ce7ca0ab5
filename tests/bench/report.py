"""Run a measurement and print its result."""

import sys
import time
from collections.abc import Callable
from statistics import median


def say(words: str = "") -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def cpu_seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def interleaved(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median CPU seconds of each, taken in turns so that a noisy moment hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(rounds):
        for name, work in works.items():
            taken[name].append(cpu_seconds(work))
    return {name: median(times) for name, times in taken.items()}


class Goals:
    """Lines with a verdict; the count of those that were missed is the end of the run."""

    def __init__(self) -> None:
        self.measured = self.missed = 0

    def at_most(self, name: str, value: float, limit: float, unit: str = "x") -> None:
        self._tell(name, value, limit, unit, met=value <= limit, sign="<=")

    def at_least(self, name: str, value: float, limit: float, unit: str = "x") -> None:
        self._tell(name, value, limit, unit, met=value >= limit, sign=">=")

    def _tell(self, name: str, value: float, limit: float, unit: str, *, met: bool, sign: str) -> None:
        self.measured += 1
        self.missed += not met
        verdict = "met   " if met else "MISSED"
        say(f"  {verdict} {name}: {value:,.3g}{unit} (goal {sign} {limit:g}{unit})")
