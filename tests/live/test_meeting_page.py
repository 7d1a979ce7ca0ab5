"""The page of a held meeting: short on a phone, a fold opened by its address alone, and few sheets on paper."""

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.live.accessible import NARROW, complaints
from tests.live.marks import WALK

pytestmark = WALK

HELD = "/boards/governing-board/2022-11-09/"
MOST_PIXELS = 4500


def test_a_held_meeting_is_short_on_a_phone_with_everything_folded(site, sessions):
    page = sessions.page(width=NARROW[0], height=NARROW[1])
    page.goto(site.url + HELD)
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST_PIXELS
    expect(page.locator(".items details[open]")).to_have_count(0)
    expect(page.locator(".decided > li")).to_have_count(5)


def test_axe_finds_nothing_with_an_item_open(site, sessions):
    assert not complaints(sessions.page(), site, [f"{HELD}#item-6", "/boards/meetings/"])


def test_a_jump_to_an_item_opens_it_without_script(plain, site):
    plain.goto(site.url + HELD)
    plain.locator(".decided a[href='#item-6']").click()
    fold = plain.locator("details:has(> #item-6)")
    expect(fold).to_have_attribute("open", "")
    expect(fold.get_by_text("Motion 6.1", exact=False).first).to_be_visible()
    expect(plain.locator("details:has(> #item-5)")).not_to_have_attribute("open", "")


@pytest.mark.parametrize(
    ("path", "most"), [(HELD, 5), (f"{HELD}posted/1/", 3), (f"{HELD}minutes/", 5), ("/boards/meetings/", 2)]
)
def test_few_sheets_are_printed(site, sessions, path, most):
    """Letter, with the margins of the style sheet."""
    page = sessions.page()
    page.goto(site.url + path)
    with pikepdf.open(BytesIO(page.pdf(format="Letter"))) as printed:
        assert len(printed.pages) <= most
