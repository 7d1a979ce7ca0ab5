"""A messy file becomes a consultation in a browser: without scripts, on a phone, in seven steps (issue 17)."""

import re

from playwright.sync_api import expect

from cms import clock
from feedback.imports.meanings import field_of
from tests.live.accessible import complaints
from tests.live.marks import WALK
from tests.live.steps import Steps

pytestmark = WALK

LETTERS = (
    "Letter no.;Arrived;What they wrote;City;Votes\n"
    + "\n".join(
        f"{number};0{number}/0{number + 1}/2022;Letter {number}: {'please show my county first. ' * 5};{city};{votes}"
        for number, (city, votes) in enumerate(
            [("Los Angeles", "12"), ("L.A.", "3"), ("Los Angeles", "many"), ("N/A", "7"), ("L.A.", "")], 1
        )
    )
).encode("utf-16")


class Importing(Steps):
    def begin(self):
        page = self.page("analyst", java_script_enabled=False, width=390, height=844)
        self.go(page, "/desk/imports/new/")
        page.locator("[name=file]").set_input_files(
            {"name": "letters.csv", "mimeType": "text/csv", "buffer": LETTERS}
        )
        page.get_by_role("button", name="Read columns").click()
        expect(page.get_by_role("heading", name="The file, as it was read")).to_be_visible()
        return page

    def make_the_form(self, page):
        """Month and day are asked for, because both readings are possible; what was typed stays."""
        page.locator("[name=title]").fill("Letters of a walk")
        page.locator("[name=column-0]").select_option("fact:ref")
        page.locator("[name=column-1]").select_option("fact:submitted_at")
        page.locator("[name=column-2]").select_option("new:long_text")
        page.locator("[name=column-3]").select_option("new:one_choice")
        page.locator("[name=column-4]").select_option("attr:number:votes")
        page.get_by_role("button", name="Make the form and test the file").click()
        expect(page.get_by_text("can be read in two ways").first).to_be_visible()
        expect(page.locator("[name=title]")).to_have_value("Letters of a walk")
        page.locator("[name=date-1]").select_option("us")
        page.get_by_role("button", name="Make the form and test the file").click()
        self.worker_does_it(page)

    def solve(self, page):
        expect(page.get_by_role("heading", name="Votes: 1 row")).to_be_visible()
        page.get_by_role("button", name="Treat as not stated").click()
        self.worker_does_it(page)
        page.get_by_role("link", name="City", exact=True).click()
        page.locator(f"[name={field_of('L.A.')}]").select_option(label="Los Angeles")
        page.get_by_role("button", name="Save and test the file again").click()
        self.worker_does_it(page)

    def bring_in(self, page):
        expect(page.get_by_text("January 2, 2022").first).to_be_visible()
        page.get_by_role("button", name="Import 5 comments").click()
        self.worker_does_it(page)
        expect(page.get_by_text("5 comments from this file have been imported.")).to_be_visible()


def test_a_messy_file_becomes_a_consultation(site, sessions):
    walk = Importing(site, sessions, clock.today())
    page = walk.begin()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    walk.make_the_form(page)
    walk.solve(page)
    where = re.sub(r"^https?://[^/]+", "", page.url)
    found = complaints(sessions.page("analyst"), site, [where, f"{where}values/3/", "/desk/imports/new/"])
    assert not found, "\n".join(found)
    walk.bring_in(page)
    walk.go(page, "/desk/comments/?words=Letter+2")
    page.locator(".entries a").first.click()
    about = page.get_by_role("complementary")
    expect(about.get_by_text("February 3, 2022").first).to_be_visible()
    expect(about.get_by_text("Los Angeles").first).to_be_visible()
    expect(about.get_by_role("heading", name="Attributes")).to_be_visible()
    answer = site.get("/feedback/letters-of-a-walk/", "")
    assert answer[0] == 404
