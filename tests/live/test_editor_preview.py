"""The editor of pages in a browser: each type of page is previewed beside its form, and the checks read the preview."""

import json
import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.live.marks import WALK
from tests.live.steps import picture

pytestmark = WALK

TYPES = {
    "boards.BoardsIndexPage",
    "boards.BodyPage",
    "boards.MeetingPage",
    "boards.StoryIndexPage",
    "boards.StoryPage",
    "cms.HomePage",
    "cms.NewsIndexPage",
    "cms.NewsPage",
    "cms.StandardPage",
    "engagement.ConversationIndexPage",
    "engagement.ConversationPage",
    "feedback.FeedbackFormPage",
    "feedback.FeedbackIndexPage",
    "feedback.ToolIndexPage",
    "feedback.ToolPage",
}
PAGES = """
import json
from wagtail.models import get_page_models
from cms.models.base import BasePage
from cms.models import HomePage, StandardPage
found = {}
for model in get_page_models():
    if issubclass(model, BasePage):
        page = model.objects.filter(locale__language_code="en", live=True).first()
        found[model._meta.label] = [page.pk, page.title] if page else None
home = HomePage.objects.get(locale__language_code="en")
torn = StandardPage(title="A level is skipped", slug="skipped", locale=home.locale, live=False,
    body=[{"type": "paragraph", "value": "<h3>Third level</h3><p>Text</p>"}])
home.add_child(instance=torn).save_revision()
found["faulty"] = [torn.pk, torn.title]
print("PAGES " + json.dumps(found))
"""
NUMBER = re.compile(r"^\s*\d+\s*$")


@pytest.fixture(scope="module")
def pages(site) -> dict[str, list]:
    """One public page of each type, and a draft whose headings skip a level: key and title."""
    out = site.manage("shell", "-v0", "-c", PAGES).stdout
    return json.loads(re.search(r"PAGES (.*)", out)[1])


def open_form(page: Page, site, key: int) -> None:
    page.goto(f"{site.url}/admin/pages/{key}/edit/")


def open_panel(page: Page, name: str) -> Locator:
    toggle = page.locator(f'[data-side-panel-toggle="{name}"]')
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    return page.locator(f'[data-side-panel="{name}"]')


def preview(page: Page) -> FrameLocator:
    open_panel(page, "preview")
    return page.frame_locator("#w-preview-iframe")


def count(page: Page) -> Locator:
    return page.locator('[data-side-panel="checks"] [data-content-checker-count]')


def test_the_demo_has_a_page_of_each_type(pages):
    assert {name for name, found in pages.items() if found} - {"faulty"} == TYPES


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_each_type_of_page_is_previewed_and_checked(site, sessions, pages, kind):
    key, _title = pages[kind]
    page, refused = sessions.page("publisher"), []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    open_form(page, site, key)
    heading = preview(page).locator("h1").first
    expect(heading).to_be_visible()
    assert heading.inner_text().strip() and "not available" not in heading.inner_text()
    expect(count(page)).to_have_text(NUMBER)
    picture(page, f"preview-{kind}")
    assert open_panel(page, "checks").locator("[data-content-word-count]").inner_text() != "-"
    assert not refused


def test_a_heading_that_skips_a_level_is_found(site, sessions, pages):
    page = sessions.page("editor")
    open_form(page, site, pages["faulty"][0])
    expect(preview(page).get_by_role("heading", name="Third level")).to_be_visible()
    expect(count(page)).to_have_text("1")
    checks = open_panel(page, "checks")
    expect(checks.locator("[data-content-checker-name]")).to_have_text("Incorrect heading hierarchy")
    expect(page.locator('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]')).to_have_text(
        "1"
    )
    picture(page, "checks-of-a-faulty-page")


def test_without_a_preview_the_checks_give_no_number(site, sessions, pages):
    page = sessions.page("clerk")
    page.route("**/edit/preview/?*", lambda route: route.abort())
    open_form(page, site, pages["faulty"][0])
    with page.expect_event("requestfailed"):
        open_panel(page, "preview")
    checks = open_panel(page, "checks")
    expect(checks.get_by_text("Not checked yet.")).to_be_visible()
    expect(count(page)).to_have_text("–")
    picture(page, "checks-without-preview")


def type_until(page, shown: str) -> None:
    """Wagtail overlooks what is typed while an update of the preview is under way; who goes on typing gets the next."""
    for _letter in range(30):
        page.locator("textarea[name=summary]").press_sequentially("x")
        try:
            expect(count(page)).to_have_text(shown, timeout=3_000)
        except AssertionError:
            continue
        return
    expect(count(page)).to_have_text(shown)


def test_what_cannot_be_previewed_takes_the_number_away_until_it_can(site, sessions, pages):
    page = sessions.page("editor")
    open_form(page, site, pages["faulty"][0])
    expect(preview(page).locator("h1")).to_be_visible()
    expect(count(page)).to_have_text(NUMBER)
    refusal = json.dumps({"is_valid": False, "is_available": True})
    page.route("**/edit/preview/", lambda route: route.fulfill(body=refusal, content_type="application/json"))
    type_until(page, "–")
    page.unroute("**/edit/preview/")
    type_until(page, "1")


def test_the_bar_on_a_public_page_leads_to_its_form_and_counts(site, sessions, pages):
    page, refused = sessions.page("editor"), []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    page.goto(f"{site.url}/accessibility/")
    page.get_by_role("button", name="View Wagtail quick actions").click()
    expect(page.get_by_role("menuitem", name=re.compile("Checks"))).to_be_visible()
    picture(page, "bar-of-an-editor")
    page.get_by_role("menuitem", name="Edit").click()
    page.wait_for_url("**/admin/pages/*/edit/")
    assert not refused


def test_visitors_see_no_bar_and_load_nothing_of_it(site, sessions):
    page, loaded = sessions.page(), []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{site.url}/accessibility/")
    expect(page.locator("wagtail-userbar")).to_have_count(0)
    assert not [each for each in loaded if "wagtailadmin" in each]
