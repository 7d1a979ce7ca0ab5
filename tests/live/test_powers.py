"""A clerk proposes what a board needs to decide, a publisher confirms it, and one administrator acts alone in need."""

from playwright.sync_api import Page, expect

from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import picture

pytestmark = NIGHTLY_WALK  # rules: tests/cms/powers


def propose(page: Page, site, body: str, years: str) -> str:
    """Through the register, from the kind of power to the change; returns its address."""
    page.goto(f"{site.url}/desk/powers/")
    picture(page, "register")
    page.get_by_role("link", name="A body, its quorum and its voting rules", exact=True).click()
    page.get_by_role("link", name=body).click()
    page.get_by_label("length of a term in years").fill(years)
    page.get_by_label("Reason").fill("The Governance Manual of May")
    picture(page, "propose")
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.locator("main")).to_contain_text("Waiting for a second person")
    return page.url


def test_two_people_change_a_power_and_one_in_an_emergency(site, sessions):
    clerk, publisher = sessions.page("clerk"), sessions.page("publisher")
    address = propose(clerk, site, "Governing Board", "4")
    picture(clerk, "proposed")
    expect(clerk.get_by_role("button", name="Confirm")).to_have_count(0)

    publisher.goto(f"{site.url}/desk/")
    picture(publisher, "desk-of-publisher")
    publisher.goto(address)
    picture(publisher, "confirm")
    publisher.get_by_role("button", name="Confirm").click()
    expect(publisher.locator("main")).to_contain_text("In effect")
    picture(publisher, "in-effect")

    administrator = sessions.page("admin")
    mine = propose(administrator, site, "Governing Board", "5")
    expect(administrator.locator("main")).to_contain_text("A second person must confirm it.")
    administrator.goto(f"{site.url}/desk/powers/emergency/")
    administrator.get_by_label("Why no second person can confirm").fill("Flood; nobody can be reached")
    picture(administrator, "emergency")
    administrator.get_by_role("button", name="Open emergency access and notify all staff").click()
    expect(administrator.locator("main")).to_contain_text("Emergency access is open")
    administrator.goto(mine)
    picture(administrator, "confirm-alone")
    administrator.get_by_role("button", name="Confirm").click()
    expect(administrator.locator("main")).to_contain_text("By one person, with emergency access")
    clerk.goto(f"{site.url}/desk/powers/")
    expect(clerk.locator("main")).to_contain_text("Flood; nobody can be reached")
    picture(clerk, "register-after")
