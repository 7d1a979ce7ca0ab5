"""Staff write to people who registered; name tags fill a letter sheet, a flyer fits on one."""

import io

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.live.accessible import NARROW, WIDE, complaints
from tests.live.forms import send
from tests.live.marks import NIGHTLY_WALK

pytestmark = NIGHTLY_WALK  # rules: tests/engagement/registrations
DESK = "/desk/conversations/fourth-conversation/"


def test_a_message_is_written_previewed_and_sent(site, sessions):
    page = sessions.page("editor")
    page.goto(f"{site.url}{DESK}message/")
    page.get_by_label("Everyone who registered").check()
    for number, (subject, body) in enumerate(
        [("Bring a jacket", "It is cold."), ("Traiga abrigo", "Hace frío.")]
    ):
        page.get_by_role("group", name="Subject").get_by_role("textbox").nth(number).fill(subject)
        page.get_by_role("group", name="Text").get_by_role("textbox").nth(number).fill(body)
    assert send(page) == 302
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bring a jacket")
    expect(page.locator("main")).to_contain_text("You are receiving this because you registered for")
    page.get_by_role("button", name="Send to").click()
    expect(page.locator("main")).to_contain_text("Sent by")


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_axe_finds_nothing_on_these_screens(site, sessions, prefix):
    page = sessions.page("editor")
    page.goto(f"{site.url}{DESK}message/")
    links = page.locator("article h3 a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    screens = [f"{DESK}{end}" for end in ("message/", "door/name-tags/?blank=4", "flyer/", "flyer/room/")]
    assert not complaints(page, site, [prefix + path for path in [*screens, *links]], (WIDE, NARROW))


def sheets(page) -> int:
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as made:
        assert all([int(side) for side in each.mediabox] == [0, 0, 612, 792] for each in made.pages)
        return len(made.pages)


def test_eight_tags_fill_a_sheet_and_a_flyer_fits_on_one(site, sessions):
    page = sessions.page("editor")
    page.goto(f"{site.url}{DESK}door/name-tags/?blank=9")
    tags = page.locator(".name-tag").count()
    assert sheets(page) == -(-tags // 8)
    for path in (f"{DESK}flyer/", f"/es{DESK}flyer/", f"{DESK}flyer/room/"):
        page.goto(site.url + path)
        assert sheets(page) == 1, path
