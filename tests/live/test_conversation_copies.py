"""Planning like last month, a series, and a canceled conversation, on the screens that people use."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.conversation_year import PHONE
from tests.live.marks import NIGHTLY_WALK
from tests.live.walk import Walk

pytestmark = NIGHTLY_WALK  # rules: tests/engagement/conversations/test_copies.py
LAST_MONTH, AHEAD = "third-conversation", "fourth-conversation"
MOST_INTERACTIONS = 12


class Counted:
    """Presses and fills on one page, each counted as one interaction."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, role: str, name: str | re.Pattern, *, nth: int = 0) -> None:
        self.page.get_by_role(role, name=name).nth(nth).click()  # type: ignore[arg-type]
        self.page.wait_for_load_state()
        self.count += 1

    def choose_last(self, name: str) -> None:
        field = self.page.locator(f"main [name={name}]")
        field.select_option(index=field.locator("option").count() - 1)
        self.count += 1

    def fill(self, name: str, value: str) -> None:
        self.page.locator(f"main [name={name}]").fill(value)
        self.count += 1


@pytest.fixture(scope="module")
def walk(site, sessions) -> Walk:
    return Walk(site, sessions, clock.today())


def test_planning_one_like_last_months_takes_at_most_twelve_interactions(walk):
    """From the desk to public pages, by links and buttons only; no address is typed."""
    page = walk.as_("publisher")
    walk.go(page, "/desk/")
    hand = Counted(page)
    hand.press("link", "Conversations")
    hand.press("link", "Third Community Conversation")
    hand.press("link", "Copy conversation")
    for language, name in {"en": "Sixth Conversation", "es": "Sexta Conversación"}.items():
        hand.fill(f"name_{language}", name)
    hand.choose_last("feeds_ref")
    hand.fill("day", (walk.today + timedelta(days=3)).isoformat())
    hand.press("button", "Copy conversation")
    expect(page.get_by_role("heading", name="Steps, in any order")).to_be_visible()
    expect(page.get_by_text(re.compile("Still open: booking of “Spanish")).first).to_be_visible()
    slug = re.search(r"/desk/conversations/([^/]+)/plan/", page.url).group(1)
    walk.snap(page, "plan-of-a-copy")
    hand.press("button", "Publish all pages")
    expect(page.get_by_text("2 pages published.")).to_be_visible()
    assert hand.count <= MOST_INTERACTIONS
    visitor = walk.page(**PHONE)
    for language in ("", "/es"):
        walk.go(visitor, f"{language}/conversations/{slug}/")
        expect(visitor.locator("#register")).to_be_visible()
    expect(visitor.get_by_text("Todavía no reservado").first).to_be_visible()


def test_a_series_shows_its_days_and_becomes_drafts(walk):
    page = walk.as_("editor")
    walk.go(page, f"/desk/conversations/{AHEAD}/copy/")
    page.locator("[name=day]").fill((walk.today + timedelta(days=40)).isoformat())
    page.locator("[name=every]").select_option("week")
    page.locator("[name=count]").fill("4")
    page.get_by_role("button", name="Copy conversation").click()
    days = page.locator("main input[type=date]")
    expect(days).to_have_count(4)
    walk.snap(page, "series-days")
    days.nth(2).fill("")
    page.get_by_role("button", name="Create drafts").click()
    expect(page.get_by_text("3 drafts created.")).to_be_visible()


def test_canceled_after_registration_says_so_and_invites_nobody(walk):
    visitor = walk.page(**PHONE)
    walk.go(visitor, f"/conversations/{AHEAD}/")
    visitor.locator("[name=name]").fill("Ana")
    visitor.locator("[name=email]").fill("ana@walk.example")
    visitor.locator("[name=mode][value=in_person]").check()
    visitor.locator("#register form button[type=submit]").click()
    visitor.wait_for_url(re.compile(r"/registration/TL-"))
    page = walk.as_("publisher")
    walk.go(page, f"/desk/conversations/{AHEAD}/cancel/")
    expect(page.get_by_text(re.compile("left an email address"))).to_be_visible()
    for language, words in {"en": "A storm is coming", "es": "Viene una tormenta"}.items():
        page.locator(f"[name=reason_{language}]").fill(words)
    page.get_by_role("button", name="Cancel conversation").click()
    expect(page.get_by_text(re.compile(r"Canceled\. \d+ registered p"))).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("This conversation is canceled")
    expect(visitor.get_by_role("link", name="Change your registration")).to_have_count(0)
    for address, said in {"": "A storm is coming", "/es": "Viene una tormenta"}.items():
        walk.go(visitor, f"{address}/conversations/{AHEAD}/")
        expect(visitor.get_by_text(said).first).to_be_visible()
        expect(visitor.locator("#register")).to_have_count(0)
        expect(visitor.get_by_role("link", name=re.compile("Add to calendar|Ask a question"))).to_have_count(
            0
        )
    walk.snap(visitor, "canceled")
