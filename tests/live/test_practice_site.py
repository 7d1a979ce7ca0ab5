"""A clerk rehearses a meeting from one click on the desk to the adjournment, and starts again. Two real sites."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings

import pytest
from playwright.sync_api import Page, expect

from tests.live import steps
from tests.live.accessible import WIDTHS, complaints
from tests.live.marks import NIGHTLY_WALK
from tests.live.practice import PracticeSite, practicing
from tests.live.steps import picture
from tests.machine import free_port

pytestmark = NIGHTLY_WALK  # rules: tests/cms/practice
PORT = free_port()
URL = f"http://localhost:{PORT}"
FORM_ACTION = {"form-action": [*settings.SECURE_CSP["form-action"], URL]}
SETTINGS = {"PRACTICE_URL": URL, "SECURE_CSP": settings.SECURE_CSP | FORM_ACTION}
COUNT = (
    "from boards.models import Meeting, MeetingEvent as E; print(Meeting.objects.count(), E.objects.count())"
)
BAND = "Practice site. Nothing here is real or published."


@pytest.fixture(scope="module")
def practice(server, tmp_path_factory):
    with practicing(server, tmp_path_factory.mktemp("practice") / "var", PORT) as running:
        yield running


def meetings_in(database: Path) -> int:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute("SELECT count(*) FROM boards_meeting").fetchone()[0]


def enter(page: Page, site) -> str:
    """One click on the desk of the real site leads to the draft of the practice meeting; returns its page."""
    page.goto(f"{site.url}/desk/")
    page.get_by_role("button", name="Go to the practice meeting").click()
    page.wait_for_url(re.compile(rf"{URL}/desk/meetings/\d+/"))
    expect(page.get_by_text(BAND)).to_be_visible()
    picture(page, "practice-1-meeting")
    return page.url


def continue_as(page: Page, who: str) -> None:
    page.get_by_role("complementary", name="About this practice site").get_by_role("link").click()
    page.get_by_role("button", name=f"Continue as the {who}").click()
    expect(page.get_by_text("You are now")).to_be_visible()


def post(page: Page) -> None:
    """Approved by the second person, posted by the clerk."""
    continue_as(page, "publisher")
    page.get_by_role("button", name="Approve this version of the agenda").click()
    expect(page.get_by_text("Approved by P. Demo").first).to_be_visible()
    continue_as(page, "clerk")
    page.get_by_role("link", name="Check and post").click()
    page.get_by_role("button", name="Post the agenda").click()
    expect(page.get_by_role("button", name="Post the agenda")).to_have_count(0)


def to_the_start(page: Page) -> None:
    page.goto(f"{URL}/desk/practice/")
    page.get_by_role("button", name="To the start of the meeting").click()
    expect(page.locator(".practice-clock__time")).to_have_text(re.compile(r"9:0\d am"))
    picture(page, "practice-2-clock")


def hold(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}live/")
    steps.begin(page)
    page.goto(f"{meeting}live/?item={item_number(page)}")
    page.locator("[data-console][data-ready]").wait_for()
    call = page.get_by_role("button", name="Call this item")
    call.click()
    expect(call).to_have_count(0)
    steps.hear_the_public(page)
    steps.write_motion(page, "That the next release show apprenticeships.")
    steps.call_the_roll(page)
    picture(page, "practice-3-vote")
    page.get_by_role("button", name="Close the vote", exact=True).click()
    expect(page.get_by_text("Adopted.").first).to_be_visible()
    steps.end(page)


def item_number(page: Page) -> str:
    link = page.get_by_role("link", name=re.compile("Advice to the Governing Board on the next release"))
    found = re.search(r"item=(\d+)", link.first.get_attribute("href") or "")
    assert found
    return found[1]


def test_a_meeting_is_rehearsed_and_nothing_of_it_reaches_the_real_site(site, sessions, practice):
    before = site.printed(COUNT)
    page = sessions.page("clerk")
    meeting = enter(page, site)
    post(page)
    to_the_start(page)
    hold(page, meeting)
    minutes = page.goto(f"{meeting}minutes/")

    assert minutes.status == 200 and site.printed(COUNT) == before
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{site.url}/desk/")  # the session of the real site lives on beside the other
    expect(page.get_by_text(BAND)).to_have_count(0)
    expect(page.get_by_role("link", name="C. Demo")).to_be_visible()


def test_starting_again_brings_back_the_draft_and_today(site, sessions, practice):
    page = sessions.page("clerk")
    enter(page, site)
    page.goto(f"{URL}/desk/practice/")
    today = page.locator(".practice-clock__day").inner_text()
    page.get_by_role("button", name="1 day later").click()
    page.get_by_role("button", name="1 day later").click()
    expect(page.locator(".practice-clock__day")).not_to_have_text(today)
    page.get_by_role("link", name="Start again").click()
    page.get_by_role("button", name="Remove everything and start again").click()
    expect(page.get_by_text("Practice has started again.")).to_be_visible()
    expect(page.get_by_text("Draft", exact=True).first).to_be_visible()
    picture(page, "practice-4-again")

    assert (practice.folder / "practice" / "clock").read_text() == "0"
    assert meetings_in(practice.folder / "practice" / "db.sqlite3") == 1 + meetings_in(
        practice.folder / "practice" / "pristine" / "database.sqlite3"
    )


def test_its_pages_are_accessible_wide_and_narrow(site, sessions, practice: PracticeSite):
    page = sessions.page("clerk")
    enter(page, site)
    paths = (
        "/desk/practice/",
        "/desk/practice/again/",
        "/practice/enter/?key=zz",
        "/accounts/login/",
        "/desk/",
    )

    assert not complaints(page, practice, paths, WIDTHS)
    assert not complaints(page, site, ["/desk/practice/"], WIDTHS)
