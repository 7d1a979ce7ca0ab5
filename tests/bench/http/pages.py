"""Public pages beside the peer's: server CPU and requests a second (P1-P5), and the page cache (P7)."""

import shutil
from pathlib import Path

from tests.bench.http import agenda
from tests.bench.http.client import ask
from tests.bench.http.rounds import Taken, Target, interleaved
from tests.bench.http.servers import Server
from tests.bench.report import Goals, say

# (goal, our address, page of the peer, how many times its CPU the goal is)
FORM = "/feedback/teacher-dashboard/"
PAGES = [
    ("P1 home, warm", "/", "home", 10),
    ("P2 list", "/conversations/", "list", 4),
    ("P2 list", "/tools/", "list", 4),
    ("P2 list", "/decisions/", "list", 4),
    ("P2 list", "/findings/", "list", 4),
    ("P2 list", "/proposals/", "list", 4),
    ("P2 list", "/boards/", "list", 4),
    ("P3 detail", "/conversations/first-conversation/", "detail", 3),
    ("P3 detail", "/tools/teacher-training-dashboard/", "detail", 3),
    ("P3 detail", "/findings/F-12/", "detail", 3),
    ("P3 detail", "/boards/governing-board/2022-11-09/minutes/", "detail", 3),
    ("P4 form", FORM, "form", 3),
]
PEER = {"home": "/", "list": "/journal/", "form": "/come-along/"}
# Indico's page of an agenda of 20 items cost 62.3 ms where bakerydemo's home page cost 38.0 (performance.md 1).
INDICO_TO_HOME = 62.3 / 38.0
CACHED = ("/", "/conversations/", "/conversations/first-conversation/", agenda.PATH)
AS_ONE = 1.05  # two equal costs differ by so much in a run


def measure(ours: Server, cached: Server, peer: Server, goals: Goals, *, rounds: int, seconds: float) -> None:
    """``ours``: without the page cache. ``cached``: as delivered."""
    detail = _first_article(peer)
    targets = {f"peer {name}": Target(peer, path) for name, path in (PEER | {"detail": detail}).items()}
    targets |= {path: Target(ours, path) for _goal, path, _page, _times in PAGES}
    targets |= {
        agenda.PATH: Target(ours, agenda.PATH),
        "/ with an empty cache": Target(ours, "/", before=lambda: _empty(ours)),
        "plain response": Target(ours, "/plain"),
    }
    targets |= {f"{path} as delivered": Target(cached, path) for path in CACHED}
    for path in CACHED[:2]:
        target, statuses = _unmodified(cached, path)
        whole = sum(status != 304 for status in statuses)
        goals.at_most(f"P7 {path} asked again with its ETag: answers with the whole page", whole, 0, "")
        if not whole:
            targets[f"{path} not modified"] = target
    taken = interleaved(targets, rounds=rounds, seconds=seconds)
    _tell(taken, goals)


def _tell(taken: dict[str, Taken], goals: Goals) -> None:
    peer_home = taken["peer home"].ms
    for goal, path, page, times in PAGES:
        goals.at_least(f"{goal} {path}: peer's CPU to ours", taken[f"peer {page}"].ms / taken[path].ms, times)
    goals.at_least(
        "P1 home, empty cache: peer's CPU to ours", peer_home / taken["/ with an empty cache"].ms, 3
    )
    goals.at_least("P1 home, as delivered: peer's CPU to ours", peer_home / taken["/ as delivered"].ms, 10)
    indico = peer_home * INDICO_TO_HOME
    goals.at_least("P5 agenda, 20 items: Indico's CPU to ours", indico / taken[agenda.PATH].ms, 4)
    plain = taken["plain response"].ms
    for path in CACHED:
        hit = taken[f"{path} as delivered"].ms
        goals.at_most(f"P7 {path} as delivered: its CPU to a plain response's", hit / plain, 1)
        if same := taken.get(f"{path} not modified"):
            goals.at_most(f"P7 {path} not modified: its CPU to the whole page's", same.ms / hit, AS_ONE)
    faster = taken["/ as delivered"].per_second / taken["peer home"].per_second
    say(f"  home as delivered answers {faster:.0f} times as many requests a second as the peer's home")


def _first_article(peer: Server) -> str:
    """The address of the first article of the peer's list."""
    html = ask(peer.port, PEER["list"], {"Accept-Encoding": "identity"}).body.decode()
    return html.partition('class="listing__link" href="')[2].partition('"')[0]


def _empty(server: Server) -> None:
    """Remove all that its processes share: fragments, results, pages."""
    for folder in Path(server.env["CACHE_URL"].removeprefix("file://")).glob("*"):
        shutil.rmtree(folder, ignore_errors=True) if folder.is_dir() else folder.unlink(missing_ok=True)


def _unmodified(server: Server, path: str) -> tuple[Target, list[int]]:
    """What asks whether the page has changed, and what it was answered at first."""
    for _warm in range(3):
        answer = ask(server.port, path)
    headers = {"If-None-Match": answer.header("ETag")}
    statuses = [ask(server.port, path, headers).status for _again in range(6)]
    return Target(server, path, headers, expects=304), statuses
