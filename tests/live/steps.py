"""Steps that every walk through the screens shares: open a page as somebody, move the clock, act at the console."""

import math
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as dtime
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from cms.clock import PACIFIC
from tests.live.people import EMAILS, Sessions, fresh_code
from tests.live.site import Site

DAY_SECONDS = 86_400
SHOTS = os.environ.get("SHOTS", "")


def picture(page: Page, name: str) -> None:
    """Take a picture of the screen, if ``SHOTS`` names a folder for them."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


@dataclass
class Steps:
    site: Site
    sessions: Sessions
    today: date
    snap: Callable[[Page, str], object] = picture
    facts: dict = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def as_(self, who: str = "") -> Page:
        """One open page for each person: walking on costs less than coming in."""
        if who not in self.pages:
            self.pages[who] = self.page(who)
        return self.pages[who]

    def page(self, who: str = "", **size) -> Page:
        return self.sessions.page(who, **size)

    def go(self, page: Page, path: str) -> None:
        answer = page.goto(self.site.url + path)
        assert answer is not None and answer.status == 200, f"{path}: {answer and answer.status}"

    def move_clock(self, days: int) -> None:
        self._shift(days * DAY_SECONDS)

    def meeting_day(self, days: int) -> None:
        """In the evening of the day this many days ahead, when any meeting of that day may begin."""
        self.set_clock(datetime.combine(self.today + timedelta(days=days), dtime(18), tzinfo=PACIFIC))

    def set_clock(self, moment: datetime) -> None:
        """From now on the whole site believes that it is this moment, and time goes on from there."""
        self._shift(math.ceil(moment.timestamp() - time.time()))

    def _shift(self, seconds: int) -> None:
        Path(self.site.env["CLOCK_FILE"]).write_text(str(seconds))

    # The worker's jobs --------------------------------------------------------------------------------

    def until_the_job_is_done(self, page: Page, address: str) -> None:
        """The worker does it; the page of the job then leads to what it made, at an address such as this."""
        page.wait_for_url(re.compile("/desk/jobs/"))
        self.worker_does_it(page)
        links = page.locator("main a").filter(visible=True).all()
        next(each for each in links if re.match(address, each.get_attribute("href") or "")).click()
        page.wait_for_url(re.compile(address))

    def worker_does_it(self, page: Page) -> None:
        """What this page waits for. Nobody looks meanwhile: the page would reload itself just when the test does."""
        address = page.url
        page.goto("about:blank")
        self.site.work()
        page.goto(address)

    def until_numbers_are_decided(self, page: Page) -> None:
        """The worker decides which numbers may leave."""
        self.worker_does_it(page)
        expect(page.get_by_text("still being calculated")).to_have_count(0)

    # Two people release a data set ---------------------------------------------------------------------

    def two_people_release(self, number: str) -> None:
        """The analyst proposes; the publisher shows again who they are, and agrees."""
        page = self.as_("analyst")
        self.go(page, f"/desk/releases/{number}/")
        page.get_by_label("What this release is for").fill("For the boards and the public")
        page.get_by_role("button", name="Propose the release").click()
        expect(page.get_by_text("Nothing is released until a second person agrees.")).to_be_visible()
        expect(page.get_by_role("link", name="Decide", exact=True)).to_have_count(0)
        self.snap(page, "release-1-proposed")
        other = self.as_("publisher")
        self.go(other, f"/desk/releases/{number}/")
        other.get_by_role("link", name="Decide", exact=True).click()
        self.show_who_it_is(other, "publisher")
        other.get_by_role("radio", name="Agree").check()
        self.snap(other, "release-2-decide")
        other.get_by_role("button", name="Save the decision").click()
        expect(other.get_by_text("Released.", exact=True)).to_be_visible()
        self.snap(other, "release-3-released")

    def show_who_it_is(self, page: Page, who: str) -> None:
        """With a code of the second factor, if the last one is more than five minutes ago."""
        field = page.locator("input[name=code]")
        if field.count():
            field.fill(fresh_code(EMAILS[who]))
            field.press("Enter")
            page.wait_for_url(re.compile("/desk/"))


# The console, whoever drives it ---------------------------------------------------------------------------


def open_console(steps: Steps, page: Page, meeting: str, item: int | None = None) -> None:
    steps.go(page, f"/desk/meetings/{meeting}/live/" + (f"?item={item}" if item else ""))
    page.locator("[data-console][data-ready]").wait_for()


def begin(page: Page, *, present: int | None = None) -> None:
    """Begin, and everyone is in the room."""
    page.get_by_role("button", name="Begin the meeting").click()
    page.get_by_role("button", name="All others are in the room").click()
    heads = f"{present} present" if present else re.compile(r"[1-9]\d* present")
    expect(page.get_by_role("heading", name=heads)).to_be_visible()


def open_details(details: Locator) -> Locator:
    """Open what is folded; what stands open already stays open."""
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return details


def attend(row: Locator, how: str) -> None:
    """One member, in the list of those who left or came."""
    button = row.get_by_role("button", name=re.compile(rf"^{how}\b"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def hear_the_public(page: Page) -> None:
    page.get_by_role("button", name="Open comment").click()
    page.get_by_role("button", name="Close comment").click()
    expect(page.locator("#now").get_by_text("Comment closed")).to_be_visible()


def write_motion(page: Page, words: str, *, kind: str = "", facts: str = "", body: str = "") -> None:
    """Fill the form and send it; what comes of it is for the caller to expect. ``body``: of a joint meeting, whose."""
    form = open_details(page.locator("#form-motion"))
    form.locator("[name=text_en]").fill(words)
    for place, name in enumerate(("mover", "seconder")):
        choice = form.locator(f"[name={name}]")
        group = choice.locator(
            f"optgroup[label*='{body}'] option" if body else "option[value]:not([value=''])"
        )
        choice.select_option(group.nth(place).get_attribute("value"))
    if kind:
        form.locator("[name=kind]").select_option(kind)
    if facts:
        form.locator("[name=facts_en]").fill(facts)
    form.get_by_role("button", name="Save motion").click()


# The form of a button as the page would send it, without drawing the page anew.
SEND = """async (button) => {
  const body = new URLSearchParams(new FormData(button.form, button));
  const answer = await fetch(button.form.action, {method: "POST", body, redirect: "manual"});
  if (answer.type !== "opaqueredirect") throw new Error(`${button.innerText}: ${answer.status}`);
}"""


def call_the_roll(page: Page, *, ayes: int | None = None) -> int:
    """So many ayes, then noes; without a number all say aye. The clerk presses the first button and the last."""
    rows = page.locator("li.roll:has([name=vote])")
    expect(rows.first).to_be_visible()
    count = rows.count()
    buttons = [_vote_of(row, place, ayes) for place, row in enumerate(rows.all())]
    for button in buttons[1:-1]:
        button.evaluate(SEND)
    for button in (buttons[0], buttons[-1]):
        button.click()
    expect(page.get_by_role("button", name="Close the vote", exact=True)).to_be_visible()
    return count


def _vote_of(row: Locator, place: int, ayes: int | None) -> Locator:
    choice = "Aye" if ayes is None or place < ayes else "No"
    return row.get_by_role("button", name=re.compile(rf"^{choice}\b"))


def close_the_vote(page: Page, result: str) -> None:
    page.get_by_role("button", name="Close the vote", exact=True).click()
    expect(page.locator("#roll").get_by_text(result)).to_be_visible()


def end(page: Page) -> None:
    """Read what was not done, and adjourn."""
    page.get_by_role("link", name="Adjourn the meeting", exact=True).click()
    # What is asked depends on the page, so it is read once the page is here.
    expect(page.get_by_role("button", name="Adjourn now")).to_be_visible()
    because = page.locator("[name=because]")
    if because.count():
        because.fill("No one asked to speak.")
    page.get_by_role("button", name="Adjourn now").click()
    expect(page.locator("#head").get_by_text("Adjourned", exact=True)).to_be_visible()
