"""Run the benchmarks and compare them with the goals of performance.md.

`python -m tests.bench [--rows N] [--only PART] [--database postgres://…]`; `--help` lists the parts.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import django

from tests.bench.report import Goals, say

PARTS = ("exports", "volume", "pages", "crowd", "phones", "packet", "disclosure", "chain", "writers")
DATABASE = (
    "another than SQLite: for volume an empty database, for crowd and phones a server that may make one"
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Ratios of performance.md.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--database", default="", help=DATABASE)
    parser.add_argument("--big", type=int, default=1_000_000, help="rows of the largest workbook; 0 for none")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    from tests.bench import chain, crowd, disclosure, exports, packet, pages, phones, volume, writers

    goals = Goals()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if options.only in (None, "exports"):
            exports.run(Path(folder), options.rows, goals)
        if options.only in (None, "volume"):
            site = Path(folder) / "volume"
            volume.run(site, options.rows, goals, database=options.database, big=options.big)
        if options.only in (None, "pages"):
            pages.run(Path(folder) / "site", goals)
        if options.only == "crowd" or (options.only is None and not options.database):
            crowd.run(Path(folder) / "crowd", goals, database=options.database)
        if options.only == "phones" or (options.only is None and not options.database):
            phones.run(Path(folder) / "phones", goals, database=options.database)
        if options.only in (None, "chain"):
            chain.run(Path(folder) / "chain", options.rows, goals)
        if options.only in (None, "writers"):
            writers.run(Path(folder) / "writers", options.rows, big=options.big)
    if options.only in (None, "packet"):
        packet.run(goals)
    if options.only in (None, "disclosure"):
        disclosure.run(goals)
    say(f"\n{goals.measured} goals measured, {goals.missed} missed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
