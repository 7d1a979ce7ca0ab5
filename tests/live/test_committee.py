"""A board's committee from the vote to its page: one person proposes it, another confirms it, all read it."""

import re

from playwright.sync_api import Page, expect

from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import picture

pytestmark = NIGHTLY_WALK  # rules: tests/boards/bodies/test_committees.py


def fill_in(page: Page) -> None:
    page.locator('[name="name_en"]').fill("Committee on Small Colleges")
    page.get_by_label(re.compile("Vote that creates it")).select_option(index=1)
    page.locator('[name="charge_en"]').fill("Advise the board on the data of small colleges.")
    page.get_by_label(re.compile("What it may do")).select_option("0")
    page.get_by_label("Reason").fill("Vote of the board")


def choose_two_members(page: Page) -> None:
    boxes = page.get_by_role("group", name=re.compile("Members of the body")).get_by_role("checkbox")
    for place in (0, 1):
        boxes.nth(place).check()


def read_by_the_public(visitor: Page, url: str) -> None:
    visitor.goto(f"{url}/boards/governing-board/")
    picture(visitor, "committee-under-its-board")
    visitor.get_by_role("link", name="Committee on Small Colleges").click()
    expect(visitor.locator("main")).to_contain_text("may meet without notice")
    picture(visitor, "committee-page")
    visitor.goto(f"{url}/boards/")
    expect(visitor.get_by_role("link", name="Committee on Reaching Families")).to_be_visible()
    picture(visitor, "committee-index")
    visitor.goto(f"{url}/es/boards/committee-on-reaching-families/")
    expect(visitor.locator("main")).to_contain_text("Sobre este comité")
    picture(visitor, "committee-page-spanish")


def test_a_committee_is_proposed_confirmed_and_listed_under_its_board(site, sessions):
    clerk, publisher = sessions.page("clerk"), sessions.page("publisher")
    clerk.goto(f"{site.url}/desk/seats/")
    clerk.get_by_role("link", name="Propose a committee: Governing Board").click()
    picture(clerk, "committee-form")
    fill_in(clerk)
    clerk.get_by_role("button", name="Propose", exact=True).click()
    expect(clerk.locator("main")).to_contain_text("Name at least one member.")
    picture(clerk, "committee-refused")
    expect(clerk.locator('[name="name_en"]')).to_have_value("Committee on Small Colleges")
    choose_two_members(clerk)
    clerk.get_by_role("button", name="Propose", exact=True).click()
    expect(clerk.locator("main")).to_contain_text("Waiting for a second person")
    picture(clerk, "committee-proposed")

    publisher.goto(clerk.url)
    publisher.get_by_role("button", name="Confirm").click()
    expect(publisher.locator("main")).to_contain_text("In effect")
    picture(publisher, "committee-in-effect")
    read_by_the_public(sessions.page(), site.url)
