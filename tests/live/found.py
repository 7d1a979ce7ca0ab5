"""Look up targets of demo links once per run: each site starts with the same data."""

import json
import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from tests.crawl import OTHER_LANGUAGES, crawl, key_of
from tests.live.people import Sessions
from tests.live.site import Site
from tests.live.templates import HEADER

POST_FORM = re.compile(r"<form[^>]*method=\"?post\"?[^>]*>.*?name=\"key\"", re.IGNORECASE | re.DOTALL)
STAFF = ("editor", "clerk", "analyst", "publisher", "admin", "member", "advisory")


def remembered(site: Site, name: str, find: Callable[[], Any]) -> Any:
    path = site.server.demo / f"found-{name}.json"
    if not path.exists():
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(find()))
        fresh.rename(path)
    return json.loads(path.read_text())


def public_pages(site: Site, language: str = "en", *, each_template: bool = False) -> list[str]:
    """One address of each kind of public page, and the page for an address that leads nowhere."""
    paths = {path: facts["template"] for path, facts in _public(site, language).items()}
    return [*(_one_each([paths])[0] if each_template else paths), f"{_start(language)}no-such-page/"]


def public_forms(site: Site, language: str = "en") -> list[str]:
    """One address of each kind of public page that holds a form to send."""
    return [path for path, facts in _public(site, language).items() if facts["form"]]


def staff_pages(
    site: Site, sessions: Sessions, language: str = "en", *, each_template: bool = False
) -> dict[str, list[str]]:
    """For each person the screens of the desk and the workspace that nobody before could open."""
    found = remembered(site, f"staff-{language}", lambda: _staff(site, sessions, _start(language)))
    paths = _one_each(found.values()) if each_template else map(list, found.values())
    return dict(zip(found, paths, strict=True))


def _one_each(found: Iterable[dict[str, str]]) -> list[list[str]]:
    """Of address → template: the first address of each template."""
    seen: set[str] = set()
    return [
        [path for path, template in paths.items() if not (template in seen or seen.add(template))]
        for paths in found
    ]


def unlinked_pages(site: Site, sessions: Sessions, wanted: Iterable[str]) -> dict[str, list[str]]:
    """Screens of the desk that no link of the demo leads to: in the person's name who may open them."""
    script = "import json; from tests.routes.samples import samples; print(json.dumps(samples()))"
    waiting = {path: key for path, key in json.loads(site.printed(script)).items() if key in wanted}
    found: dict[str, list[str]] = {}
    for who in STAFF:
        for path, key in list(waiting.items()):
            if path not in waiting:
                continue
            status, kind, _body = site.get(path, sessions.cookies(who))
            if status == 200 and "html" in kind:
                found.setdefault(who, []).append(path)
                waiting = {other: its for other, its in waiting.items() if its != key}
    return found


def _start(language: str) -> str:
    return "/" if language == "en" else f"/{language}/"


def _public(site: Site, language: str) -> dict[str, dict]:
    """Address → its template, and whether it holds a form to send."""
    return remembered(site, f"public-{language}", lambda: _walk_public(site, language))


def _walk_public(site: Site, language: str) -> dict[str, dict]:
    start = _start(language)
    away = tuple(_start(each) for each in ("es", *OTHER_LANGUAGES) if each != language)
    found: dict[str, dict] = {}

    def fetch(path: str) -> tuple[int, str, str]:
        if path.startswith(away):
            return 404, "", ""
        status, headers, body = site.open(path)
        kind = headers.get("Content-Type", "")
        if status == 200 and "html" in kind and path.startswith(start):
            found[path] = {"template": headers.get(HEADER, path), "form": bool(POST_FORM.search(body))}
        return status, kind, body

    crawl(fetch, start, each=1, within=(start,))
    return dict(sorted(found.items()))


def _staff(site: Site, sessions: Sessions, start: str) -> dict[str, dict[str, str]]:
    """Person → address → template."""
    within = (f"{start}desk/", f"{start}workspace/")
    found: dict[str, dict[str, str]] = {}
    known: set[str] = set()
    for who in STAFF:
        opened = _screens_of(site, sessions.cookies(who), within)
        found[who] = {path: template for path, template in opened.items() if key_of(path) not in known}
        known |= set(map(key_of, opened))
    return found


def _screens_of(site: Site, cookies: str, within: tuple[str, ...]) -> dict[str, str]:
    """Of each pattern the first address that opens, and its template."""
    opened: dict[str, str] = {}

    def fetch(path: str) -> tuple[int, str, str]:
        status, headers, body = site.open(path, cookies)
        kind = headers.get("Content-Type", "")
        if status == 200 and "html" in kind:
            opened[path] = headers.get(HEADER, path)
        return status, kind, body

    crawl(fetch, *within, each=1, within=within)
    return opened
