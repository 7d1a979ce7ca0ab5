"""Bytes on the wire of a first visit: HTML, styles and scripts, compressed as the server sends them (P8)."""

import gzip
from html.parser import HTMLParser

from tests.bench.http.client import ask
from tests.bench.http.pages import FORM, PAGES
from tests.bench.http.servers import Server
from tests.bench.report import Goals, say

MOST = 45_000


class Parts(HTMLParser):
    """Addresses of the style sheets and scripts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        address = values.get("src") if tag == "script" else values.get("href")
        if address and (tag == "script" or (tag == "link" and values.get("rel") == "stylesheet")):
            self.found.append(address)


def parts_of(html: str) -> list[str]:
    parser = Parts()
    parser.feed(html)
    return list(dict.fromkeys(parser.found))


def measure(ours: Server, goals: Goals) -> None:
    sizes = {path: _size(ours, path) for path in [path for _goal, path, _page, _times in PAGES]}
    for path, size in sizes.items():
        say(f"  {size / 1000:6.1f} kB   {path}")
    goals.at_most("P8 first visit to the home page", sizes["/"] / 1000, MOST / 1000, " kB")
    goals.at_most("P8 first visit to the form", sizes[FORM] / 1000, MOST / 1000, " kB")
    goals.at_most("P8 the largest first visit", max(sizes.values()) / 1000, MOST / 1000, " kB")


def _size(server: Server, path: str) -> int:
    page = ask(server.port, path)
    packed = page.header("Content-Encoding") == "gzip"
    html = (gzip.decompress(page.body) if packed else page.body).decode()
    return len(page.body) + sum(len(ask(server.port, part).body) for part in parts_of(html))
