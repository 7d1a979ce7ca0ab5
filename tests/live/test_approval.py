"""An editor submits a page, a publisher asks for changes and then approves: it is public (issue: approval)."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.live, pytest.mark.slow, pytest.mark.timeout(900)]
TITLE = "How we answer"
SHOTS = os.environ.get("APPROVAL_SHOTS", "")  # a folder, to look at the screens


def act(page: Page, name: str) -> None:
    """An act of the editor's footer: the first is a button of its own, the others are in its menu."""
    footer = page.locator("footer.footer")
    button = footer.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        footer.get_by_role("button", name="More actions").click()
    button.click()


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def test_a_page_goes_from_an_editor_to_a_publisher_and_back_and_is_public(site, sessions):
    editor, publisher = sessions.page("editor"), sessions.page("publisher")
    editor.goto(f"{site.url}/admin/pages/add/cms/standardpage/{home_of(editor, site)}/")
    title = editor.locator("input[name=title]")
    title.press_sequentially(TITLE)  # the slug follows what is typed
    title.press("Tab")
    act(editor, "Submit for approval")
    expect(editor.locator(".messages")).to_contain_text("submitted for moderation")
    editor.goto(f"{site.url}/desk/")
    shoot(editor, "desk-of-editor")
    editor.get_by_role("link", name=TITLE).click()
    expect(editor.locator(".messages")).to_contain_text("To edit it before that, cancel your submission.")
    shoot(editor, "locked-for-editor")

    publisher.goto(f"{site.url}/admin/")
    expect(publisher.locator("#awaiting-review-section, [id^=panel-awaiting]").first).to_contain_text(TITLE)
    shoot(publisher, "dashboard-of-publisher")
    publisher.goto(f"{site.url}/desk/")
    shoot(publisher, "desk-of-publisher")
    publisher.get_by_role("link", name=TITLE).click()
    expect(publisher.locator(".messages")).to_contain_text("Approve it, or request changes.")
    shoot(publisher, "review")
    act(publisher, "Request changes")
    publisher.locator(".modal textarea[name=comment]").fill("Say by when.")
    shoot(publisher, "request-changes")
    publisher.locator(".modal").get_by_role("button", name="Request changes").click()
    publisher.wait_for_url("**/admin/pages/*/")

    editor.reload()
    shoot(editor, "changes-requested")
    act(editor, "Submit again for approval")
    publisher.goto(f"{site.url}/desk/")
    publisher.get_by_role("link", name=TITLE).click()
    act(publisher, "Approve and publish")
    publisher.wait_for_load_state()
    shoot(publisher, "approved")
    answer = sessions.page().goto(f"{site.url}/how-we-answer/")
    assert answer and answer.status == 200


def home_of(page: Page, site) -> str:
    page.goto(f"{site.url}/admin/pages/")
    row = page.get_by_role("row").filter(has_text="English")
    address = row.locator("a[href*='/admin/pages/']").first.get_attribute("href") or ""
    return next(part for part in address.split("/") if part.isdigit())
