"""Two bodies meet on one agenda: planned, posted, two roll calls with two results, minutes of both: through screens."""

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live import steps
from tests.live.accessible import complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.meetings import ADVISORY, GOVERNING, Meetings

pytestmark = NIGHTLY_WALK  # rules: tests/boards/sessions/test_joint_meeting.py
WORDS = "That the tools come in Hmong next."


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    walking = Meetings(site, sessions, clock.today())
    walking.keep_templates()
    walking.move_clock(0)
    return walking


def post(walk: Meetings) -> tuple[str, str]:
    meeting = walk.plan(GOVERNING, walk.day(28), joint_body=ADVISORY, template="One vote")
    walk.snap(walk.as_("clerk"), "joint-desk")
    return meeting, walk.post(meeting)


def is_announced(walk: Meetings, address: str) -> None:
    """On the pages of both bodies, with the one calendar entry of the meeting."""
    page = walk.read(address)
    expect(page.locator("main")).to_contain_text(GOVERNING)
    expect(page.locator("main")).to_contain_text(ADVISORY)
    walk.snap(page, "joint-agenda")
    assert complaints(page, walk.site, [address]) == []
    walk.read("/boards/")
    for name in (GOVERNING, ADVISORY):
        page = walk.read("/boards/")
        page.locator("main").get_by_role("link", name=name).first.click()
        expect(page.locator(f"a[href='{address}']").first).to_be_attached()


def vote(page: Page, body: str, ayes: int | None, result: str) -> None:
    steps.write_motion(page, WORDS, body=body)
    expect(page.locator("#now")).to_contain_text(body)
    steps.call_the_roll(page, ayes=ayes)
    steps.close_the_vote(page, result)


def two_roll_calls(walk: Meetings, meeting: str) -> None:
    walk.clock_at(walk.day(28), 9, 5)
    page = walk.begin(meeting)
    expect(page.locator("#presence")).to_contain_text(ADVISORY)
    walk.snap(page, "joint-console")
    page = walk.console(meeting, 1)
    steps.hear_the_public(page)
    vote(page, GOVERNING, None, "Adopted.")
    vote(page, ADVISORY, 2, "Not adopted.")
    walk.snap(page, "joint-two-votes")
    assert complaints(page, walk.site, [f"/desk/meetings/{meeting}/live/"]) == []


def public_reads_both(walk: Meetings, address: str) -> None:
    page = walk.read(address)
    for name in (GOVERNING, ADVISORY):
        expect(page.locator("#decided + *")).to_contain_text(name)
    walk.snap(page, "joint-held")
    assert complaints(page, walk.site, [address]) == []
    said = walk.read(f"{address}minutes/").locator("main")
    expect(said).to_contain_text("Did not pass at")
    expect(said).to_contain_text("Passed at")
    expect(said).to_contain_text(ADVISORY)
    walk.snap(walk.as_(), "joint-minutes")


def test_two_bodies_meet_on_one_agenda_and_each_calls_its_own_roll(walk):
    meeting, address = post(walk)
    is_announced(walk, address)
    two_roll_calls(walk, meeting)
    walk.end(meeting)
    walk.as_("clerk").get_by_role("button", name="Make it final now").click()
    walk.post_minutes(meeting)
    public_reads_both(walk, address)
    walk.site.manage("verify")
