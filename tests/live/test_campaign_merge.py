"""An editor merges two campaigns with a reason, compares letters again, and splits them again (issue 17)."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.accessible import NARROW, WIDE, complaints, resize
from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import Steps

pytestmark = NIGHTLY_WALK  # rules: tests/feedback/moderation/test_campaign_changes.py
LIBRARY = (
    "Please let every library print the page of its county for free. Many families have no printer at home. "
    "A page on the wall of the library is read by people who never open a website."
)
SHELVES = (
    "We ask you to give libraries the means to hang up the county page. Not everyone has a screen. "
    "Whoever waits for a book could look at the numbers of the schools around the corner."
)
SEND = f"""
from feedback.models import Form
from tests.factories.feedback import make_submission
form = Form.objects.filter(campaigns__is_dissolved=False).order_by("pk")[0]
own = [" My sister works in one.", "", "", " I am a retired teacher from Lodi and go there each week.", "", ""]
for words in own:
    make_submission(form, {LIBRARY!r} + words, is_demo=True)
    make_submission(form, {SHELVES!r} + words, is_demo=True)
print("sent")
"""


class Campaigns(Steps):
    def compares_letters(self, page: Page) -> None:
        self.go(page, "/desk/campaigns/")
        page.get_by_role("button", name="Compare letters now").click()
        self.until_the_job_is_done(page, r"/desk/campaigns/$")

    def opens(self, page: Page, words: str) -> str:
        """Open the campaign whose letter begins with these words; return its address."""
        self.go(page, "/desk/campaigns/")
        page.locator("li", has_text=words).locator("a[href]").first.click()
        page.wait_for_url(re.compile(r"/desk/campaigns/\d+/"))
        return page.url.removeprefix(self.site.url)

    def merges(self, page: Page) -> None:
        self.go(page, "/desk/campaigns/")
        for words in ("Please let every library", "We ask you to give libraries"):
            page.locator("li", has_text=words).get_by_role("checkbox").check()
        page.get_by_role("button", name="Compare and merge the selected campaigns").click()
        expect(page.get_by_text("become one with 12 letters")).to_be_visible()
        self.snap(page, "campaign-1-merge")
        page.get_by_label("Reason").fill("One sender asked for both letters.")
        page.get_by_role("button", name="Merge campaigns").click()
        page.wait_for_url(re.compile(r"/desk/campaigns/\d+/$"))

    def splits(self, page: Page) -> None:
        page.get_by_role("link", name="Split this campaign").click()
        page.get_by_label("Contains the words").fill("hang up the county page")
        page.get_by_role("button", name="Show", exact=True).click()
        page.get_by_label(re.compile("wordings that contain these words")).check()
        self.snap(page, "campaign-3-split")
        page.get_by_label("Name of the second campaign").fill("Letter of the friends of libraries")
        page.get_by_label("Reason").fill("They are two groups after all.")
        page.get_by_role("button", name="Split the campaign").click()
        page.wait_for_url(re.compile(r"/desk/campaigns/\d+/$"))

    def reverses(self, page: Page) -> None:
        page.get_by_text("Reverse this change").first.click()
        page.get_by_label("Reason").first.fill("The sender wrote again.")
        page.get_by_role("button", name="Reverse", exact=True).first.click()


@pytest.fixture
def walk(site, sessions) -> Campaigns:
    return Campaigns(site, sessions, clock.today())


def test_two_campaigns_are_merged_with_a_reason_and_split_again(walk, site):
    assert site.printed(SEND) == "sent"
    page = walk.as_("editor")
    walk.compares_letters(page)
    walk.snap(page, "campaign-0-list")
    one = walk.opens(page, "Please let every library")
    other = walk.opens(page, "We ask you to give libraries")
    both = "&".join(f"campaign={re.sub(r'\D', '', each)}" for each in (one, other))
    screens = ["/desk/campaigns/", f"/desk/campaigns/merge/?{both}", f"{one}split/"]
    assert not complaints(page, site, screens, (WIDE, NARROW))
    resize(page, WIDE)
    walk.merges(page)
    walk.compares_letters(page)
    assert walk.opens(page, "Please let every library") == one
    history = page.get_by_role("region", name="Merges and splits")
    expect(history).to_contain_text("was merged into this campaign, with 6 letters.")
    expect(history).to_contain_text("One sender asked for both letters.")
    expect(page.get_by_role("heading", name="12 letters")).to_be_visible()
    walk.snap(page, "campaign-2-merged")
    assert not complaints(page, site, [one], (WIDE, NARROW))
    resize(page, WIDE)
    walk.go(page, one)
    walk.splits(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Letter of the friends of libraries")
    expect(page.get_by_role("heading", name="6 letters")).to_be_visible()
    walk.compares_letters(page)
    walk.opens(page, "We ask you to give libraries")
    expect(page.get_by_role("heading", name="6 letters")).to_be_visible()
    expect(page.get_by_role("region", name="Merges and splits")).to_contain_text(
        "They are two groups after all."
    )
    walk.snap(page, "campaign-4-second")
    walk.go(page, one)
    walk.reverses(page)
    expect(page.get_by_role("heading", name="12 letters")).to_be_visible()
