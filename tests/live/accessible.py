"""Run axe on a page."""

import json
from collections.abc import Iterable

from playwright.sync_api import Page

from tests.live.site import AXE, Site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WITHOUT_CONTRAST = OPTIONS | {"rules": {"color-contrast": {"enabled": False}}}
WIDE, NARROW = (1280, 900), (390, 844)
WIDTHS = (WIDE, NARROW)
RUN = """async (options) => (await axe.run(document, options)).violations.map(
  (each) => [each.id, each.help, each.nodes.slice(0, 3).map((node) => node.target)])"""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def complaints(
    page: Page, site: Site, paths: Iterable[str], sizes: tuple = (WIDE,), contrasts: int | None = None
) -> list[str]:
    """What axe finds on these pages in windows of these sizes, and which scroll sideways there or on a phone.

    Contrast, half of axe's work, is measured on so many of the pages, or on all.
    """
    found = []
    for place, path in enumerate(paths):
        options = OPTIONS if contrasts is None or place < contrasts else WITHOUT_CONTRAST
        resize(page, sizes[0])
        page.goto(site.url + path)
        page.add_script_tag(url=f"/static/{AXE.name}")
        for size in dict.fromkeys((*sizes, NARROW)):
            resize(page, size)
            for name, words, where in page.evaluate(RUN, options) if size in sizes else ():
                found.append(f"{path} at {size[0]}: {name}, {words} {json.dumps(where)}")
            if page.evaluate(SIDEWAYS):
                found.append(f"{path} at {size[0]}: scrolls sideways")
    return found


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
