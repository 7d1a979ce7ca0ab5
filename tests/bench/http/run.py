"""Both sites side by side, on each database."""

from contextlib import ExitStack
from pathlib import Path

from tests.bench.http import first_visit, followers, memory, pages, posts
from tests.bench.http.servers import OFF, our_place, peer_place, serving
from tests.bench.report import Goals, say

SECONDS = 2.0  # of each target in each round


def run(folder: Path, goals: Goals, *, rounds: int, databases: dict[str, str]) -> None:
    """``databases``: name → PostgreSQL server, or nothing for SQLite."""
    for name, server in databases.items():
        say(f"\nOver HTTP beside a plain Wagtail site, {name}, {rounds} rounds")
        with goals.on(name), goals.part("pages and posts over HTTP"), ExitStack() as stack:
            _one(folder / name, goals, rounds, server, stack)


def _one(folder: Path, goals: Goals, rounds: int, server: str, stack: ExitStack) -> None:
    ours = stack.enter_context(our_place(folder / "ours", server))
    theirs = stack.enter_context(peer_place(folder / "peer", server))
    peer = stack.enter_context(serving("peer", theirs))
    bare = stack.enter_context(serving("ours without page cache", ours, **OFF))
    delivered = stack.enter_context(serving("ours as delivered", ours))
    with goals.part("P1-P5, P7 pages"):
        pages.measure(bare, delivered, peer, goals, rounds=rounds, seconds=SECONDS)
    with goals.part("P7 statements"):
        for path, count in ours.step("tests.bench.http.statements", *pages.CACHED).items():
            goals.at_most(f"P7 {path} as delivered: statements", count, 0, "")
    with goals.part("P8 first visit"):
        first_visit.measure(delivered, goals)
    with goals.part("P9 memory"):
        memory.measure(bare, ours, peer, goals)
    with goals.part("P7 followers of a live meeting"):
        followers.measure(delivered, ours, goals)
    with goals.part("W1, W2, W4 posts"):
        posts.measure(delivered, ours, peer, theirs, goals, rounds=rounds)
