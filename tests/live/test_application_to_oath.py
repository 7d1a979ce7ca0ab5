"""One application from the public form to the oath, through screens only, reading each email (issue 6, Show 2)."""

import re

import pytest

from cms import clock
from tests.live.applying import INTERNAL, Serving, walk_to_the_oath
from tests.live.marks import NIGHTLY_WALK

pytestmark = NIGHTLY_WALK  # each step alone: tests/boards/appointing


@pytest.fixture(scope="module")
def walked(site, sessions) -> Serving:
    """The whole walk, once."""
    walk = Serving(site, sessions, clock.today())
    walk_to_the_oath(walk)
    return walk


def test_the_receipt_told_the_truth_at_each_step(walked):
    first, read, listed, appointed = walked.facts["said"]
    assert "You can change it until" in first
    assert "Next, staff read and score the applications" in read
    assert "You are on the short list" in listed
    assert "The Governing Board appointed you" in appointed
    assert "Others were chosen this time" in walked.facts["thanked"]


def test_a_scorer_saw_nothing_of_the_others_before(walked):
    for name in ("Solene", "Viggo"):
        assert "Hidden until you have scored" in walked.facts[f"publisher saw {name}"]


def test_the_packet_shows_three_fields_and_no_other_applicant(walked):
    packet = walked.facts["packet"]
    assert "Solene" in packet and "Night advisors" in packet and "night students" in packet
    for internal in (*INTERNAL, "Viggo"):
        assert internal not in packet


def test_each_person_is_told_in_their_language_and_once(walked):
    solene, viggo = walked.mails("solene"), walked.mails("viggo")
    assert [language for language, _subject, _text in solene] == ["es", "es"]
    assert [language for language, _subject, _text in viggo] == ["en", "en"]
    assert "TL-" in solene[0][2] and "TL-" in viggo[0][2]
    assert "Junta" in solene[1][1] and "Su mandato" in solene[1][2]
    assert "others were chosen" in viggo[1][2]
    assert "appointed" not in viggo[1][2]


def test_the_seat_is_held_and_the_oath_is_on_the_checklist(walked):
    page = walked.page()
    walked.go(page, "/boards/community-engagement/")
    assert page.get_by_text("Solene").count()
    assert len(re.findall(r"Done [A-Z][a-z]+ \d", walked.facts["checklist"])) == 2


def test_the_record_holds(walked):
    good = walked.site.manage("verify", check=False)
    assert good.returncode == 0, good.stdout + good.stderr
