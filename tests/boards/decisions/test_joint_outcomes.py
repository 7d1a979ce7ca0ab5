"""What each body of a joint meeting did is told as its own: on receipts, on lines, at the desk (BK-03, BK-30)."""

import pytest

from boards.motion_choices import MotionEffect
from boards.sessions.services import call_item
from tests.factories import boards as make
from tests.factories import comments as talk
from tests.factories import joint, live
from tests.factories.joint_votes import begun, voted
from tests.furniture import furnished

BLOCK = [("consent", "Consent"), ("action", "One", {"parent": "1"}), ("action", "Two", {"parent": "1"})]
BOARD, ADVISORY = "Governing Board", "Advisory Board"


@pytest.fixture
def block(home, set_clock):
    """A comment on a part of a consent block of a joint meeting, and who can adopt the block."""
    meeting = begun(home, items=BLOCK)
    comment = talk.said(meeting, number=2).submission
    set_clock(live.minute(10))
    call_item(actor=make.ACTOR, item=live.item(meeting, 1))
    live.heard(live.item(meeting, 1))
    return meeting, comment


def adopted_by(body: str, motion: str) -> str:
    return f"A board adopted this with the consent block on November 9, 2022, by motion {motion}: {body}."


def test_a_consent_block_that_the_joining_body_adopts_is_not_adopted_by_the_host(receipt, block):
    meeting, comment = block
    voted(live.item(meeting, 1), meeting.joint_body)
    said, stops = receipt(comment, live.minute(20))
    assert said == adopted_by(ADVISORY, "1.1")
    assert f"Adopted with the consent block as item 2, by motion 1.1 ({ADVISORY})." in stops[2][2]


def test_both_bodies_that_adopt_a_consent_block_are_told(receipt, block):
    meeting, comment = block
    for body in meeting.bodies:
        voted(live.item(meeting, 1), body)
    assert receipt(comment, live.minute(20))[0] == (
        f"{adopted_by(BOARD, '1.1')} {adopted_by(ADVISORY, '1.2')}"
    )


def test_before_any_vote_the_receipt_names_both_bodies(receipt, block):
    assert receipt(block[1], live.minute(20))[0] == (
        f"A board discussed this on November 9, 2022, and no decision is on record: joint meeting of {joint.BOTH}."
    )


@furnished
def asked(home):
    """A joint meeting with a comment on an action item that was heard."""
    meeting = begun(home)
    comment = talk.said(meeting).submission
    with live.at(10):
        live.heard(live.item(meeting, 2))
    return meeting, comment


YES = "A board voted yes on November 9, 2022, and its decision is not published yet."
NO = "A board voted on November 9, 2022, and there were not enough yes votes."


def both_vote(meeting, ayes: int):
    """The board adopts, then the advisory board votes."""
    with live.at(20):
        first = voted(live.item(meeting, 2), meeting.body)
        return first, voted(live.item(meeting, 2), meeting.joint_body, ayes=ayes)


def test_the_last_vote_of_each_body_is_told(receipt, asked):
    meeting, comment = asked
    both_vote(meeting, ayes=1)
    assert receipt(comment, live.minute(30))[0] == f"{BOARD}: {YES} {ADVISORY}: {NO}"


def test_a_decision_of_one_body_is_told_beside_the_vote_of_the_other(receipt, asked):
    meeting, comment = asked
    first, second = both_vote(meeting, ayes=1)
    make.decision(first)
    decided = f"{BOARD}: A board said yes on November 9, 2022: decision 2022-01."
    assert receipt(comment, live.minute(70))[0] == f"{decided} {ADVISORY}: {NO}"
    make.decision(second, title={"en": "Not by county"})
    said = receipt(comment, live.minute(80))[0]
    assert (
        said.startswith(decided) and f"{ADVISORY}: A board voted on November 9, 2022, and the motion" in said
    )


def test_a_body_that_voted_again_is_told_once(receipt, asked):
    meeting, comment = asked
    first, _second = both_vote(meeting, ayes=1)
    with live.at(40):
        voted(live.item(meeting, 2), meeting.body, effect=MotionEffect.RECONSIDER, about=first)
    said = receipt(comment, live.minute(50))[0]
    assert said == f"{ADVISORY}: {NO}"
