"""Read a search page as a visitor does."""

import re
from html import unescape

TITLE = re.compile(r'<h3 class="search-result__title"><a href="[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
JUMP = re.compile(r'<span class="search-jump__title"[^>]*>(.*?)</span>', re.DOTALL)
TAB = re.compile(r'>([^<>]+) <span class="search-tabs__count">(\d+)<')
TAGS = re.compile(r"<[^>]+>")


def page_of(client, query: str, path: str = "/search/", **more: object) -> str:
    answer = client.get(path, {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def titles(page: str) -> list[str]:
    return [unescape(TAGS.sub("", found)) for found in TITLE.findall(page)]


def jumps(page: str) -> list[str]:
    return [unescape(TAGS.sub("", found)) for found in JUMP.findall(page)]


def tabs(page: str) -> dict[str, int]:
    return {label: int(number) for label, number in TAB.findall(page)}


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(TAGS.sub("", page)))
