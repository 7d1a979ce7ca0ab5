"""An analyst starts a codebook, fills it from the file of another tool, and sees each code before it is imported."""

from playwright.sync_api import expect

from tests.feedback.coding import refi_samples
from tests.live.marks import NIGHTLY_WALK
from tests.live.steps import picture

pytestmark = NIGHTLY_WALK  # rules: tests/feedback/coding/test_codebook_import.py


def test_a_codebook_is_started_and_filled_from_a_file(site, sessions, tmp_path):
    file, bomb = tmp_path / "themes.qdc", tmp_path / "bomb.qdc"
    file.write_text(refi_samples.PREFIXED)
    bomb.write_text(refi_samples.BILLION_LAUGHS)
    page = sessions.page("analyst")
    page.goto(f"{site.url}/desk/codebook/")
    page.get_by_role("link", name="All codebooks and forms").click()
    page.locator("input[name=name_en]").fill("Transit survey")
    page.get_by_role("button", name="Start codebook").click()
    expect(page.locator("main")).to_contain_text("The codebook is empty.")

    page.get_by_role("link", name="Import codes").click()
    page.locator("input[type=file]").set_input_files(bomb)
    page.get_by_role("button", name="Show what it would change").click()
    expect(page.locator("main")).to_contain_text("This file declares a document type or entities.")

    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Show what it would change").click()
    expect(page.get_by_role("heading", name="4 codes would be added")).to_be_visible()
    picture(page, "codebook-preview")
    page.get_by_role("button", name="Import these codes").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Transit survey 2")
    expect(page.get_by_role("link", name="Buses & trains")).to_be_visible()

    page.get_by_role("link", name="Import codes").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Show what it would change").click()
    expect(page.locator("main")).to_contain_text("There is nothing to import.")
