"""Group numeric and date answers into ranges: small fixed steps, merged until there are few enough (P10).

The steps are the same for every question and cut, so ranges of two cuts can be compared in common steps and any
disclosure between them is detected (PRV-12).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

NUMBER, DATE = "number", "date"
DIGITS = 18  # of the largest number with its own step
# Lower bounds of the steps: 0, 1 … 9, 10, 15 … 95, 100, 150 … 950, 1000 …
EDGES = [*range(10), *(lead * 10**n // 100 for n in range(1, DIGITS) for lead in range(100, 1000, 50))]
MOST = {NUMBER: 16, DATE: 24}
LIMITS = {NUMBER: (1 - len(EDGES), len(EDGES) - 1), DATE: (0, 9999 * 12 + 11)}
Step = int
Level = Callable[[Step], Any]


def step_of(kind: str, answer: Any) -> Step | None:
    """Return the step index of an answer, or None if it is not a number or a date."""
    try:
        return _number_step(int(answer)) if kind == NUMBER else _date_step(date.fromisoformat(str(answer)))
    except (TypeError, ValueError):
        return None


def _number_step(value: int) -> Step:
    place = bisect_right(EDGES, abs(value)) - 1
    return -place if value < 0 else place


def _date_step(day: date) -> Step:
    return day.year * 12 + day.month - 1


def key_of(kind: str, first: Step, last: Step | None = None) -> str:
    """Return the key of a range, such as ``7``, ``10..19``, ``2022-05``, ``2022`` or ``2019-11..2020-02``."""
    last = first if last is None else last
    if kind == DATE:
        return _date_key(first, last)
    low, high = _ends(first)[0], _ends(last)[1]
    return str(low) if low == high else f"{low}..{high}"


def _ends(step: Step) -> tuple[int, int]:
    place = abs(step)
    low, high = EDGES[place], EDGES[place + 1] - 1 if place + 1 < len(EDGES) else 10**DIGITS
    return (-high, -low) if step < 0 else (low, high)


def _date_key(first: Step, last: Step) -> str:
    whole = first % 12 == 0 and last % 12 == 11
    ends = [
        f"{step // 12:04d}" if whole else f"{step // 12:04d}-{step % 12 + 1:02d}" for step in (first, last)
    ]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


# Levels of merging, from fine to coarse; each level joins whole groups of the one before.


def _by_tens(step: Step) -> tuple:
    """1 to 4, 5 to 9; then 10 to 19, 20 to 29; then 100 to 199."""
    place = abs(step)
    return step < 0, (place > 0) + (place > 4) if place < 10 else place // 2


def _by_fives(step: Step) -> tuple:
    """1 to 9; then 10 to 49, 50 to 99; then 100 to 499."""
    place = abs(step)
    decade, lead = divmod(place - 10, 18)
    return step < 0, place > 0 if place < 10 else (decade, lead >= 8)


def _by_digits(step: Step) -> tuple:
    place = abs(step)
    return step < 0, place > 0 if place < 10 else (place - 10) // 18 + 2


LEVELS: dict[str, list[Level]] = {
    NUMBER: [lambda step: step, _by_tens, _by_fives, _by_digits],
    DATE: [lambda step: step, lambda step: step // 12, lambda step: step // 120],
}


def runs_of(kind: str, counts: dict[Step, int], threshold: int) -> list[list[Step]]:
    """Return the runs of steps from the first answer to the last, at the finest level with few enough runs."""
    runs: list[list[Step]] = []
    for level in LEVELS[kind]:
        steps = _whole(kind, min(counts), max(counts), level)
        runs = _joined([list(block) for _part, block in groupby(steps, key=level)], counts, threshold)
        if len(runs) <= MOST[kind]:
            break
    return runs


def _whole(kind: str, first: Step, last: Step, level: Level) -> Iterator[Step]:
    lowest, highest = LIMITS[kind]
    while first > lowest and level(first - 1) == level(first):
        first -= 1
    while last < highest and level(last + 1) == level(last):
        last += 1
    yield from range(first, last + 1)


def _joined(blocks: list[list[Step]], counts: dict[Step, int], threshold: int) -> list[list[Step]]:
    """Merge blocks below the threshold with their neighbor; empty blocks stay as they are."""

    def size(steps: list[Step]) -> int:
        return sum(counts.get(step, 0) for step in steps)

    runs: list[list[Step]] = []
    for block in blocks:
        if runs and 0 < size(runs[-1]) < threshold:
            runs[-1] = [*runs[-1], *block]
        else:
            runs.append(block)
    while len(runs) > 1 and 0 < size(runs[-1]) < threshold:
        last = runs.pop()
        runs[-1] = [*runs[-1], *last]
    return runs
