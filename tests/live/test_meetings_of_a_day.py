"""Meetings by time, through screens: two on a day, another hour, planned again, past midnight."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.marks import NIGHTLY_WALK
from tests.live.meetings import GOVERNING, PLACE, Meetings, put

pytestmark = NIGHTLY_WALK  # rules: tests/boards/meetings/test_meetings_of_a_day.py


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    walking = Meetings(site, sessions, clock.today())
    walking.keep_templates()
    walking.move_clock(0)
    return walking


def calendar_of(walk: Meetings, address: str) -> str:
    return walk.site.get(f"{address}event.ics")[2].replace("\r\n ", "")


def uid_of(walk: Meetings, address: str) -> str:
    return re.search(r"UID:(\S+)", calendar_of(walk, address)).group(1)


def act(walk: Meetings, meeting: str, path: str, button: str, **fields: str) -> Page:
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{meeting}/{path}/")
    for name, value in fields.items():
        put(page.locator(f"main [name={name}]"), value)
    page.get_by_role("button", name=button, exact=True).click()
    return page


def test_two_meetings_of_one_day_have_their_own_names_and_addresses(walk):
    """BK-10: each has its own notice; both are named by their time."""
    day = walk.day(20)
    morning = walk.plan(GOVERNING, day, template="Lawsuit", starts="10:00", ends="11:00")
    noon = walk.plan(GOVERNING, day, template="One vote", starts="13:00", ends="16:00")
    first, second = walk.post(morning), walk.post(noon)
    assert second == f"{first.rstrip('/')}-2/"
    public = walk.read(first)
    expect(public.get_by_role("heading", level=1)).to_contain_text("10:00 a.m.")
    walk.snap(public, "two-a-day-first")
    expect(walk.read(second).get_by_role("heading", level=1)).to_contain_text("1:00 p.m.")
    assert uid_of(walk, first) != uid_of(walk, second)
    walk.snap(walk.as_("clerk"), "two-a-day-desk")


def test_another_hour_goes_out_by_a_new_notice_and_keeps_page_and_calendar(walk):
    meeting = walk.plan(GOVERNING, walk.day(22), template="One vote", starts="09:00", ends="11:00")
    address = walk.post(meeting)
    uid = uid_of(walk, address)
    page = act(walk, meeting, "hour", "Save the new time", starts="15:00", ends="17:00")
    expect(page.get_by_role("region", name="The public still sees the old details")).to_contain_text(
        "3:00 p.m."
    )
    walk.snap(page, "hour-waits")
    expect(walk.read(address).get_by_text("9:00 a.m. to about 11:00 a.m.")).to_be_visible()
    publisher = walk.as_("publisher")
    walk.go(publisher, f"/desk/meetings/{meeting}/correct/")
    publisher.get_by_role("button", name="Approve this version of the agenda").click()
    page = act(walk, meeting, "correct", "Post as a new notice", reason="The room is free only at three.")
    expect(page.get_by_text("New notice posted.").first).to_be_visible()
    public = walk.read(address)
    expect(public.get_by_text("3:00 p.m. to about 5:00 p.m.")).to_be_visible()
    walk.snap(public, "hour-moved")
    assert uid_of(walk, address) == uid and "SEQUENCE:1" in calendar_of(walk, address)
    expect(walk.read(f"{address}posted/1/").get_by_text("9:00 a.m.").first).to_be_visible()


def test_a_cancelled_meeting_is_planned_again_and_names_the_new_one_once_it_is_posted(walk):
    meeting = walk.plan(GOVERNING, walk.day(24), template="One vote")
    address = walk.post(meeting)
    page = act(walk, meeting, "cancel", "Cancel the meeting", reason_en="The room is flooded.")
    page.get_by_role("link", name="Reschedule meeting").click()
    walk.snap(page, "plan-again")
    put(page.locator("main [name=day]"), walk.day(38).isoformat())
    page.get_by_role("button", name="Plan meeting").click()
    page.wait_for_url(re.compile(r"/desk/meetings/\d+/(#\w+)?$"))
    expect(page.get_by_text("Choose the next languages of the tools").first).to_be_visible()
    assert walk.read(address).get_by_text("Rescheduled for").count() == 0
    fresh = walk.post(re.search(r"/desk/meetings/(\d+)/", page.url).group(1))
    public = walk.read(address)
    expect(
        public.get_by_role("region", name="This meeting is canceled").get_by_role("link")
    ).to_have_attribute("href", fresh)
    walk.snap(public, "planned-again")


def test_a_meeting_past_midnight_ends_on_the_next_day(walk):
    page = walk.ask_to_plan(GOVERNING, walk.day(26), template="One vote", starts="20:00", ends="01:00")
    expect(page.get_by_text("If it is after midnight, check the box below the end.").first).to_be_visible()
    walk.snap(page, "midnight-refused")
    page.locator("main [name=ends_next_day]").check()
    walk.go_on_planning(page, place=PLACE, template="One vote")
    page.wait_for_url(re.compile(r"/desk/meetings/\d+/(#\w+)?$"))
    address = walk.post(re.search(r"/desk/meetings/(\d+)/", page.url).group(1))
    public = walk.read(address)
    expect(
        public.get_by_text(re.compile(r"8:00 p.m. to about 1:00 a.m., \w+ \d+, \d{4}, Pacific"))
    ).to_be_visible()
    walk.snap(public, "midnight")
