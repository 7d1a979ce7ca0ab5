"""An analyst counts codes, opens a cell, makes a data set of it, and leaves a memo."""

from playwright.sync_api import expect

from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import picture

pytestmark = NIGHTLY_WALK  # rules: tests/feedback/coding/test_queries.py


def at_both_sizes(page, name, heading):
    """Pictures, if they are wanted; nothing scrolls sideways."""
    expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
        picture(page, f"{name}-{width}")


def test_a_query_leads_to_its_texts_to_a_data_set_and_to_a_memo(site, sessions):
    page = sessions.page("analyst")
    page.goto(f"{site.url}/desk/coding/queries/?form=teacher-dashboard&state=all")
    at_both_sizes(page, "queries-by-value", "Codes by: Channel")
    page.get_by_role("link", name="Codes that appear together").click()
    at_both_sizes(page, "queries-together", "Codes that appear together")
    page.goto(f"{site.url}/desk/coding/queries/?what=two&one=place&other=words&state=all")
    at_both_sizes(page, "queries-two", "Where the two codes meet")
    page.goto(f"{site.url}/desk/coding/queries/?book=data-use&what=together&state=all")
    page.locator(".heat a").first.click()
    at_both_sizes(page, "query-texts", "Data set")
    count = page.locator("main li:has(.code)").count()
    page.get_by_role("link", name="Create a data set from this query").click()
    page.get_by_role("button", name="Count first").click()
    expect(page.get_by_role("status")).to_contain_text(f"This includes {count} comment")

    page.goto(f"{site.url}/desk/coding/memos/?book=data-use")
    page.get_by_role("textbox", name="Memo").fill("Add a code for what helps.")
    page.get_by_role("button", name="Save memo").click()
    expect(page.locator("main")).to_contain_text("Add a code for what helps.")
    at_both_sizes(page, "memos", "Write a memo on")
    page.locator("main").get_by_role("link", name="A. Demo").first.click()
    at_both_sizes(page, "memo", "Memo by")
