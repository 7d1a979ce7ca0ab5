"""A closed material is opened by two; an item that becomes a closed session closes its own; the grounds are a list."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.live.marks import NIGHTLY_WALK
from tests.live.meetings import GOVERNING, Meetings

pytestmark = NIGHTLY_WALK  # rules: tests/boards/materials/test_closed_materials.py
MEMO = "Timeline of the lawsuit"
DATES = "Dates of the next conversations"


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    walking = Meetings(site, sessions, clock.today())
    walking.keep_templates()
    return walking


def add(walk: Meetings, meeting: str, item: int, title: str, words: str) -> Page:
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{meeting}/")
    page.get_by_role("link", name=f"Add a material {item}", exact=True).click()
    page.locator("main [name=title_en]").fill(title)
    page.locator("main [name=prepared_by][value=body]").check()
    page.locator("main [name=body]").fill(words)
    walk.snap(page, f"closed-material-add-{item}")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name=title).first).to_be_visible()
    return page


def ask(walk: Meetings) -> None:
    """The clerk asks; without a reason and a name, nothing is sent. Confirming is not for the clerk."""
    page = walk.as_("clerk")
    page.get_by_role("link", name="Ask a second person to open it").click()
    page.get_by_role("button", name="Send the request").click()
    walk.snap(page, "closed-material-refused")
    page.get_by_label("Why it may be public").fill("The court’s calendar is public, and it holds no advice.")
    page.locator("main [name=second]").select_option(label="P. Demo")
    walk.snap(page, "closed-material-ask")
    page.get_by_role("button", name="Send the request").click()
    page.get_by_role("link", name="Read and decide").click()
    expect(page.get_by_role("button", name="Open it to the public")).to_have_count(0)
    walk.snap(page, "closed-material-asked")


def confirm(walk: Meetings, material: str) -> None:
    """The publisher finds it on the desk, reads what becomes public, and opens it."""
    publisher = walk.as_("publisher")
    walk.go(publisher, "/desk/?all=1")
    walk.snap(publisher, "closed-material-desk")
    link = publisher.get_by_role("link", name="Open a closed material", exact=True)
    link.and_(publisher.locator(f"[href^='{urlsplit(material).path}']")).click()
    expect(publisher.get_by_text("Filed in March.")).to_be_visible()
    walk.snap(publisher, "closed-material-confirm")
    publisher.get_by_role("button", name="Open it to the public").click()
    expect(publisher.get_by_text("Material opened.").first).to_be_visible()
    walk.snap(publisher, "closed-material-opened")


def test_a_closed_material_is_opened_by_two(walk):
    """BK-32a, BK-34, BK-50."""
    walk.move_clock(0)
    meeting = walk.plan(GOVERNING, walk.day(30), template="Lawsuit")
    page = add(walk, meeting, 2, MEMO, "Filed in March. The hearing is in May.")
    expect(page.get_by_text("Closed: never public and not in any packet.")).to_be_visible()
    walk.snap(page, "closed-material")
    assert walk.as_("publisher").request.get(page.url).status == 404, "who does not work on it"
    material = page.url
    ask(walk)
    confirm(walk, material)
    public = walk.read(walk.post(meeting))
    expect(public.get_by_role("link", name=MEMO)).to_be_visible()
    expect(public.get_by_text("Gov. Code § 11126(e)").first).to_be_visible()
    walk.snap(public, "closed-material-public")


def test_an_item_made_closed_in_the_editor_closes_its_material(walk):
    walk.move_clock(0)
    meeting = walk.plan(GOVERNING, walk.day(33), template="Lawsuit")
    add(walk, meeting, 1, DATES, "Three evenings in spring.")
    page = walk.as_("clerk")
    walk.go(page, f"/desk/meetings/{meeting}/")
    page.get_by_role("link", name="Edit the agenda").click()
    page.get_by_role("link", name="Edit 1", exact=True).click()
    page.locator("[name=kind]").select_option("closed")
    page.locator("[name=citation]").fill("11126(c)(18)")
    assert page.locator("datalist").first.locator("option[value='11126(c)(18)']").count() == 1
    walk.snap(page, "closed-ground-editor")
    page.get_by_role("button", name="Save item 1").click()
    expect(page.get_by_text("Saved in every language.")).to_be_visible()
    walk.go(page, f"/desk/meetings/{meeting}/")
    row = page.locator("li").filter(has_text=DATES)
    expect(row.get_by_text("Closed session", exact=True)).to_be_visible()
    walk.snap(page, "closed-by-its-item")
    walk.go(page, "/desk/closed-grounds/?q=threats")
    walk.snap(page, "closed-grounds")


def test_withdrawing_says_that_a_posted_document_stays(walk):
    walk.move_clock(0)
    meeting = walk.plan(GOVERNING, walk.day(36), template="One vote")
    page = add(walk, meeting, 1, DATES, "Three evenings in spring.")
    material = page.url
    address = walk.post(meeting)
    page.goto(material)
    walk.snap(page, "withdraw-stays")
    page.get_by_role("button", name="Withdraw", exact=True).click()
    public = walk.read(address)
    expect(public.get_by_text(re.compile("Withdrawn from the agenda on")).first).to_be_visible()
    walk.snap(public, "withdrawn-public")

    page.goto(f"{material}remove/")
    page.get_by_label("Counsel who advised it").fill("C. Law")
    page.get_by_label("Counsel’s reason").fill("it belongs to a closed session")
    walk.snap(page, "remove-ask")
    page.get_by_role("button", name="Send the request").click()
    publisher = walk.as_("publisher")
    publisher.goto(f"{material}remove/")
    walk.snap(publisher, "remove-confirm")
    publisher.get_by_role("button", name="End public access").click()
    public = walk.read(address)
    expect(public.get_by_text("posted by mistake; it belongs to a closed session").first).to_be_visible()
    expect(public.get_by_text(DATES)).to_have_count(0)
    walk.snap(public, "removed-public")
