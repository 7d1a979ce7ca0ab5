"""`make guide-pictures`: walk one meeting through a fresh demo and take the pictures of the clerk's guide."""

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests import machine
from tests.checks import ROOT

if TYPE_CHECKING:
    from tests.live.meetings import Meetings

FOLDER = ROOT / "cms" / "static" / "cms" / "guides" / "clerk"
COLOURS, LIMIT_BYTES = 64, 60_000
SIZE = {"width": 1280, "height": 800}
BODY, PLACE = "Governing Board", "1000 Demo Plaza, Room 102, Sacramento"
LIST = (
    "Information\tReport of the director\tInforme de la dirección\t20\tStaff",
    "Action\tApprove the data plan\tAprobar el plan de datos\t40\tStaff",
    "Public comment\tComment on matters not on the agenda\tComentarios sobre otros asuntos\t20\t",
    "Adjourn\tAdjourn the meeting\tTerminar la reunión\t5\t",
)


def shoot(page: Page, name: str) -> None:
    """The top of the screen, in few colors."""
    path = FOLDER / f"{name}.png"
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.screenshot(path=path, animations="disabled")
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        few.save(path, optimize=True)


def plan_and_write(walk: "Meetings") -> str:
    page = walk.as_("clerk")
    page.set_viewport_size(SIZE)
    walk.go(page, "/desk/meetings/new/")
    page.get_by_label("Which body").select_option(label=BODY)
    for name, value in {"day": walk.day(20).isoformat(), "starts": "09:00", "ends": "11:00"}.items():
        page.locator(f"main [name={name}]").fill(value)
    shoot(page, "plan")
    meeting = walk.plan(BODY, walk.day(20))
    walk.go(page, f"/desk/meetings/{meeting}/agenda/paste/")
    page.locator("main [name=pasted]").fill("\n".join(LIST))
    page.locator("main [name=where]").select_option("all")
    page.get_by_role("button", name="Preview the list").click()
    page.get_by_role("button", name="Save these items").wait_for()
    shoot(page, "paste")
    page.get_by_role("button", name="Save these items").click()
    page.get_by_role("link", name="Add an item at the end").wait_for()
    shoot(page, "agenda")
    return meeting


def post_and_correct(walk: "Meetings", meeting: str) -> None:
    page = walk.as_("clerk")
    walk.approve(meeting)
    walk.go(page, f"/desk/meetings/{meeting}/post/")
    shoot(page, "post")
    page.get_by_role("button", name="Post the agenda", exact=True).click()
    page.get_by_role("link", name="View as the public").wait_for()
    walk.go(page, f"/desk/meetings/{meeting}/facts/")
    page.locator("main [name=place]").fill("1000 Demo Plaza, Room 204, Sacramento")
    page.get_by_role("button", name="Save details").click()
    walk.go(page, f"/desk/meetings/{meeting}/correct/")
    shoot(page, "correct")
    walk.go(page, f"/desk/meetings/{meeting}/facts/")
    page.locator("main [name=place]").fill(PLACE)
    page.get_by_role("button", name="Save details").click()


def run(walk: "Meetings", meeting: str) -> None:
    from tests.live import steps

    walk.clock_at(walk.day(20), 9)
    page = walk.begin(meeting)
    page.get_by_role("button", name="chair, presides").click()
    page.locator("#presiding").get_by_text("chair since").wait_for()
    page = walk.console(meeting, 2)
    steps.hear_the_public(page)
    steps.write_motion(page, "That the data plan be approved.")
    steps.call_the_roll(page)
    shoot(page, "roll-call")
    steps.close_the_vote(page, "Adopted.")
    walk.end(meeting)
    walk.go(page, f"/desk/meetings/{meeting}/minutes/")
    shoot(page, "minutes")


def another_hour(walk: "Meetings") -> None:
    meeting = walk.plan(BODY, walk.day(36), template="Recurring items")
    walk.post(meeting)
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{meeting}/hour/")
    for name, value in {"starts": "15:00", "ends": "17:00"}.items():
        page.locator(f"main [name={name}]").fill(value)
    page.get_by_role("button", name="Save the new time").click()
    page.wait_for_url(re.compile(r"/desk/meetings/\d+/(#\w+)?$"))
    shoot(page, "hour")


def propose_a_committee(walk: "Meetings") -> None:
    page = walk.as_("clerk")
    walk.go(page, "/desk/seats/")
    page.get_by_role("link", name=f"Propose a committee: {BODY}").click()
    page.locator("[name=name_en]").fill("Committee on Small Colleges")
    shoot(page, "committee")


def main() -> int:
    if not machine.chromium():
        print("No Chromium on this machine. To add it: sudo apt-get install chromium")
        return 1
    from cms import clock
    from tests.live.conftest import CHROMIUM_WORDS
    from tests.live.meetings import Meetings
    from tests.live.people import Sessions
    from tests.live.site import copied

    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        own = Path(name)
        browser = playwright.chromium.launch(executable_path=machine.chromium(), args=CHROMIUM_WORDS)
        with copied(own, own / "site") as site:
            walk = Meetings(site, Sessions(browser, site), clock.today())
            walk.keep_templates()
            walk.clock_at(walk.today, 9)
            meeting = plan_and_write(walk)
            propose_a_committee(walk)
            post_and_correct(walk, meeting)
            another_hour(walk)
            run(walk, meeting)
            walk.sessions.close()
        browser.close()
    heavy = [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > LIMIT_BYTES]
    print(f"{len(list(FOLDER.glob('*.png')))} pictures; too large: {heavy}")
    return bool(heavy)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    import django

    django.setup()
    sys.exit(main())
