"""Which pages to look at, and what axe says about them."""

import json
from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.crawl import crawl
from tests.live.people import Sessions
from tests.live.site import Site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WIDTHS = ((1280, 900), (390, 844))
STAFF = ("editor", "clerk", "analyst", "publisher", "admin", "member", "advisory")


def public_pages(site: Site, language: str) -> list[str]:
    """One address of each kind of public page, and the page for an address that leads nowhere."""
    start = "/es/" if language == "es" else "/"
    away = ("/es/",) if language == "en" else ()

    def fetch(path: str) -> tuple[int, str, str]:
        return (404, "", "") if path.startswith(away) and away else site.get(path)

    answers = crawl(fetch, start, each=1, within=(start,))
    found = [path for paths in answers.values() for path, status in paths.items() if status == 200]
    return sorted(path for path in found if "html" in site.get(path)[1]) + [f"{start}no-such-page/"]


def staff_pages(site: Site, sessions: Sessions, language: str) -> dict[str, list[str]]:
    """For each person the screens of the desk and the workspace that nobody before could open."""
    before = "/es" if language == "es" else ""
    within = (f"{before}/desk/", f"{before}/workspace/")
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for who in STAFF:
        cookies = sessions.cookies(who)
        answers = crawl(lambda path, cookies=cookies: site.get(path, cookies), *within, each=1, within=within)
        found[who] = []
        for key, paths in answers.items():
            for path, status in paths.items():
                if status == 200 and key not in seen and "html" in site.get(path, cookies)[1]:
                    seen.add(key)
                    found[who].append(path)
    return found


def unlinked_pages(site: Site, sessions: Sessions, wanted: set[str]) -> dict[str, list[str]]:
    """Screens of the desk that no link of the demo leads to: in the person's name who may open them."""
    script = "import json; from tests.routes.samples import samples; print('SAMPLES' + json.dumps(samples()))"
    said = site.manage("shell", "-c", script).stdout
    waiting = {path: key for path, key in json.loads(said.split("SAMPLES")[1]).items() if key in wanted}
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


def complaints(page: Page, site: Site, paths: Iterable[str]) -> list[str]:
    """What axe finds on these pages at both widths, in a line each."""
    found = []
    for path in paths:
        page.goto(site.url + path)
        for width, height in WIDTHS:
            page.set_viewport_size({"width": width, "height": height})
            for each in Axe().run(page, options=OPTIONS).response["violations"]:
                where = json.dumps([node["target"] for node in each["nodes"][:3]])
                found.append(f"{path} at {width}: {each['id']}, {each['help']} {where}")
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{path} at {width}: scrolls sideways")
    return found
