"""Crawl the links and forms of the site, a few for each URL pattern."""

from collections import defaultdict, deque
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation

Fetch = Callable[[str], tuple[int, str, str]]  # path → status, content type, body
CATCH_ALL = r"^((?:[\w\-]+/)*)$"
OTHER_LANGUAGES = ("zh-hans", "zh-hant", "vi", "tl", "ko", "ar")  # one stands for all: they share every page
NEVER = ("/accounts/logout/", "/static/", "/media/")


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.forms: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("a", "link") and values.get("href") and values.get("rel") != "stylesheet":
            self.found.append(values["href"] or "")
        elif tag == "form" and values.get("action"):
            self.found.append(values["action"] or "")
            self.forms.append(values["action"] or "")


def links_of(html: str, path: str) -> list[str]:
    """Addresses on this site that a page leads to, in order."""
    parser = Links()
    parser.feed(html)
    found = []
    for link in parser.found:
        target = urlsplit(urldefrag(urljoin(path, link)).url)
        if target.scheme or target.netloc:
            continue
        address = target.path + (f"?{target.query}" if target.query else "")
        if address.startswith("/") and not address.startswith(NEVER):
            found.append(address)
    return list(dict.fromkeys(found))


def key_of(path: str) -> str:
    """Language and pattern of an address. A page of the tree: its first part and its depth."""
    bare, language = urlsplit(path).path, ""
    first = bare.split("/")[1]
    if first == "es" or first in OTHER_LANGUAGES:
        language, bare = "es " if first == "es" else "other ", bare[len(first) + 1 :] or "/"
    try:
        with translation.override("en"):
            route = resolve(bare).route
    except Resolver404:
        return f"{language}nothing at {bare}"
    if not route.endswith(CATCH_ALL):
        return language + route
    parts = [part for part in bare.split("/") if part]
    return f"{language}page {parts[0] if parts else 'home'} {len(parts)}"


def crawl(
    fetch: Fetch, *starts: str, each: int = 3, within: tuple[str, ...] = ("/",)
) -> dict[str, dict[str, int]]:
    """For each pattern up to `each` addresses that begin with `within`, with the status they answered."""
    answers: dict[str, dict[str, int]] = defaultdict(dict)
    waiting, seen = deque(starts), set(starts)
    while waiting:
        path = waiting.popleft()
        key = key_of(path)
        if len(answers[key]) >= each:
            continue
        status, kind, body = fetch(path)
        answers[key][path] = status
        if status != 200 or "html" not in kind:
            continue
        for link in links_of(body, path):
            if link not in seen and link.startswith(within):
                seen.add(link)
                waiting.append(link)
    return answers
