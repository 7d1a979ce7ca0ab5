"""Run a measurement and print its result; at the end, one table of all goals."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import log
from statistics import median

MISSED, SKIPPED, MET = "MISSED", "not measured", "met"
ORDER = (MISSED, SKIPPED, MET)


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


def exponent(less: float, more: float, *, sizes: tuple[float, float]) -> float:
    """The power of the size with which a cost grows: 0 if it does not, 1 in proportion, 2 quadratic."""
    return log(more / less) / log(sizes[1] / sizes[0])


def n_log_n(sizes: tuple[float, float]) -> float:
    """The exponent, between these sizes, of a cost in proportion to n log n."""
    small, large = sizes
    return exponent(small * log(small), large * log(large), sizes=sizes)


@dataclass(frozen=True)
class Goal:
    name: str
    verdict: str
    measured: str = ""
    limit: str = ""

    def line(self, widths: list[int]) -> str:
        cells = (self.verdict, self.name, self.measured, self.limit)
        return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


class Goals:
    """Each goal with its verdict. The table at the end of a run begins with those that were missed, then those that
    were not measured. ``where`` is added to the names, such as the database.
    """

    def __init__(self) -> None:
        self.rows: list[Goal] = []
        self.where = ""

    @property
    def missed(self) -> int:
        return sum(row.verdict == MISSED for row in self.rows)

    @property
    def measured(self) -> int:
        return sum(row.verdict != SKIPPED for row in self.rows)

    def at_most(self, name: str, value: float, limit: float, unit: str = "x") -> None:
        self._tell(name, value, limit, unit, met=value <= limit, sign="<=")

    def at_least(self, name: str, value: float, limit: float, unit: str = "x") -> None:
        self._tell(name, value, limit, unit, met=value >= limit, sign=">=")

    def skip(self, name: str, why: str) -> None:
        say(f"  {SKIPPED}: {name} ({why})")
        self.rows.append(Goal(self._named(name), SKIPPED, why))

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """A part that breaks is a row of the table, and the parts after it are measured."""
        try:
            yield
        except Exception as error:  # noqa: BLE001  whatever it was, the table says it
            self.skip(name, (str(error).strip().splitlines() or [repr(error)])[-1][:100])

    @contextmanager
    def on(self, where: str) -> Iterator[None]:
        self.where, before = where, self.where
        try:
            yield
        finally:
            self.where = before

    def table(self) -> str:
        rows = sorted(self.rows, key=lambda row: ORDER.index(row.verdict))
        head = Goal("goal", "", "measured", "wanted")
        cells = [(row.verdict, row.name, row.measured, row.limit) for row in (head, *rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        skipped = len(rows) - self.measured
        end = f"{self.measured} goals measured, {self.missed} missed" + (
            f", {skipped} not measured." * bool(skipped) or "."
        )
        return "\n".join([*(row.line(widths) for row in (head, *rows)), "", end])

    def _named(self, name: str) -> str:
        return f"{name}, {self.where}" if self.where else name

    def _tell(self, name: str, value: float, limit: float, unit: str, *, met: bool, sign: str) -> None:
        verdict = MET if met else MISSED
        measured, wanted = f"{_short(value)}{unit}", f"{sign} {limit:g}{unit}"
        self.rows.append(Goal(self._named(name), verdict, measured, wanted))
        say(f"  {verdict:6} {self._named(name)}: {measured} (goal {wanted})")


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
