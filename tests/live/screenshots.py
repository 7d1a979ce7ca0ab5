"""`make screenshots`: walk the demo and take the pictures of the README."""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests import machine
from tests.checks import ROOT
from tests.live.conftest import CHROMIUM_WORDS
from tests.live.people import Sessions
from tests.live.site import Site, copied

FOLDER = ROOT / "cms" / "static" / "cms" / "img" / "readme"
COLOURS, LIMIT_BYTES = 192, 1_500_000


def shoot(page: Page, name: str, *, full: bool = False) -> Path:
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path, full_page=full, animations="disabled")
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        small.save(path, optimize=True)
    return path


def take(site: Site, sessions: Sessions) -> list[Path]:
    made = []
    visitor, phone = sessions.page(width=1280, height=860), sessions.page(width=390, height=844)
    for name, page, path in shots(site, visitor, phone):
        page.goto(site.url + path)
        made.append(shoot(page, name))
    for name, who, path in STAFF_SHOTS:
        page = sessions.page(who, width=1280, height=860)
        page.goto(site.url + path)
        made.append(shoot(page, name))
    return made


STAFF_SHOTS = [("desk", "analyst", "/desk/"), ("workspace", "member", "/workspace/")]


def shots(site: Site, visitor: Page, phone: Page) -> list[tuple[str, Page, str]]:
    from boards.demo import CASE as DECIDED
    from feedback.demo import CASE

    return [
        ("home", visitor, "/"),
        ("home-phone", phone, "/es/"),
        ("receipt", phone, f"/receipts/{CASE['receipt_code']}/"),
        ("trace", visitor, f"/trace/finding/{CASE['place']}/"),
        ("decision", visitor, f"/decisions/{DECIDED['decision']}/"),
    ]


def main() -> int:
    if not machine.chromium():
        print("No Chromium on this machine. To add it: sudo apt-get install chromium")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        own = Path(name)
        (own / "site").mkdir()
        browser = playwright.chromium.launch(executable_path=machine.chromium(), args=CHROMIUM_WORDS)
        with copied(own, own / "site") as site:
            sessions = Sessions(browser, site)
            made = take(site, sessions)
            sessions.close()
        browser.close()
    total = sum(path.stat().st_size for path in made)
    print(f"{len(made)} pictures, {total / 1000:.0f} kB, in {FOLDER.relative_to(ROOT)}")
    return 0 if total <= LIMIT_BYTES else 1


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    django.setup()
    sys.exit(main())
