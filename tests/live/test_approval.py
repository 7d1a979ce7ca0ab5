"""An editor submits a page, a publisher asks for changes and then approves: it is public."""

import re

from playwright.sync_api import Page, expect

from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import picture

pytestmark = NIGHTLY_WALK  # rules: tests/cms/approvals
TITLE = "How we answer"


def act(page: Page, name: str) -> None:
    """An act of the editor's footer: the first is a button of its own, the others are in its menu."""
    footer = page.locator("footer.footer")
    button = footer.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        footer.get_by_role("button", name="More actions").click()
    button.click()


def submit(editor: Page, site) -> None:
    """A new page, submitted; the editor reads that it waits, and how to take it back."""
    editor.goto(f"{site.url}/admin/pages/add/cms/standardpage/{home_of(editor, site)}/")
    title = editor.locator("input[name=title]")
    title.press_sequentially(TITLE)  # the slug follows what is typed
    title.press("Tab")
    act(editor, "Submit for approval")
    expect(editor.locator(".messages")).to_contain_text("submitted for moderation")
    editor.goto(f"{site.url}/desk/")
    picture(editor, "desk-of-editor")
    editor.get_by_role("link", name=TITLE).click()
    expect(editor.locator(".messages")).to_contain_text("To edit it before that, cancel your submission.")
    picture(editor, "locked-for-editor")


def request_changes(publisher: Page, site) -> None:
    """It waits on the dashboard and on the desk; the comment goes with the request."""
    publisher.goto(f"{site.url}/admin/")
    expect(publisher.locator("main")).to_contain_text("Waiting for you")
    picture(publisher, "dashboard-of-publisher")
    review(publisher, site)
    act(publisher, "Request changes")
    publisher.locator(".modal textarea[name=comment]").fill("Say by when.")
    picture(publisher, "request-changes")
    publisher.locator(".modal").get_by_role("button", name="Request changes").click()
    publisher.wait_for_url("**/admin/pages/*/")


def review(publisher: Page, site) -> None:
    publisher.goto(f"{site.url}/desk/")
    picture(publisher, "desk-of-publisher")
    if (more := publisher.get_by_role("link", name=re.compile(r"^Show \d+ more"))).count():
        more.click()
    publisher.get_by_role("link", name=TITLE).first.click()
    expect(publisher.locator(".messages")).to_contain_text("Approve it, or request changes.")
    picture(publisher, "review")


def test_a_page_goes_from_an_editor_to_a_publisher_and_back_and_is_public(site, sessions):
    editor, publisher = sessions.page("editor"), sessions.page("publisher")
    submit(editor, site)
    request_changes(publisher, site)
    editor.reload()
    expect(editor.locator(".messages")).to_contain_text("requested changes. Say by when.")
    picture(editor, "changes-requested")
    act(editor, "Submit again for approval")
    review(publisher, site)
    act(publisher, "Approve and publish")
    publisher.wait_for_url("**/admin/pages/*/")
    picture(publisher, "approved")
    answer = sessions.page().goto(f"{site.url}/how-we-answer/")
    assert answer and answer.status == 200


def home_of(page: Page, site) -> str:
    page.goto(f"{site.url}/admin/pages/")
    row = page.get_by_role("row").filter(has_text="English")
    address = row.locator("a[href*='/admin/pages/']").first.get_attribute("href") or ""
    return next(part for part in address.split("/") if part.isdigit())
