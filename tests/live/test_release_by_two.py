"""A data set of a few people is refused; a wide one is released by two, and only then has a public page (issue 17)."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.accessible import NARROW, WIDE, complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import Steps

pytestmark = NIGHTLY_WALK  # rules: tests/feedback/releases/test_release_gate.py
FORM = "Feedback on the teacher training dashboard"


class Releasing(Steps):
    def freezes(self, page: Page, language: str = "") -> str:
        self.go(page, "/desk/cuts/")
        page.locator("main [name=form]").select_option(label=FORM)
        if language:
            page.locator("main [name=language]").select_option(language)
        page.get_by_role("button", name="Freeze data set").click()
        self.until_the_job_is_done(page, r"/desk/cuts/\d+/")
        return re.search(r"/desk/cuts/(\d+)/", page.url).group(1)

    def is_refused(self, page: Page, number: str) -> None:
        """No button proposes it, no file is made, and nobody is told how many they are."""
        self.go(page, f"/desk/releases/{number}/")
        expect(
            page.get_by_role("heading", name=re.compile("This data set cannot be released"))
        ).to_be_visible()
        expect(page.get_by_role("button", name="Propose the release")).to_have_count(0)
        self.snap(page, "release-0-refused")
        self.go(page, f"/desk/cuts/{number}/")
        page.get_by_role("radio", name="Anyone").check()
        page.get_by_role("radio", name=re.compile("CSV")).check()
        page.get_by_label("What it is for").fill("To look at it")
        page.get_by_role("button", name="Request the file").click()
        expect(page.get_by_role("alert").first).to_contain_text("This data set cannot be released")


@pytest.fixture
def walk(site, sessions) -> Releasing:
    return Releasing(site, sessions, clock.today())


def test_few_people_are_refused_and_two_people_release_the_rest(walk, site):
    page = walk.as_("analyst")
    walk.is_refused(page, walk.freezes(page, language="ko"))
    number = walk.freezes(page)
    assert site.get(f"/findings/numbers/{number}/", "")[0] == 404
    walk.two_people_release(number)
    decide = f"/desk/releases/{number}/decide/"
    assert not complaints(walk.as_("publisher"), site, [decide, f"/desk/releases/{number}/"], (WIDE, NARROW))
    public = walk.as_()
    walk.go(public, f"/findings/numbers/{number}/")
    expect(public.get_by_role("heading", level=1)).to_have_text(f"All numbers for data set {number}")
    walk.snap(public, "release-4-public")
