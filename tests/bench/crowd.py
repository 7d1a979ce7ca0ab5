"""Many clients submit a form while a worker is killed: every acknowledged submission is stored (F07)."""

import time
from pathlib import Path

from tests.bench.report import Goals, say
from tests.live.crowd import Crowd, kill_one_worker
from tests.live.site import Site, copied

POSTS, CLIENTS = 10_000, 50


def run(folder: Path, goals: Goals, *, posts: int = POSTS, database: str = "") -> None:
    """``database``: a PostgreSQL server, on which a database is made for it and dropped after."""
    say(
        f"\n{posts:,} posts of {CLIENTS} clients, one worker killed midway{', PostgreSQL' if database else ''}"
    )
    shared = folder / "shared"
    shared.mkdir(parents=True)
    try:
        with copied(shared, folder, database) as site:
            _measure(site, posts, goals)
    except AssertionError as error:
        goals.skip(
            "F07 posts while a worker is killed", f"the demo did not come up: {str(error).splitlines()[0]}"
        )


def _measure(site: Site, posts: int, goals: Goals) -> None:
    crowd = Crowd(site, posts, "Sent to be measured")
    began = time.monotonic()
    codes = crowd.send_all(CLIENTS, midway=lambda: kill_one_worker(site))
    seconds = time.monotonic() - began
    found, texts, comments = crowd.stored(codes)
    say(f"  {seconds:6.1f} s  {posts / seconds:,.0f} posts a second")
    goals.at_least("F07 posts acknowledged", len(codes), posts, "")
    goals.at_most("F07 acknowledged and not stored", len(codes) - found, 0, "")
    goals.at_most("F07 stored twice", texts - comments, 0, "")
