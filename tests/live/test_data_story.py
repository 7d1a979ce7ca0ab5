"""A reader comes from the home page to each question of a story, and to one's own county, without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.live.accessible import WIDE, complaints
from tests.live.marks import WALK

pytestmark = WALK
SMALLEST = (320, 640)
QUESTIONS = 7
STORY = "/stories/teacher-pipeline/"


def open_list(page: Page, site) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site.url + "/")
    page.get_by_role("link", name="Data and tools", exact=True).first.click()


def test_each_question_is_answered_in_two_steps_from_home(site, plain):
    for place in range(QUESTIONS):
        open_list(plain, site)
        plain.locator(f'main a[href*="{STORY}#question-"]').nth(place).click()
        section = plain.locator(f"#question-{place + 1}")
        expect(section.locator("h3")).to_have_text(re.compile(r"\d"))
        expect(section.locator(".fig")).to_be_visible()


def test_my_county_is_the_third_step_and_stays_in_the_address(site, plain):
    open_list(plain, site)
    plain.locator(f'main a[href$="{STORY}"]').first.click()
    plain.get_by_text("Change", exact=True).click()
    plain.get_by_label("Place").select_option(label="\u2003Fresno")
    plain.get_by_role("button", name="Show these numbers").click()
    assert "place=06019" in plain.url
    expect(plain.locator("#question-7 h3")).to_have_text(re.compile(r"^Fresno: \d+%"))
    assert not plain.context.cookies()


def test_the_choice_is_made_by_keyboard(site, plain):
    plain.goto(site.url + STORY)
    plain.locator(".story-details > summary").focus()
    plain.keyboard.press("Enter")
    expect(plain.get_by_label("Place")).to_be_visible()
    plain.keyboard.press("Tab")
    assert plain.evaluate("document.activeElement.name") == "place"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_story_is_accessible_at_every_width(site, page: Page, scheme):
    page.emulate_media(color_scheme=scheme)
    paths = [STORY, f"{STORY}?place=06019", f"/ar{STORY}?place=06027"]
    assert complaints(page, site, paths, (WIDE, SMALLEST)) == []
