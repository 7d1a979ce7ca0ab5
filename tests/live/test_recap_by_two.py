"""A recap that says nothing is refused; read as sent, it is posted by two people (issue 18)."""

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.accessible import NARROW, WIDE, complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import Steps

pytestmark = NIGHTLY_WALK  # rules: tests/engagement/recaps/test_posted_by_two.py
SLUG = "fourth-conversation"
DESK = f"/desk/conversations/{SLUG}/"
RECAP, PREVIEW = f"{DESK}recap/", f"{DESK}recap/preview/"


class Reporting(Steps):
    def is_held(self) -> None:
        self.move_clock(20)
        page = self.as_("editor")
        self.go(page, DESK)
        page.locator("[name=attended]").fill("40")
        page.locator("[name=comments]").fill("60")
        page.get_by_role("button", name="Mark as held").click()
        expect(page.get_by_text("Marked as held.")).to_be_visible()

    def is_refused_empty(self, page: Page) -> None:
        self.go(page, RECAP)
        page.get_by_role("button", name="Propose the recap").click()
        expect(page.get_by_role("alert").first).to_contain_text("This recap is empty.")
        self.snap(page, "recap-0-refused-empty")

    def a_theme_is_counted(self) -> None:
        page = self.as_("editor")
        self.go(page, "/admin/theme/new/")
        page.locator("[name=conversation]").select_option(label="Fourth Community Conversation")
        page.locator("[name=title_en]").fill("Open in the evening")
        page.locator("[name=title_es]").fill("Abrir por la tarde")
        page.locator("[name=count]").fill("31")
        page.get_by_role("button", name="Create").or_(page.get_by_role("button", name="Save")).first.click()
        expect(page.get_by_text("Open in the evening").first).to_be_visible()

    def is_proposed(self, page: Page) -> None:
        self.go(page, RECAP)
        page.get_by_role("button", name="Propose the recap").click()
        expect(page.get_by_text("Nothing is public until a second person agrees.").first).to_be_visible()
        expect(page.get_by_role("button", name="Save the decision")).to_have_count(0)
        self.snap(page, "recap-1-proposed")

    def is_read_as_sent(self, page: Page) -> None:
        self.go(page, PREVIEW)
        expect(page.get_by_text("You registered for “").first).to_be_visible()
        page.get_by_role("link", name="Page in Spanish, as it will appear").click()
        expect(page.get_by_text("Abrir por la tarde").first).to_be_visible()
        expect(page.get_by_text("Resumen publicado").first).to_be_visible()
        self.snap(page, "recap-2-page-as-sent")

    def is_agreed(self, page: Page) -> None:
        self.go(page, PREVIEW)
        page.get_by_role("radio", name="I agree").check()
        self.snap(page, "recap-3-decide")
        page.get_by_role("button", name="Save the decision").click()
        expect(page.get_by_text("Recap posted. Its numbers are frozen.")).to_be_visible()


@pytest.fixture
def walk(site, sessions) -> Reporting:
    return Reporting(site, sessions, clock.today())


def test_an_empty_recap_is_refused_and_two_people_post_what_says_something(walk, site):
    walk.is_held()
    analyst, publisher = walk.as_("analyst"), walk.as_("publisher")
    walk.is_refused_empty(analyst)
    walk.a_theme_is_counted()
    walk.is_proposed(analyst)
    assert not complaints(publisher, site, [PREVIEW, RECAP], (WIDE, NARROW))
    walk.is_read_as_sent(publisher)
    walk.is_agreed(publisher)
    public = walk.as_()
    walk.go(public, f"/conversations/{SLUG}/")
    expect(public.get_by_role("heading", level=1)).to_have_text("What we heard, and what happened with it")
    expect(public.get_by_text("Recap posted").first).to_be_visible()
    expect(public.get_by_text("Understood")).to_have_count(0)
    walk.snap(public, "recap-4-public")
