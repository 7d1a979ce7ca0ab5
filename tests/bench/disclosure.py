"""Benchmark of the attack on hidden numbers: several populations, twelve releases each, and filtered cuts between
them.

The tables of all releases are solved together; then each query of up to three dimensions is run against each
release, and lower and upper bounds of many hidden numbers are computed.
"""

import time
from collections import Counter

from tests.bench.report import Goals, cpu_seconds, say
from tests.factories import people
from tests.release_series import Siege, ask_everything, from_csv, from_json, narrow

POPULATIONS = [(2000, 11), (2000, 12), (20_000, 3), (600, 5)]
SAMPLE = 300


def run(goals: Goals) -> None:
    say("Attack on hidden numbers")
    found: Counter[str] = Counter()
    for size, seed in POPULATIONS:
        found += _one(size, seed)
    found += _filters()
    say(
        f"  {found['asked']:,} tables asked for, {found['given']:,} given, {found['hidden']:,} hidden numbers tried"
    )
    goals.at_least("P03 tables tried", found["asked"], 5000, "")
    goals.at_most("P03, P04 hidden numbers found", found["found"], 0, "")
    goals.at_most("P02 of a sample, not free from nought to ten", found["narrow"], 0, "")
    goals.at_most("P05 lines that differ between CSV and JSON", found["differ"], 0, "")
    rows, siege = people.people(100_000, seed=1), Siege()
    goals.at_most("a release of 100,000 comments, CPU", cpu_seconds(lambda: siege.release(rows)), 60, " s")


def _one(size: int, seed: int) -> Counter:
    begun, siege, rows = time.perf_counter(), Siege(), people.people(size, seed)
    for month in range(1, people.MONTHS + 1):
        siege.release(people.until(rows, month))
    found = _tried(siege)
    say(
        f"  {size:,} people, seed {seed}: {time.perf_counter() - begun:.0f} s, {found['hidden']:,} hidden numbers"
    )
    return found


def _filters() -> Counter:
    siege, rows = Siege(), people.people(4000, seed=8)
    siege.release(rows)
    for name, value in [("channel", "web"), ("channel", "paper"), ("language", "es"), ("channel", "phone")]:
        siege.release([row for row in rows if row[name] == value], {name: value})
    siege.release([row for row in rows if row["submitted_at"] >= "2022-06-01"], {"since": "2022-06-01"})
    return _tried(siege)


def _tried(siege: Siege) -> Counter:
    solved, told = siege.attack(), siege.attack(guess=False)
    found = Counter(
        found=len(solved.recovered()) + len(solved.few_between()),
        hidden=len(solved.attack.hidden),
        narrow=len(narrow(told, SAMPLE)),
    )
    for built in siege.built.values():
        asked, given = ask_everything(built)
        found += Counter(asked=asked, given=given)
        found["differ"] += from_csv(built.tables) != from_json(built.tables)
    return found
