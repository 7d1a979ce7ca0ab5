"""Run the benchmarks and compare them with the goals of performance.md; the last lines are one table of all goals.

`python -m tests.bench [--only PART] [--rows N] [--largest N] [--rounds N] [--database …]`; `--help` lists the parts.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import django

from tests.bench.report import Goals, say
from tests.machine import server_version

PARTS = (
    "http",
    "slopes",
    "exports",
    "volume",
    "pages",
    "crowd",
    "phones",
    "packet",
    "disclosure",
    "chain",
    "record",
    "writers",
)
DATABASE = (
    "sqlite, or a PostgreSQL server on which databases may be made. Without it, http and slopes run on SQLite and on"
    " the server that TEST_POSTGRES_URL names, the other parts on SQLite"
)
SQLITE = "sqlite"


def main() -> int:
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    goals = Goals()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for name, work in _parts(Path(folder), options, goals).items():
            if options.only in (None, name):
                with goals.part(name):
                    work()
    say(f"\n{goals.table()}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Ratios of performance.md.")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument(
        "--rows", type=int, default=100_000, help="rows of exports, volume, chain and writers"
    )
    parser.add_argument("--largest", type=int, default=100_000, help="comments of the last of the slopes")
    parser.add_argument("--rounds", type=int, default=4, help="turns of each page over HTTP")
    parser.add_argument("--database", default="", help=DATABASE)
    parser.add_argument("--big", type=int, default=1_000_000, help="rows of the largest workbook; 0 for none")
    return parser.parse_args()


def _parts(folder: Path, options: argparse.Namespace, goals: Goals) -> dict[str, Callable[[], None]]:
    from tests.bench import (
        chain,
        crowd,
        disclosure,
        exports,
        packet,
        pages,
        phones,
        record,
        slopes,
        volume,
        writers,
    )
    from tests.bench.http import run as http

    rows, server = options.rows, options.database.removeprefix(SQLITE)
    databases = _databases(options.database)
    return {
        "http": lambda: http.run(folder / "http", goals, rounds=options.rounds, databases=databases),
        "slopes": lambda: slopes.run(folder / "slopes", goals, largest=options.largest, databases=databases),
        "exports": lambda: exports.run(folder, rows, goals),
        "volume": lambda: volume.run(folder / "volume", rows, goals, database=server, big=options.big),
        "pages": lambda: pages.run(folder / "site", goals),
        "crowd": lambda: crowd.run(folder / "crowd", goals, database=server),
        "phones": lambda: phones.run(folder / "phones", goals, database=server),
        "packet": lambda: packet.run(goals),
        "disclosure": lambda: disclosure.run(goals),
        "chain": lambda: chain.run(folder / "chain", rows, goals),
        "record": lambda: record.run(folder / "record", 10 * rows, goals),
        "writers": lambda: writers.run(folder / "writers", rows, big=options.big),
    }


def _databases(named: str) -> dict[str, str]:
    """Name → server, or nothing for SQLite."""
    if named and named != SQLITE:
        return {"PostgreSQL": named}
    server = "" if named else os.environ.get("TEST_POSTGRES_URL", "")
    return {"SQLite": ""} | ({"PostgreSQL": server} if server and server_version(server) else {})


if __name__ == "__main__":
    sys.exit(main())
