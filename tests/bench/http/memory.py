"""Memory that a worker has for itself, once it has served every page (P9)."""

import gzip
import random

from tests.bench.http.client import Answer, ask, drive, message
from tests.bench.http.servers import OFF, Place, Server, serving
from tests.bench.report import Goals, say
from tests.crawl import crawl

MOST, CONNECTIONS, EACH = 100, 6, 2


def pages_of(server: Server) -> list[str]:
    """Addresses of its HTML pages, a few of each kind."""
    kinds = {}

    def fetch(path: str) -> tuple[int, str, str]:
        answer = ask(server.port, path)
        kinds[path] = answer.header("Content-Type")
        return answer.status, kinds[path], _text(answer)

    found = crawl(fetch, "/", each=EACH)
    return [
        path
        for answers in found.values()
        for path, status in answers.items()
        if status == 200 and "html" in kinds[path]
    ]


def _text(answer: Answer) -> str:
    packed = answer.header("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.body) if packed else answer.body).decode(errors="replace")


def measure(crawled: Server, place: Place, peer: Server, goals: Goals) -> None:
    """A fresh server without page cache, so that each worker makes the pages; each connection asks for all of them."""
    paths = pages_of(crawled)
    with serving("ours", place, **OFF) as fresh:
        fresh_memory = fresh.memory()
        requests = []
        for _connection in range(CONNECTIONS):
            requests += random.sample(paths, len(paths))
        messages = (message("GET", path, fresh.port) for path in requests)
        load = drive(fresh.port, messages, expects=200, connections=CONNECTIONS)
        say(
            f"  {len(paths)} pages, {len(load.latencies)} answers, {len(load.failed)} failed {load.failed[:1]}"
        )
        say(f"  {fresh_memory:.0f} MiB fresh; the peer {peer.memory():.0f} MiB after its rounds")
        goals.at_most("P9 private memory of a worker after all pages", fresh.memory(), MOST, " MiB")
