"""A meeting ends by mistake: the page says what was not called, the end is taken back, and it ends again."""

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live import steps
from tests.live.accessible import WIDE, complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.meetings import GOVERNING, Meetings

pytestmark = NIGHTLY_WALK  # rules: tests/boards/sessions/test_ending.py
WHY = "The building was evacuated."


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    return Meetings(site, sessions, clock.today())


def adjourn(walk: Meetings, meeting: str, name: str) -> Page:
    """Past the list of what was not called, with the reason."""
    page = walk.console(meeting)
    page.get_by_role("link", name="Adjourn the meeting", exact=True).click()
    expect(page.get_by_text("Public comment on matters not on the agenda was never called.")).to_be_visible()
    expect(page.get_by_role("heading", name="Not called")).to_be_visible()
    walk.snap(page, f"{name}-list")
    page.locator("[name=because]").fill(WHY)
    page.get_by_role("button", name="Adjourn now").click()
    return page


def undo_a_slip(walk: Meetings, meeting: str) -> None:
    """Marked as away, and corrected at once: the log has both, the live page neither."""
    page = walk.console(meeting)
    steps.open_details(page.locator("#who-came"))
    row = page.locator("#who-came .roll").nth(2)
    row.get_by_role("button", name="Away").click()
    expect(row.get_by_role("button", name="Undo arrival")).to_be_visible()
    walk.snap(page, "slip-asked")
    row.get_by_role("button", name="Left the meeting").click()
    row.get_by_role("button", name="Undo departure").click()
    expect(page.locator("#log")).to_contain_text("entry made by mistake, undone")


def begin(walk: Meetings, meeting: str) -> None:
    """Not five minutes early; then roll call, and one item on which the public is heard."""
    walk.clock_before(walk.day(20), hours=0, minutes=5)
    page = walk.console(meeting)
    page.get_by_role("button", name="Begin the meeting").click()
    words = "The notice says 9:00 a.m. The meeting cannot begin before then."
    expect(page.get_by_text(words).first).to_be_visible()
    walk.clock_at(walk.day(20), 9)
    walk.begin(meeting)
    steps.hear_the_public(walk.console(meeting, 2))


def is_final(walk: Meetings, meeting: str) -> None:
    """Once the ten minutes have passed; the record verifies, and minutes can be posted."""
    walk.clock_at(walk.day(20), 9, 30)
    walk.site.manage("run_due")
    page = walk.console(meeting)
    expect(page.locator("#head")).to_contain_text("The adjournment is final.")
    expect(page.get_by_role("button", name="Undo the adjournment")).to_have_count(0)
    walk.snap(page, "final")
    walk.site.manage("verify")
    walk.post_minutes(meeting)


def test_an_end_is_taken_back_and_the_meeting_ends_again(walk):
    walk.move_clock(0)
    meeting = walk.plan(GOVERNING, walk.day(20), template="Recurring items")
    address = walk.post(meeting)
    begin(walk, meeting)
    paths = [f"/desk/meetings/{meeting}/live/", f"/desk/meetings/{meeting}/live/end/"]
    assert complaints(walk.as_("clerk"), walk.site, paths) == []
    walk.as_("clerk").set_viewport_size(dict(zip(("width", "height"), WIDE, strict=True)))
    page = adjourn(walk, meeting, "first")
    expect(page.locator("#head")).to_contain_text("You can undo this until 9:1")
    walk.snap(page, "ended")
    expect(walk.read(f"{address}live/").get_by_text("The meeting is over.").first).to_be_visible()
    page.get_by_role("button", name="Undo the adjournment").click()
    expect(page.locator("#head")).to_contain_text("In session")
    undo_a_slip(walk, meeting)
    live = walk.read(f"{address}live/")
    expect(live.get_by_text("was undone").first).to_be_visible()
    expect(live.locator("[aria-labelledby=live-log]")).not_to_contain_text(" left")
    walk.snap(live, "live-page")
    adjourn(walk, meeting, "second")
    is_final(walk, meeting)
