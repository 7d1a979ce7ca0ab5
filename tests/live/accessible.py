"""What axe says about a page."""

import json
from collections.abc import Iterable

from playwright.sync_api import Page

from tests.live.site import AXE, Site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WIDE, NARROW = (1280, 900), (390, 844)
WIDTHS = (WIDE, NARROW)
RUN = """async (options) => (await axe.run(document, options)).violations.map(
  (each) => [each.id, each.help, each.nodes.slice(0, 3).map((node) => node.target)])"""


def complaints(page: Page, site: Site, paths: Iterable[str], widths: tuple = WIDTHS) -> list[str]:
    """What axe finds on these pages at these widths, in a line each."""
    found = []
    for path in paths:
        page.set_viewport_size({"width": widths[0][0], "height": widths[0][1]})
        page.goto(site.url + path)
        page.add_script_tag(url=f"/static/{AXE.name}")
        for width, height in widths:
            page.set_viewport_size({"width": width, "height": height})
            for name, words, where in page.evaluate(RUN, OPTIONS):
                found.append(f"{path} at {width}: {name}, {words} {json.dumps(where)}")
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{path} at {width}: scrolls sideways")
    return found
