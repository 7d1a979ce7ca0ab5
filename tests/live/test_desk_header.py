"""The header of the desk: one row at 1280 for a person with every role, one button on a phone; without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms.access import Role
from tests.checks import ROOT
from tests.live.accessible import NARROW, SIDEWAYS, WIDE, resize
from tests.live.steps import picture

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db, pytest.mark.timeout(300)]
STYLE = ROOT / "cms" / "static" / "cms" / "build" / "site.css"


@pytest.fixture
def desk(make_user, client_for, page: Page) -> Page:
    """The home of the desk as this person gets it, with its style and without any script."""
    html = client_for(make_user("all", *Role)).get("/desk/").text
    html = re.sub(r"<script.*?</script>|<link[^>]*>", "", html, flags=re.DOTALL)
    page.set_content(html.replace("</head>", f"<style>{STYLE.read_text()}</style></head>"))
    return page


def test_it_stands_in_one_row_and_its_menus_open_by_keyboard(desk):
    resize(desk, WIDE)
    menu = desk.locator(".staff-bar__menu")
    picture(desk, "desk-header-wide")
    tops = menu.locator("> ul > li").evaluate_all("all => all.map((each) => each.offsetTop)")
    assert len(tops) == 7 and len(set(tops)) == 1
    assert desk.locator(".staff-bar").bounding_box()["height"] < 70
    group = menu.locator("summary", has_text="Meetings")
    group.focus()
    desk.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Seats", exact=True)).to_be_visible()
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.textContent") == "Meetings"
    picture(desk, "desk-header-wide")
    assert not desk.evaluate(SIDEWAYS)


def test_on_a_phone_one_button_opens_everything(desk):
    resize(desk, NARROW)
    expect(desk.locator(".staff-bar__menu")).to_be_hidden()
    desk.locator(".staff-bar__narrow > summary").click()
    desk.locator(".staff-bar__narrow summary", has_text="Decisions").click()
    expect(desk.locator(".staff-bar__narrow").get_by_role("link", name="Agreements")).to_be_visible()
    picture(desk, "desk-header-narrow")
    assert not desk.evaluate(SIDEWAYS)
