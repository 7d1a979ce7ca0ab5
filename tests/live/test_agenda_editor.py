"""A clerk enters and posts an agenda of 30 items in three languages, with 25 documents, in at most 40 steps."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms import clock
from tests.factories import materials as papers
from tests.live.marks import NIGHTLY_WALK
from tests.live.meetings import GOVERNING, Meetings

pytestmark = NIGHTLY_WALK  # rules: tests/boards/agendas/test_agenda_editor.py
MOST_STEPS = 40
# A third language of the body's pages.
VIETNAMESE = """
from wagtail.models import Locale
from boards.models import BodyPage
vietnamese, _made = Locale.objects.get_or_create(language_code="vi")
page = BodyPage.objects.get(body__slug="governing-board", locale__language_code="en")
page.copy_for_translation(vietnamese, copy_parents=True)
"""
PARTS = ("", ".1", ".1.1", ".2", ".3")


def rows() -> list[str]:
    """Six items with four parts each: number, kind, title in three languages, minutes, presenter."""
    lines = []
    for top in range(1, 7):
        for part in PARTS:
            number = f"{top}{part}"
            kind = "" if part else ("Information" if top == 1 else "Action")
            titles = (f"Data plan {number}", f"Plan de datos {number}", f"Kế hoạch dữ liệu {number}")
            lines.append("\t".join((number, kind, *titles, "" if part else "20", "Staff")))
    return lines


class Counted:
    """What a person does: each press, choice and entry is a step."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def press(self, name: str, role: str = "button") -> None:
        self.steps += 1
        self.page.get_by_role(role, name=name).first.click()

    def fill(self, name: str, words: str) -> None:
        self.steps += 1
        self.page.locator(f"main [name={name}]").fill(words)

    def choose(self, name: str, value: str) -> None:
        self.steps += 1
        self.page.locator(f"main [name={name}]").select_option(value)


@pytest.fixture(scope="module")
def walk(site, sessions) -> Meetings:
    site.manage("shell", "-v0", "-c", VIETNAMESE)
    walking = Meetings(site, sessions, clock.today())
    walking.clock_at(walking.today, 9)
    return walking


def test_an_agenda_of_thirty_items_is_entered_and_posted(walk, tmp_path):
    meeting = walk.plan(GOVERNING, walk.day(20))
    page = walk.as_("clerk")
    clerk = Counted(page)
    clerk.press("Edit the agenda", "link")
    paste(walk, clerk)
    name_a_motion(walk, clerk)
    move_by_keyboard(clerk)
    add_files(walk, clerk, tmp_path)
    address = walk.post(meeting)
    clerk.steps += 6  # approve, attest, check, post
    assert clerk.steps <= MOST_STEPS
    spanish = walk.read(f"/es{address}")
    expect(spanish.get_by_text("Plan de datos 3.1.1", exact=True)).to_be_visible()
    expect(spanish.get_by_text("Data plan 3.1.1", exact=True)).to_have_count(0)
    walk.snap(spanish, "agenda-editor-public-es")


def paste(walk: Meetings, clerk: Counted) -> None:
    clerk.press("Paste a list of items", "link")
    clerk.fill("pasted", "\n".join(rows()))
    clerk.choose("where", "all")
    clerk.press("Preview the list")
    expect(clerk.page.get_by_role("heading", name="30 items understood")).to_be_visible()
    walk.snap(clerk.page, "agenda-editor-paste")
    clerk.press("Save these items")
    expect(clerk.page.locator("[data-row]")).to_have_count(30)
    walk.snap(clerk.page, "agenda-editor")


def name_a_motion(walk: Meetings, clerk: Counted) -> None:
    clerk.press("Edit 2", "link")
    clerk.page.get_by_text("Recommended action, draft motion and report").click()
    clerk.steps += 1
    clerk.fill("action_en", "Approve the data plan")
    clerk.fill("motion_en", "Move to approve the data plan.")
    walk.snap(clerk.page, "agenda-editor-open")
    clerk.press("Save item 2")
    expect(clerk.page.get_by_text("Saved in every language.")).to_be_visible()


def move_by_keyboard(clerk: Counted) -> None:
    """Item 6 moves up above item 5, and that is undone."""
    page = clerk.page
    page.get_by_role("link", name="Edit 6", exact=True).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-row]", has_text="Data plan 6").first).to_contain_text("5")
    clerk.press("Undo the last change")
    expect(page.get_by_text("Undone.")).to_be_visible()
    clerk.steps += 2


def add_files(walk: Meetings, clerk: Counted, folder) -> None:
    names = [f"{top:02}{part} Staff report.pdf" for top in range(1, 6) for part in PARTS]
    for name in names:
        (folder / name).write_bytes(papers.pdf())
    clerk.press("Add many files", "link")
    clerk.page.locator("main [name=files]").set_input_files([folder / name for name in names])
    clerk.steps += 1
    clerk.press("Upload and review")
    expect(clerk.page.get_by_role("heading", name="25 files to add")).to_be_visible()
    walk.snap(clerk.page, "agenda-editor-files")
    clerk.press("Add these files")
    expect(clerk.page.get_by_text(re.compile("25 materials added"))).to_be_visible()
