"""`make screenshots`: walk the thread through a fresh demo and take the pictures of the README."""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests import machine
from tests.checks import ROOT

if TYPE_CHECKING:
    from tests.live.walk import Walk

FOLDER = ROOT / "cms" / "static" / "cms" / "img" / "readme"
COLOURS, LIMIT_BYTES = 128, 1_500_000


def shoot(page: Page, name: str) -> None:
    path = FOLDER / f"{name}.png"
    page.mouse.move(0, 0)
    page.screenshot(path=path, animations="disabled")
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        few.save(path, optimize=True)


def take(own: Path, browser: Browser) -> None:
    from cms import clock
    from tests.live.people import Sessions
    from tests.live.site import copied
    from tests.live.walk import Walk

    with copied(own, own / "site") as site:
        sessions = Sessions(browser, site)
        for name, path, size in (("home", "/", (1280, 860)), ("home-phone", "/es/", (390, 844))):
            page = sessions.page(width=size[0], height=size[1])
            page.goto(site.url + path)
            shoot(page, name)
        walk = Walk(site, sessions, clock.today(), snap=shoot)
        walk_to_the_decision(walk)
        walk.receipt_shows_the_decision()
        walk.trace_walks_both_ways()
        sessions.close()


def walk_to_the_decision(walk: "Walk") -> None:
    """The steps of Show 2 in their order; test_thread.py asserts what they lead to."""
    walk.visitor_writes()
    walk.analyst_reads_and_codes()
    walk.analyst_cuts()
    walk.analyst_writes_a_finding()
    walk.analyst_exports()
    walk.clerk_is_refused(walk.clerk_plans(8))
    meeting = walk.clerk_plans(11)
    walk.clerk_posts(meeting)
    walk.meeting_day(11)
    walk.meeting_begins(meeting)
    walk.vote(meeting, 13)
    walk.vote(meeting, 14)
    walk.meeting_ends(meeting)
    walk.decision_is_published()


def main() -> int:
    if not machine.chromium():
        print("No Chromium on this machine. To add it: sudo apt-get install chromium")
        return 1
    from tests.live.conftest import CHROMIUM_WORDS

    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        own = Path(name)
        (own / "site").mkdir()
        browser = playwright.chromium.launch(executable_path=machine.chromium(), args=CHROMIUM_WORDS)
        take(own, browser)
        browser.close()
    made = list(FOLDER.glob("*.png"))
    total = sum(path.stat().st_size for path in made)
    print(f"{len(made)} pictures, {total / 1000:.0f} kB, in {FOLDER.relative_to(ROOT)}")
    return 0 if total <= LIMIT_BYTES else 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    import django

    django.setup()
    sys.exit(main())
