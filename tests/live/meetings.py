"""Steps through screens of a meeting, from planning to its minutes, each by the person responsible."""

import re
from datetime import UTC, date, datetime, time, timedelta

from playwright.sync_api import Locator, Page, expect

from cms.clock import PACIFIC
from tests.live import steps
from tests.live.steps import Steps

# No seat of the Governing Board has a term that could end before the day of a walk.
GOVERNING, ADVISORY = "Governing Board", "Community Engagement"
VENUE = ("venue_accessible", "venue_free", "venue_open")
PLACE = "1000 Demo Plaza, Room 102, Sacramento"
FROM_AFAR = {"stream_url": "https://stream.demo.example/boards", "phone_in": "916-555-0100, code 4471"}

# Agendas to start from, as staff keep them: an English name, and (kind, title, more) for each item.
TEMPLATES = """
import uuid
from wagtail.models import Locale
from boards.models import AgendaTemplate
ADJOURN = ("adjourn", "Adjourn the meeting", {})
TEMPLATES = {
    "Land": ("special", [
        ("finding", "Find why ten days of notice cannot be given", {}),
        ("action", "Lease an office for the data team", {"purpose": "property"}), ADJOURN]),
    "Flood": ("emergency", [
        ("finding", "Find that a crippling disaster harms public safety", {}),
        ("action", "Move the servers out of the flooded building", {}), ADJOURN]),
    "Lawsuit": ("regular", [
        ("action", "Set the days of the next conversations", {}),
        ("closed", "Talk with counsel about one pending lawsuit", {"citation": "11126(e)"}), ADJOURN]),
    "One vote": ("regular", [("action", "Choose the next languages of the tools", {}), ADJOURN]),
}
for name, (kind, items) in TEMPLATES.items():
    blocks = [{"type": "item", "id": str(uuid.uuid4()), "value": {"kind": of, "title": title, "parts": []} | more}
              for of, title, more in items]
    AgendaTemplate.objects.create(
        locale=Locale.objects.get(language_code="en"), name=name, kind=kind, agenda=blocks)
"""


class Meetings(Steps):
    def day(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def keep_templates(self) -> None:
        self.site.manage("shell", "-v0", "-c", TEMPLATES)

    def clock_at(self, day: date, hour: int, minute: int = 0) -> None:
        """Pacific time of that day."""
        self.set_clock(moment(day, hour, minute))

    def clock_before(self, day: date, **passing: int) -> None:
        """So many hours and minutes, as they really pass, before the meetings of that day start."""
        self.set_clock(moment(day, 9).astimezone(UTC) - timedelta(**passing))

    # Planning and posting -----------------------------------------------------------------------------

    def plan(self, body: str, day: date, **given: str) -> str:
        page = self.ask_to_plan(body, day, **given)
        page.wait_for_url(re.compile(r"/desk/meetings/\d+/(#\w+)?$"))
        return re.search(r"/desk/meetings/(\d+)/", page.url).group(1)

    def ask_to_plan(self, body: str, day: date, **given: str) -> Page:
        """Fill the form and send it; whether it is taken is for the caller to expect."""
        page = self.as_("clerk")
        self.go(page, "/desk/meetings/new/")
        facts = {"body": body, "day": day.isoformat(), "starts": "09:00", "ends": "11:00", "place": PLACE}
        self.go_on_planning(page, **facts | given)
        return page

    def go_on_planning(self, page: Page, **facts: str) -> None:
        """From this step on: fill what each asks, until the meeting is planned or a step is refused."""
        while (form := page.locator("main form[data-step]")).count():
            for name, value in facts.items():
                if (control := form.locator(f"[name={name}]:not([type=hidden])")).count():
                    put(control, value)
            for name in VENUE:
                if (box := form.locator(f"[name={name}]:not([type=hidden])")).count():
                    box.check()
            with page.expect_navigation():
                form.get_by_role("button", name=re.compile("^(Next|Plan meeting)$")).click()
            if page.locator(".error-summary, .refusal").count():
                return

    def approve(self, meeting: str) -> None:
        page = self.as_("publisher")
        self.go(page, f"/desk/meetings/{meeting}/post/")
        page.get_by_role("button", name="Approve this version of the agenda").click()
        expect(page.get_by_text("Approved by P. Demo").first).to_be_visible()

    def post(self, meeting: str) -> str:
        """The publisher approves, the clerk posts. Gives the public address."""
        self.approve(meeting)
        page = self.as_("clerk")
        self.go(page, f"/desk/meetings/{meeting}/post/")
        page.get_by_role("button", name="Post the agenda", exact=True).click()
        link = page.get_by_role("link", name="View as the public")
        expect(link).to_be_visible()
        return link.get_attribute("href") or ""

    def refused_posting(self, meeting: str) -> Page:
        """The button says how many problems are left, and still answers."""
        page = self.as_("clerk")
        self.go(page, f"/desk/meetings/{meeting}/post/")
        page.locator("main form button[aria-disabled=true]").press("Enter")
        expect(page.locator(".refusal").first).to_be_visible()
        return page

    def checks(self, meeting: str) -> Locator:
        page = self.as_("clerk")
        self.go(page, f"/desk/meetings/{meeting}/post/")
        return page.locator(".checks")

    # The meeting --------------------------------------------------------------------------------------

    def console(self, meeting: str, item: int | None = None) -> Page:
        page = self.as_("clerk")
        steps.open_console(self, page, meeting, item)
        return page

    def begin(self, meeting: str) -> Page:
        page = self.console(meeting)
        steps.begin(page)
        return page

    def vote(self, meeting: str, item: int, words: str, *, ayes: int | None = None, **more: str) -> Page:
        """On one item: the public is heard, a motion is made, the roll is called. The vote is still open."""
        page = self.console(meeting, item)
        steps.hear_the_public(page)
        steps.write_motion(page, words, **more)
        steps.call_the_roll(page, ayes=ayes)
        return page

    def end(self, meeting: str) -> None:
        steps.end(self.console(meeting))

    # Afterwards ---------------------------------------------------------------------------------------

    def post_minutes(self, meeting: str) -> None:
        page = self.as_("clerk")
        self.go(page, f"/desk/meetings/{meeting}/minutes/")
        page.get_by_role("button", name="Post the draft minutes").click()
        expect(page.get_by_text("Draft minutes posted as version 1.")).to_be_visible()

    def approve_minutes(self, meeting: str, motion: str) -> None:
        """By the vote whose words these are."""
        page = self.as_("clerk")
        self.go(page, f"/desk/meetings/{meeting}/minutes/")
        page.get_by_role("link", name="Record the vote that approved them").click()
        put(page.locator("main [name=motion]"), motion)
        page.get_by_role("button", name="Approve minutes").click()
        expect(page.get_by_text("Minutes approved as version 2.")).to_be_visible()

    def read(self, path: str) -> Page:
        """As the public does."""
        page = self.as_()
        self.go(page, path)
        return page


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=PACIFIC)


def put(control: Locator, value: str) -> None:
    """Type it, or choose the option with this value or with these words."""
    if control.evaluate("it => it.tagName") != "SELECT":
        control.fill(value)
        return
    options = control.locator("option")
    if not value.isdigit():
        value = options.filter(has_text=value).first.get_attribute("value") or ""
    control.select_option(value)
