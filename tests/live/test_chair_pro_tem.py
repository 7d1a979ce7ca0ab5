"""The chair is absent and excused, a chair pro tem is elected by a vote, the chair arrives and takes over: through
screens, and then in the minutes (C2C-06).
"""

import re

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live import steps
from tests.live.accessible import complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.meetings import GOVERNING, Meetings

pytestmark = NIGHTLY_WALK  # rules: tests/boards/sessions/test_presiding.py
CHAIR, VICE_CHAIR, PRO_TEM = "Rosalind Mehta", "Leilani Brandt", "Marisol Adeyemi"


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    return Meetings(site, sessions, clock.today())


def attendee(page: Page, name: str):
    return steps.open_details(page.locator("#who-came")).locator(".roll", has_text=name)


def never_came(page: Page, name: str) -> None:
    """Everyone was marked as here at once; this one is not."""
    attendee(page, name).get_by_role("button", name=re.compile("^Away")).click()
    attendee(page, name).get_by_role("button", name=re.compile("^Undo arrival")).click()
    expect(page.locator("#absent")).to_contain_text(f"{name}: Absent")


def elect(page: Page) -> None:
    steps.write_motion(page, f"That {PRO_TEM} be elected chair pro tem.", kind="procedure")
    steps.call_the_roll(page)
    steps.close_the_vote(page, "Adopted.")
    form = steps.open_details(page.locator("#form-preside"))
    form.locator("[name=seat]").select_option(label=PRO_TEM)
    form.locator("[name=elected_by]").select_option(index=1)
    form.get_by_role("button", name="Record who presides").click()
    expect(page.locator("#presiding")).to_contain_text(f"{PRO_TEM}, elected chair pro tem by motion 1.1")


def excuse(page: Page, name: str) -> None:
    form = steps.open_details(page.locator("#form-absence"))
    form.locator("[name=seat]").select_option(label=name)
    form.locator("[name=excused]").select_option("excused")
    form.get_by_role("button", name="Record absence").click()
    expect(page.locator("#absent")).to_contain_text(f"{name}: Absent, excused")


def begin(walk: Meetings, meeting: str) -> None:
    walk.clock_at(walk.day(24), 9)
    page = walk.begin(meeting)
    expect(page.locator("#presiding")).to_contain_text(f"{CHAIR}, chair, presides")
    for name in (CHAIR, VICE_CHAIR):
        never_came(page, name)
    expect(page.locator("#presiding")).to_contain_text("Who presides?")
    walk.snap(page, "presiding-asked")


def elect_and_excuse(walk: Meetings, meeting: str) -> None:
    page = walk.console(meeting, 1)
    elect(page)
    excuse(page, CHAIR)
    walk.snap(page, "presiding-elected")
    assert complaints(page, walk.site, [f"/desk/meetings/{meeting}/live/"]) == []


def is_live(walk: Meetings, address: str) -> None:
    live = walk.read(f"{address}live/")
    expect(live.locator("#live-present ~ p", has_text="Presiding:")).to_contain_text(PRO_TEM)
    expect(live.get_by_text(f"Absent, excused: {CHAIR}", exact=True)).to_be_visible()
    expect(live.get_by_text(f"Absent: {VICE_CHAIR}", exact=True)).to_be_visible()
    walk.snap(live, "presiding-live")


def take_over(walk: Meetings, meeting: str) -> None:
    walk.clock_at(walk.day(24), 9, 45)
    page = walk.console(meeting)
    attendee(page, CHAIR).get_by_role("button", name=re.compile("^Room")).click()
    page.get_by_role("button", name=f"{CHAIR}, chair, takes over").click()
    expect(page.locator("#presiding")).to_contain_text(f"{CHAIR}, chair since 9:45 a.m.")
    walk.snap(page, "presiding-chair-takes-over")


def minutes_say_so(walk: Meetings, address: str) -> None:
    minutes = walk.read(f"{address}minutes/")
    said = minutes.locator("main")
    expect(said).to_contain_text(f"Presiding: {PRO_TEM}, elected chair pro tem by motion 1.1, from 9:0")
    expect(said).to_contain_text(f"Presiding: {CHAIR}, chair, from 9:45 a.m.")
    expect(said).to_contain_text(f"Absent: {VICE_CHAIR}")
    expect(said).not_to_contain_text("Absent, excused")
    walk.snap(minutes, "presiding-minutes")


def test_a_chair_pro_tem_presides_until_the_chair_arrives(walk):
    walk.move_clock(0)
    meeting = walk.plan(GOVERNING, walk.day(24), template="Recurring items")
    address = walk.post(meeting)
    begin(walk, meeting)
    elect_and_excuse(walk, meeting)
    is_live(walk, address)
    take_over(walk, meeting)
    walk.end(meeting)
    walk.as_("clerk").get_by_role("button", name="Make it final now").click()
    walk.post_minutes(meeting)
    minutes_say_so(walk, address)
    walk.site.manage("verify")
