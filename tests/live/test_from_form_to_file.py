"""From a form with a condition to a finding and a file, through screens (issue 4, Show 1).

The walk runs once; each test checks one part of its result.
"""

import openpyxl
import pytest
from playwright.sync_api import expect

from cms import clock
from tests.live.asking import ASKED, CHANGED, FINDS, OFTEN, SECOND, SPAM, TITLE
from tests.live.counting import CODE, DOUBLE, FINDING, WHY, Counting
from tests.live.marks import NIGHTLY_WALK

pytestmark = NIGHTLY_WALK  # rules: tests/feedback/forms, submissions, coding, cuts and exports


def people_answer(walk: Counting) -> None:
    walk.editor_builds_the_form()
    walk.editor_chooses_conditions()
    walk.publisher_publishes()
    walk.editor_writes_the_spanish_words()
    walk.publisher_publishes_the_spanish_words()
    walk.visitor_answers_and_saves()
    walk.visitor_resumes_and_sends()
    walk.visitor_changes_the_words()
    walk.another_writes_in_spanish_and_withdraws()
    walk.a_third_answers_without_script()


def staff_code(walk: Counting) -> None:
    walk.moderator_reads_the_queue()
    walk.analyst_draws_a_sample()
    walk.code_apart("analyst", 2)
    walk.code_apart("publisher", 1)
    walk.analyst_reads_the_agreement()
    walk.machine_suggests()
    walk.analyst_cuts("before")
    walk.analyst_accepts()


def staff_tell(walk: Counting) -> None:
    walk.analyst_cuts("after")
    walk.analyst_writes_a_finding()
    walk.finding_goes_public()
    walk.analyst_cuts("own", form=TITLE)
    walk.analyst_asks_for_the_records()
    walk.publisher_releases_them()
    walk.analyst_takes_them()


@pytest.fixture(scope="module")
def walked(site, sessions) -> Counting:
    """The whole walk, once."""
    walk = Counting(site, sessions, clock.today())
    people_answer(walk)
    staff_code(walk)
    staff_tell(walk)
    return walk


def test_the_form_speaks_both_languages_and_shows_its_notice(walked):
    """PRV-04: all eight parts, in the reader's language."""
    for path, words in (("", "Words of the notice: "), ("/es", "Palabras del aviso: ")):
        page = walked.phone(f"{path}/feedback/{walked.facts['form']}/")
        page.locator("details", has_text=words).locator("summary").click()
        expect(page.locator("dl dd").get_by_text(words)).to_have_count(8)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_each_receipt_tells_what_became_of_the_words(walked):
    told = {
        "first": f"It became part of finding F-{walked.facts['finding']}",
        "second": "You withdrew this comment.",
        "third": "Your comment is hidden from public view.",
    }
    for who, sentence in told.items():
        page = walked.phone(f"/receipts/{walked.facts[who]}/")
        expect(page.get_by_text(sentence).first).to_be_visible()


def test_the_agreement_of_two_coders_is_told_or_said_to_be_not_computable(walked):
    """PAR-04. Of four texts one carries the code for both and one for one coder only. By hand: both chose the same
    for 3 of 4; by chance 1/2·1/4 + 1/2·3/4 = 1/2; kappa 1/2. Alpha: 1 − (2/8) : (2·3·5 / (8·7)) = 0.5333."""
    agreement = walked.facts["agreement"]
    assert agreement[DOUBLE] == ["38%", "75%", "0.5000", "0.5333"]
    assert agreement["Pay"] == ["0%", "100%", "not computable", "not computable"]


def test_a_suggestion_counts_only_after_a_person_accepted_it(walked):
    assert walked.facts["counted_after"] == walked.facts["counted_before"] + 1


def test_the_finding_tells_its_number_by_reference_and_quotes_letter_by_letter(walked):
    """PAR-07: the number is what the release lets out, here as on the writer's list."""
    page = walked.as_()
    walked.go(page, walked.facts["public"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(FINDING)
    expect(page.locator(".lede").first).to_have_text(f"{walked.facts['told']} comments ask for it.")
    expect(page.get_by_text(ASKED).first).to_be_visible()
    assert "[[" not in page.locator("main").inner_text()


def test_the_file_of_a_records_request_opens_and_holds_what_was_said(walked):
    """The words as they stand, what was hidden too, and nothing of what was taken back."""
    book = openpyxl.load_workbook(walked.facts["file"], read_only=True)
    head, *rows = book["Comments"].iter_rows(values_only=True)
    found = {row[head.index("What is missing?")]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(found) == {CHANGED, SPAM}
    assert (found[CHANGED][FINDS], found[CHANGED][OFTEN], found[CHANGED]["Codes"]) == (
        "No",
        "Each week",
        CODE,
    )
    assert found[SPAM]["Status"] == "hidden"
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not any(SECOND in cell for cell in cells)


def test_the_log_names_who_asked_who_agreed_and_who_took_it(walked):
    file, asked, why, rows, taken = walked.publisher_reads_the_log()
    assert "records.xlsx" in file
    assert asked.startswith("A. Demo analyst") and "second person: P. Demo" in asked
    assert (why, rows.split()[0]) == (WHY, "2")
    assert taken.startswith("A. Demo, ")


def test_who_agreed_may_not_take_the_file_and_another_name_never_sees_it(walked):
    """S14, R09."""
    for who in ("publisher", "editor", "clerk", ""):
        cookies = walked.sessions.cookies(who) if who else ""
        assert walked.site.get(f"{walked.facts['export']}file", cookies)[0] in (302, 404), who
