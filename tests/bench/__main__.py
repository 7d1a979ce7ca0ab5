"""`python -m tests.bench [--rows N] [--only exports|pages|packet]`"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import django

from tests.bench.report import Goals, say


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Ratios of performance.md.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--only", choices=["exports", "pages", "packet"])
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    from tests.bench import exports, packet, pages

    goals = Goals()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if options.only in (None, "exports"):
            exports.run(Path(folder), options.rows, goals)
        if options.only in (None, "pages"):
            pages.run(Path(folder) / "site", goals)
    if options.only in (None, "packet"):
        packet.run(goals)
    say(f"\n{goals.measured} goals measured, {goals.missed} missed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
