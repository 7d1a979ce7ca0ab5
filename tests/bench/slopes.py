"""What the desk's pages, a word search and a cut cost as comments grow from 1,000 to a million (issue 21, show 2).

On the demo, with as many synthetic comments as asked for, each coded as `seed_volume` does.
"""

from itertools import pairwise
from pathlib import Path

from tests.bench.places import Place, demo_place
from tests.bench.report import Goals, exponent, n_log_n, say

SIZES = (1_000, 10_000, 100_000, 1_000_000)
STEEP_FROM = 10_000  # below it, what does not grow is most of the cost
LEAST_MS = 20  # a page that costs less has no slope to speak of
MOST_MS, MOST_CUT = 60, 60  # of a page; seconds of a cut at MOST_CUT_AT comments
MOST_CUT_AT = 100_000
CUT = "cut"
AS_ONE = 0.05  # of an exponent: two equal costs differ by so much in a run


def run(folder: Path, goals: Goals, *, largest: int, databases: dict[str, str]) -> None:
    """``databases``: name → PostgreSQL server, or nothing for SQLite."""
    for name, server in databases.items():
        say(f"\nFrom 1,000 to {largest:,} comments, {name}: CPU of site and database")
        with goals.on(name), goals.part("slopes"), demo_place(folder / name, server) as place:
            taken = {size: _measured(place, size) for size in sizes_to(largest)}
            _tell(taken, goals)


def sizes_to(largest: int) -> list[int]:
    return [*(size for size in SIZES if size < largest), largest]


def _measured(place: Place, size: int) -> dict[str, float]:
    """Name → CPU ms, at this many synthetic comments."""
    place.step("tests.bench.slope_steps", "grow", str(size))
    taken = place.step("tests.bench.slope_steps", "pages") | place.step("tests.bench.slope_steps", "cut")
    for name, ms in taken.items():
        say(f"  {size:9,} {ms:12,.1f} ms   {name}")
    return taken


def _tell(taken: dict[int, dict[str, float]], goals: Goals) -> None:
    largest = max(taken)
    for name in taken[largest]:
        costs = {size: figures[name] for size, figures in taken.items()}
        growth = {sizes: exponent(costs[sizes[0]], costs[sizes[1]], sizes=sizes) for sizes in pairwise(costs)}
        say(
            f"  {name:28}"
            + "".join(f"  {large:,}: n^{power:.2f}" for (_small, large), power in growth.items())
        )
        if name != CUT:
            goals.at_most(f"Show 2 {name} at {largest:,} comments", costs[largest], MOST_MS, " ms")
        elif MOST_CUT_AT in costs:
            goals.at_most("Show 2 a cut of 100,000 comments", costs[MOST_CUT_AT] / 1000, MOST_CUT, " s")
        steep = [sizes for sizes in growth if sizes[0] >= STEEP_FROM and costs[sizes[1]] >= LEAST_MS]
        for sizes in steep:
            what = f"Show 2 {name}: exponent from {sizes[0]:,} to {sizes[1]:,}"
            goals.at_most(what, growth[sizes], n_log_n(sizes) + AS_ONE, "")
