"""Motions that end otherwise than by their own vote, through screens: amended, without a second, tabled and taken up,
reconsidered (issue 15, Show 1).
"""

import re

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live import steps
from tests.live.marks import NIGHTLY_WALK
from tests.live.meetings import GOVERNING, Meetings

pytestmark = NIGHTLY_WALK  # rules: tests/boards/sessions/motions
ITEM, TITLE = 1, "Choose the next languages of the tools"


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    walking = Meetings(site, sessions, clock.today())
    walking.keep_templates()
    return walking


def begun(walk: Meetings, day: int) -> tuple[str, str, Page]:
    """A meeting with one action item, begun, its public heard: its number, its public address, the console."""
    walk.move_clock(0)
    meeting = walk.plan(GOVERNING, walk.day(day), template="One vote")
    address = walk.post(meeting)
    walk.clock_at(walk.day(day), 9)
    walk.begin(meeting)
    page = walk.console(meeting, ITEM)
    steps.hear_the_public(page)
    return meeting, address, page


def record(page: Page, form: str, button: str, words: str, **choices: str) -> None:
    """Fill a form of the console and send it. Choices are values of its lists."""
    held = steps.open_details(page.locator(f"#form-{form}"))
    held.locator("[name=text_en]").fill(words)
    held.locator("[name=mover]").select_option(index=1)
    if choices.pop("seconder", "") != "none":
        held.locator("[name=seconder]").select_option(index=2)
    for name, value in choices.items():
        field = held.locator(f"[name={name}]")
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    held.get_by_role("button", name=button).click()


def move(page: Page, words: str, **choices: str) -> None:
    record(page, "motion", "Save motion", words, **choices)


def vote(page: Page, result: str = "Adopted.", *, ayes: int | None = None) -> None:
    """A vote whose effect opens another motion leaves no result on the roll: the caller expects what is open."""
    steps.call_the_roll(page, ayes=ayes)
    page.get_by_role("button", name="Close the vote", exact=True).click()
    expect(page.get_by_text(result).first).to_be_visible()


def unfolded(public: Page) -> Page:
    """The meeting's page with each roll call open."""
    for summary in public.locator("[aria-labelledby=items] details:not([open]) > summary").all():
        summary.click()
    return public


def about(page: Page) -> str:
    """The only motion that the form offers."""
    options = page.locator("#form-motion [name=about] option").evaluate_all("all => all.map(it => it.value)")
    return next(each for each in options if each)


def test_a_motion_is_amended_and_nothing_says_withdrawn(walk):
    meeting, address, page = begun(walk, 21)
    move(page, "That the tools be offered in Hmong.")
    record(page, "amend", "Save amendment", "That the tools be offered in Hmong and Khmer.")
    expect(page.get_by_text("To amend motion 1.1.")).to_be_visible()
    vote(page, "Motion 1.1 as amended.")
    vote(page)
    expect(page.get_by_role("link", name="Amended: replaced by motion 1.3.")).to_be_visible()
    walk.snap(page, "motion-amended-console")
    walk.end(meeting)
    public = unfolded(walk.read(address))
    public.get_by_role("link", name="Amended: replaced by motion 1.3.").click()
    assert re.search(r"#motion-\d+$", public.url)
    expect(public.get_by_text("Withdrawn")).to_have_count(0)
    walk.snap(public, "motion-amended-public")


def test_a_motion_without_a_second_fails_and_another_is_seconded_later(walk):
    meeting, address, page = begun(walk, 22)
    move(page, "That the tools be closed on Sundays.", seconder="none")
    expect(page.get_by_text("The motion has no second yet.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Close the vote"))).to_have_count(0)
    live = walk.read(f"{address}live/")
    expect(live.get_by_text("Waiting for a second")).to_be_visible()
    walk.snap(page, "motion-no-second-console")
    page.get_by_role("button", name="Failed for lack of a second").click()
    expect(page.get_by_text("Failed for lack of a second.").first).to_be_visible()
    live.reload()
    expect(live.get_by_text("Failed for lack of a second").first).to_be_visible()

    move(page, "That the tools be offered in Hmong.", seconder="none")
    second = page.locator("#form-second")
    second.locator("[name=seat]").select_option(index=1)
    second.get_by_role("button", name="Record second").click()
    vote(page)
    walk.end(meeting)
    public = unfolded(walk.read(address))
    expect(public.get_by_text("Failed for lack of a second.")).to_be_visible()
    walk.snap(public, "motion-no-second-public")


def test_a_motion_is_tabled_and_taken_up_at_the_next_meeting(walk):
    first, address, page = begun(walk, 23)
    move(page, "That the tools be offered in Hmong.")
    move(page, "To wait for the cost.", effect="table")
    expect(page.get_by_text("To table motion 1.1.")).to_be_visible()
    vote(page)
    expect(page.get_by_role("link", name="Tabled by motion 1.2.")).to_be_visible()
    walk.snap(page, "motion-tabled-console")
    walk.end(first)
    walk.as_("clerk").get_by_role("button", name="Make it final now").click()

    later = walk.plan(GOVERNING, walk.day(44), template="One vote")
    desk = walk.as_("clerk")
    walk.go(desk, f"/desk/meetings/{later}/")
    waiting = desk.get_by_role("region", name="Waiting for an agenda").locator("li", has_text=TITLE)
    waiting.get_by_role("button", name="Add to this agenda").click()
    expect(waiting).to_have_count(0)
    walk.post(later)
    walk.clock_at(walk.day(44), 9)
    walk.begin(later)
    page = walk.console(later, 2)
    steps.hear_the_public(page)
    steps.open_details(page.locator("#form-motion"))
    move(page, "To take it up.", effect="take_up", about=about(page))
    vote(page, "taken from the table.")
    vote(page)
    walk.end(later)
    public = unfolded(walk.read(address))
    public.get_by_role("link", name=re.compile("Taken from the table: see motion")).click()
    expect(
        public.get_by_role("link", name=re.compile("^Motion 1.1 of .*, taken from the table"))
    ).to_be_visible()
    walk.snap(public, "motion-taken-up-public")


def test_a_vote_is_reconsidered_and_the_first_result_no_longer_stands(walk):
    meeting, address, page = begun(walk, 26)
    move(page, "That the tools be offered in Hmong.")
    vote(page)
    steps.open_details(page.locator("#form-motion"))
    move(page, "To reconsider.", effect="reconsider", about=about(page))
    vote(page, "Motion 1.1 on reconsideration.")
    vote(page, "Not adopted.", ayes=1)
    walk.snap(page, "motion-reconsidered-console")
    walk.end(meeting)
    public = unfolded(walk.read(address))
    expect(public.get_by_role("link", name="Reconsidered by motion 1.2: see motion 1.3.")).to_be_visible()
    expect(public.get_by_text("Not adopted: 1 of").first).to_be_visible()
    walk.snap(public, "motion-reconsidered-public")
