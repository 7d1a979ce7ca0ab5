"""One comment, from a phone to a vote of the board and back, through screens only; then one byte is changed."""

import re
import sqlite3
from contextlib import closing

import openpyxl
import psycopg
import pytest

from cms import clock
from tests.live.marks import NIGHTLY_WALK
from tests.live.screenshots import walk_to_the_decision
from tests.live.walk import WORDS, Walk

# Each part alone: meeting_paths and chain_by_keyboard here; tests/feedback; the end of a receipt:
# boards/decisions/test_receipts_end_truly; a vote that was turned: boards/sessions/test_votes_are_sealed.
pytestmark = NIGHTLY_WALK


@pytest.fixture(scope="module")
def walked(site, sessions) -> Walk:
    """The whole walk, once."""
    walk = Walk(site, sessions, clock.today())
    walk_to_the_decision(walk)
    return walk


def test_the_visitors_receipt_ends_in_the_decision(walked):
    walked.receipt_shows_the_decision()


def test_the_trace_is_walked_both_ways(walked):
    walked.trace_walks_both_ways()


def test_the_export_opens(walked):
    book = openpyxl.load_workbook(walked.facts["export"], read_only=True)
    cells = [cell for row in book["Comments"].iter_rows(values_only=True) for cell in row]
    assert WORDS in cells


def test_the_record_holds_and_a_changed_byte_is_named(walked):
    """A vote is turned in the file itself, past all code of ours."""
    good = walked.site.manage("verify", check=False)
    assert good.returncode == 0, good.stdout + good.stderr
    vote = turn_a_vote(walked)
    bad = walked.site.manage("verify", check=False)
    assert bad.returncode == 1
    assert re.search(rf"\bvote\b.*\b{vote}\b", bad.stdout + bad.stderr)


def turn_a_vote(walk: Walk) -> int:
    address = walk.site.env["DATABASE_URL"]
    if address.startswith("sqlite"):
        connection = sqlite3.connect(address.removeprefix("sqlite:///"), timeout=20)
    else:
        connection = psycopg.connect(address)
    with closing(connection) as database:
        (vote,) = database.execute("SELECT max(id) FROM boards_vote WHERE choice = 'no'").fetchone()
        database.execute(f"UPDATE boards_vote SET choice = 'aye' WHERE id = {int(vote)}")  # noqa: S608
        database.commit()
    return vote
