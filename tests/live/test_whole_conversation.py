"""A conversation from invitation to outcomes, through screens only (issue 5, Show 1)."""

import pytest
from playwright.sync_api import expect

from cms import clock
from tests.live.conversation_year import NAME, NAME_ES, Gathering, walk_a_conversation
from tests.live.marks import NIGHTLY_WALK

pytestmark = NIGHTLY_WALK  # each step alone: tests/engagement/registrations, recaps and outcomes


@pytest.fixture(scope="module")
def walked(site, sessions) -> Gathering:
    """The whole walk, once."""
    walk = Gathering(site, sessions, clock.today())
    walk_a_conversation(walk)
    return walk


def test_who_waits_gets_the_seat_that_comes_free(walked):
    assert walked.facts["waiting"] == "You are on the waiting list"
    assert walked.facts["promoted"] == "You have a seat"
    assert any("seat" in subject.lower() for _language, subject, _text in walked.mails("zoe")[1:])


def test_the_recap_tells_what_the_board_decided_in_both_languages(walked):
    page = walked.public_page()
    expect(page.get_by_role("heading", name="What we heard, and what happened with it")).to_be_visible()
    expect(page.get_by_role("link", name=walked.facts["decision"]).first).to_be_visible()
    spanish = walked.public_page("/es")
    assert spanish.locator("html").get_attribute("lang") == "es"
    expect(spanish.get_by_role("link", name=walked.facts["decision"]).first).to_be_visible()


@pytest.mark.parametrize(
    ("name", "language", "named", "decided"),
    [
        ("zoe", "en", NAME, "The first release shows charter schools."),
        ("luis", "es", NAME_ES, "La primera versión muestra las escuelas chárter."),
    ],
)
def test_each_person_is_told_once_in_their_language(walked, name, language, named, decided):
    """Registered, recap, outcome: each one mail (PAR-02)."""
    mails = walked.mails(name)
    assert {code for code, _subject, _text in mails} == {language}
    assert any(named in text for _code, _subject, text in mails)
    outcomes = [text for _code, _subject, text in mails if decided in text]
    assert len(outcomes) == 1
    subjects = [subject for _code, subject, _text in mails]
    assert len(subjects) == len(set(subjects))


def test_the_record_holds(walked):
    good = walked.site.manage("verify", check=False)
    assert good.returncode == 0, good.stdout + good.stderr
