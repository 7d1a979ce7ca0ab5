"""A person decides about themes that the program proposes, and sees how well its suggestions do (issue 17)."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.accessible import NARROW, WIDE, complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import Steps

pytestmark = NIGHTLY_WALK  # rules: tests/feedback/coding/test_theme_decisions.py and test_themes.py
NAME = "Counties: their own numbers"


class Deciding(Steps):
    def looks_for_themes(self, page: Page) -> None:
        self.go(page, "/desk/themes/")
        page.get_by_role("button", name="Look for themes").click()
        self.until_the_job_is_done(page, "/desk/themes/")
        self.snap(page, "themes-0-list")

    def names_one(self, page: Page) -> str:
        """Without a name it is refused and the tick stays; with one it is a code."""
        page.locator("article.suggestion").first.get_by_role("link", name=re.compile("Decide")).click()
        expect(page.get_by_role("heading", name="Most typical passages")).to_be_visible()
        address = page.url.removeprefix(self.site.url)
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Add code").click()
        expect(page.get_by_text("Enter a name for the theme.").first).to_be_visible()
        expect(page.get_by_role("checkbox").first).to_be_checked()
        self.snap(page, "themes-1-refused")
        page.locator("[name=name_en]").fill(NAME)
        page.get_by_role("button", name="Add code").click()
        expect(page.get_by_text(f"New code: {NAME}")).to_be_visible()
        return address


@pytest.fixture
def walk(site, sessions) -> Deciding:
    return Deciding(site, sessions, clock.today())


def test_a_theme_becomes_a_code_and_the_figures_stand_beside_the_suggestions(walk, site):
    page = walk.as_("analyst")
    walk.looks_for_themes(page)
    decided = walk.names_one(page)
    waiting = page.locator("article.suggestion h3 a").first.get_attribute("href")
    walk.go(page, "/desk/themes/?state=accepted")
    expect(page.get_by_role("link", name=NAME).first).to_be_visible()
    walk.snap(page, "themes-2-accepted")
    walk.go(page, "/desk/suggestions/")
    figures = page.get_by_role("heading", name="How well it finds what people coded").locator("..")
    expect(figures.get_by_text(re.compile(r"n = \d+")).first).to_be_visible()
    walk.snap(page, "themes-3-figures")
    paths = ["/desk/themes/", "/desk/themes/?state=accepted", decided, "/desk/suggestions/"]
    assert not complaints(page, site, paths, (WIDE, NARROW))
    phone = walk.page("analyst", width=390, height=844)
    for name, path in (("list", "/desk/themes/"), ("figures", "/desk/suggestions/"), ("one", waiting)):
        walk.go(phone, path)
        expect(phone.get_by_role("heading", level=1)).to_be_visible()
        walk.snap(phone, f"themes-4-narrow-{name}")
