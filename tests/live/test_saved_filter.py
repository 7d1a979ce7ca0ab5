"""A filter is saved and used again; all that match it are approved in a job, and that is undone (issue 17)."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.accessible import NARROW, WIDE, complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import Steps

pytestmark = NIGHTLY_WALK  # rules: tests/feedback/bulk
NAME = "Bus letters to read"
WORDS = "bus and train times beside"
ACTION = r"/desk/comments/together/\d+/$"


class Filtering(Steps):
    def saves_a_filter(self, page: Page) -> None:
        self.go(page, "/desk/comments/")
        page.get_by_label("Contains the words").fill(WORDS)
        page.get_by_label("Status").select_option("received")
        page.get_by_role("button", name="Show", exact=True).click()
        page.get_by_text("Save this filter").click()
        page.get_by_label("Name of the filter").fill(NAME)
        self.snap(page, "filter-1-save")
        page.get_by_role("button", name="Save filter").click()
        expect(page.get_by_role("navigation", name="Saved filters")).to_contain_text(NAME)

    def asks_for_all(self, page: Page) -> int:
        """By the saved filter, to the confirmation, which says how many it is."""
        self.go(page, "/desk/comments/")
        page.get_by_role("link", name=NAME).click()
        page.get_by_role("radio", name=re.compile("All that match these filters")).check()
        self.snap(page, "filter-2-queue")
        page.get_by_role("button", name="Approve").click()
        heading = page.get_by_role("heading", name=re.compile(r"\d+ comments match"))
        expect(heading).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text(WORDS)
        self.snap(page, "filter-3-confirm")
        return int(re.search(r"\d+", heading.inner_text())[0])

    def states(self, page: Page) -> int:
        self.go(page, f"/desk/comments/?state=published&words={WORDS}")
        return page.locator("ol.entries > li.ticked").count()


@pytest.fixture
def walk(site, sessions) -> Filtering:
    return Filtering(site, sessions, clock.today())


def test_a_saved_filter_is_acted_on_and_the_act_is_undone(walk, site):
    page = walk.as_("editor")
    walk.saves_a_filter(page)
    count = walk.asks_for_all(page)
    page.get_by_role("button", name="Confirm and start").click()
    page.wait_for_url(re.compile("/desk/jobs/"))
    walk.snap(page, "filter-4-job")
    walk.until_the_job_is_done(page, ACTION)
    expect(page.get_by_role("status").first).to_contain_text(f"{count} of {count} done")
    walk.snap(page, "filter-5-done")
    action = page.url.removeprefix(site.url)
    assert walk.states(page) == count
    walk.go(page, action)
    page.get_by_role("button", name=f"Undo these {count}").click()
    walk.worker_does_it(page)
    expect(page.get_by_role("main")).to_contain_text("Afterward")
    assert walk.states(page) == 0
    walk.go(page, "/desk/comments/together/")
    expect(page.get_by_role("main")).to_contain_text(f"{count} of {count} done")
    walk.snap(page, "filter-6-list")


def test_the_screens_of_bulk_actions_fit_and_can_be_read(walk, site):
    page = walk.as_("analyst")
    new = "/desk/comments/together/new/?filter=words%3Dbus"
    screens = [
        "/desk/comments/?words=bus",
        "/desk/comments/?form=999",
        "/desk/filters/",
        "/desk/coding/grid/?words=bus",
        "/desk/comments/together/",
        "/desk/comments/together/1/",
        new,
        f"{new}&kind=hide",
        f"{new}&kind=code",
        f"{new}&kind=assign",
        f"{new}&kind=assign&screen=grid",
    ]
    assert not complaints(page, site, screens, (WIDE, NARROW))
    for number, screen in enumerate(screens):
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            walk.go(page, screen) if "999" not in screen else page.goto(site.url + screen)
            walk.snap(page, f"screen-{number}-{width}")
