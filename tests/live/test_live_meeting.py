"""A running meeting in browsers: the roll call by keyboard, the public page that follows it, input that is
retained.
"""

import json
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.live.accessible import NARROW, complaints
from tests.live.marks import WALK
from tests.live.polling import LIVE_WAITS, asks_soon
from tests.live.site import Site

pytestmark = WALK
SAID = "[data-console-said]"

# The demo's posted meeting on its own day: begun, all there, comment heard, a motion made.
BEGIN = """
import json
import math
from pathlib import Path
from django.conf import settings
from boards.sessions.motions import make_motion
from boards.sessions.presence import mark_presence
from boards.sessions.services import begin_meeting
from boards.sessions.comment_windows import close_comment, open_comment
from boards.models import Meeting
from boards.bodies.rosters import roster_of
from cms import clock
meeting = Meeting.objects.filter(status="posted").select_related("body").order_by("day").first()
Path(settings.CLOCK_FILE).write_text(str(math.ceil((meeting.starts_at - clock.now()).total_seconds())))
act = {"actor": "system:test"}
begin_meeting(meeting=meeting, **act)
seats = [place.seat for place in roster_of(meeting).voting if not place.is_vacant]
mark_presence(meeting=meeting, seats=seats, mode="room", **act)
item = meeting.items.filter(kind="action").select_related("meeting__body").order_by("number").first()
open_comment(item=item, **act)
close_comment(item=item, **act)
text = {"en": "That it be so.", "es": "Que así sea."}
make_motion(item=item, text=text, mover=seats[0], seconder=seats[1], **act)
names = [place.name for place in roster_of(meeting).present]
needed = roster_of(meeting).needed
print(json.dumps([meeting.pk, meeting.get_absolute_url(), item.number, names, needed]))
"""


@dataclass
class Running:
    site: Site
    meeting: int
    address: str
    item: int
    names: list[str]
    needed: int

    @property
    def console(self) -> str:
        return f"/desk/meetings/{self.meeting}/live/?item={self.item}"

    @property
    def live(self) -> str:
        return f"{self.address}live/"


@pytest.fixture(scope="module")
def running(site) -> Running:
    return Running(site, *json.loads(site.printed(BEGIN)))


def said(running: Running, place: int, choice: str, ayes: int) -> str:
    left = len(running.names) - place - 1
    name = running.names[place]
    return f"{name}: {choice}. Ayes: {ayes}. Required: {running.needed}. Yet to vote: {left}."


def expect_focus(page: Page, words: str) -> None:
    expect(page.locator("button:focus")).to_have_text(words)


def press(page: Page, key: str, then: str) -> None:
    page.keyboard.press(key)
    expect(page.locator(SAID)).to_have_text(then)


def test_console_live_page_and_room_display_are_accessible(running, sessions):
    assert not complaints(sessions.page("clerk"), running.site, [running.console])
    assert not complaints(sessions.page(), running.site, [running.live, f"{running.live}room/"])


@pytest.mark.deep
def test_the_console_is_accessible_when_narrow_and_the_live_page_in_spanish(running, sessions):
    assert not complaints(sessions.page("clerk"), running.site, [running.console], (NARROW,))
    assert not complaints(sessions.page(), running.site, [f"/es{running.live}"])


def test_what_a_clerk_types_is_there_after_a_reload(running, sessions):
    page = sessions.page("clerk")
    page.goto(running.site.url + running.console)
    page.locator("[data-console][data-ready]").wait_for()
    page.get_by_text("Recuse a member from this item").click()
    page.get_by_label("Reason, as stated in public").fill("Works for the vendor.")
    expect(page.get_by_text("Saved as you type.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Reason, as stated in public")).to_have_value("Works for the vendor.")


def test_the_roll_is_called_by_keyboard_and_the_public_follows(running, sessions):
    page, public = sessions.page("clerk"), sessions.page(width=390, height=844)
    public.add_init_script(LIVE_WAITS)
    public.goto(running.site.url + running.live)
    page.goto(running.site.url + running.console)
    page.locator("[data-console][data-ready]").wait_for()
    expect_focus(page, f"Aye, {running.names[0]}")
    press(page, "a", said(running, 0, "aye", 1))
    expect(public.locator("[data-live-said]")).to_contain_text("Ayes: 1.")
    expect_focus(page, f"Aye, {running.names[1]}")
    press(page, "n", said(running, 1, "no", 1))
    page.keyboard.press("u")
    expect_focus(page, f"Aye, {running.names[1]}")
    press(page, "a", said(running, 1, "aye", 2))
    public.reload()
    expect(public.locator("[data-live-said]")).to_contain_text("Ayes: 2.")
    assert not public.context.cookies()
    for place in range(2, len(running.names)):
        press(page, "a", said(running, place, "aye", place + 1))
    expect_focus(page, "Close the vote")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Adopted.")
    expect(public.locator("[data-live-said]")).to_have_text(re.compile(r"^Motion .*: Adopted\.$"))
    assert asks_soon(public)
