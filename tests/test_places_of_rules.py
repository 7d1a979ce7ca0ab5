"""Twenty rules, and the file that a newcomer would guess from the tree: it is the one that names the rule."""

import pytest

from tests.checks import ROOT

PLACES = {
    "BK-10": "boards/notices/clock.py",  # an agenda is posted ten days before
    "BK-14": "boards/agendas/changes.py",  # which changes of a posted agenda can be a correction
    "BK-14a": "boards/agendas/added_item_rules.py",  # an item added after posting
    "BK-16": "boards/notices/short_notice.py",  # special meetings, 48 hours
    "BK-26": "boards/comments/rules.py",  # late comments are marked late
    "BK-27": "boards/minutes/recordings.py",  # a recording is available for thirty days
    "BK-30": "boards/sessions/votes.py",  # each vote stands by name
    "BK-33": "boards/sessions/closed_sessions.py",  # into closed session and back
    "BK-41": "boards/workspace/notes.py",  # private notes have one reader
    "BK-42": "boards/guard/contact_sets.py",  # no majority in contact
    "BK-46": "boards/proposals/ballots.py",  # ranking in session, by name
    "BK-50": "boards/materials/distribution.py",  # given to a majority: a public record
    "C2C-05": "boards/rules/thresholds.py",  # two thirds of all seats
    "C2C-08": "boards/appointments/eligibility.py",  # organizations with a seat
    "C2C-30": "boards/proposals/course_rules.py",  # the order of the cycle's steps
    "PAR-02": "engagement/outcomes/notifications.py",  # people hear what came of it
    "PAR-07": "feedback/findings/rules.py",  # a finding's numbers are never typed
    "PRV-06": "cms/records/retention.py",  # how long records are kept
    "PRV-08": "feedback/moderation/personal_information.py",  # what may identify a person waits for a person
    "PRV-12": "feedback/releases/disclosure_decision.py",  # no change of 1 to 10 is published
}


@pytest.mark.parametrize("rule", PLACES)
def test_the_file_that_one_would_guess_holds_the_rule(rule):
    assert rule in (ROOT / PLACES[rule]).read_text(encoding="utf-8")
