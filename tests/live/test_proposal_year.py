"""One proposal from a phone to the Governing Board's answer, over fifteen months, reading each email (issue 6, Show
2).
"""

import pytest
from playwright.sync_api import expect

from cms import clock
from tests.live.marks import NIGHTLY_WALK
from tests.live.proposal_year import DECISION, PHONE, REASON, TITLE, ProposalYear, walk_the_year

pytestmark = NIGHTLY_WALK  # each step alone: tests/boards/proposals and decisions

TOLD = [
    "We have the proposal.",
    "It is public now",
    "A member of the board sponsors it.",
    "It is on the agenda of",
    "ranked the proposals on",
    "discussed it on",
    "The Office is studying what it would take",
    "The feasibility study is public.",
    "It is in the report on the proposals of the year.",
    "It is on the agenda of",
    "considered it on",
    f"Reason: {REASON}.",
]


@pytest.fixture(scope="module")
def walked(site, sessions) -> ProposalYear:
    """The whole year, once."""
    walk = ProposalYear(site, sessions, clock.today())
    walk_the_year(walk)
    return walk


def test_the_author_is_told_of_each_step_once_and_in_order(walked):
    """C2C-30: from receipt to the answer with its reason."""
    mails = walked.mails()
    assert len(mails) == len(TOLD), [subject for subject, _text in mails]
    for (_subject, text), words in zip(mails, TOLD, strict=True):
        assert words in text
        assert TITLE in text
        assert walked.facts["receipt"] not in text, "no mail holds a receipt's code"


def test_the_receipt_ends_in_the_answer(walked):
    page = walked.page(**PHONE)
    walked.go(page, f"/receipts/{walked.facts['receipt']}/")
    expect(page.get_by_text(f"Reason: {REASON}").first).to_be_visible()
    walked.snap(page, "year-6-receipt")


def test_the_public_page_has_reason_minutes_and_decision(walked):
    """PAR-02."""
    page = walked.read(f"/proposals/{walked.facts['number']}/")
    expect(page.get_by_text(f"Reason: {REASON}").first).to_be_visible()
    expect(page.get_by_role("link", name="Minutes of that meeting")).to_be_visible()
    page.get_by_role("link", name="with the vote by name").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(DECISION)


def test_the_ranking_is_public_by_name(walked):
    """BK-46."""
    page = walked.read(walked.facts["fall_page"])
    page.locator("details", has_text="Ranking of proposals").first.locator("summary").first.click()
    expect(page.get_by_role("heading", name="Ranking of proposals")).to_be_visible()
    for who in ("first", "second"):
        expect(page.get_by_role("rowheader", name=walked.facts[who])).to_be_visible()


def test_the_record_holds(walked):
    good = walked.site.manage("verify", check=False)
    assert good.returncode == 0, good.stdout + good.stderr
