"""A receipt tells a vote that was rescinded or reconsidered, and one that adopts a consent block, as what it is."""

from datetime import date

import pytest

from boards.decisions.comment_outcomes import outcome_of_comment
from boards.decisions.services import add_follow_up, report_progress
from boards.exceptions import NotPossibleNow
from boards.models import Motion
from boards.motion_choices import MotionEffect, MotionKind
from boards.sessions.services import call_item, end_meeting
from cms import chain, clock
from cms.models import Link
from tests.boards.decisions.receipt_page import labels, states
from tests.factories import boards as make
from tests.factories import comments as talk
from tests.factories import live


def test_a_decision_that_was_rescinded_says_by_which(receipt, client, comment, meeting):
    first = make.closed_motion(make.in_session(meeting, present=3), ayes=3)
    old = make.decision(first)
    undoing = make.motion(meeting, live.item(meeting, 2), comment=False)
    undoing.effect, undoing.about = MotionEffect.RESCIND, first
    undoing.save()
    with live.at(80):
        closed = live.call(undoing, ayes=3)
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Rescinded on November 9, 2022 by motion 2.2." in page
    said, stops = receipt(comment, live.minute(90))
    assert said in (
        "A board decided on November 9, 2022: decision 2022-01. Rescinded on November 9, 2022 by motion 2.2.",
        "A board voted on November 9, 2022 to rescind decision 2022-01.",
    )
    assert "Tabled" not in labels(stops) and "put-off" not in states(stops)
    new = make.decision(closed, title={"en": "Not by county"})
    said, stops = receipt(comment, live.minute(120))
    assert (
        "Rescinded on November 9, 2022 by decision 2022-02."
        in client.get(old.get_absolute_url()).content.decode()
    )
    assert f"It rescinds Decision {old.number}." in client.get(new.get_absolute_url()).content.decode()
    assert said == (
        "A board decided on November 9, 2022: decision 2022-01. Rescinded on November 9, 2022 by decision 2022-02."
    )
    table = client.get("/decisions/all.json").json()["decisions"]
    assert {row["number"]: row["outcome"] for row in table} == {"2022-01": "Rescinded", "2022-02": "Adopted"}
    assert "(Rescinded)" in client.get("/decisions/feed.atom").content.decode()
    assert "Rescinded" in client.get("/decisions/").content.decode()


def undo(meeting, vote: Motion, effect: str, *, minute: int = 80, ayes: int = 3) -> Motion:
    """A closed motion to rescind or reconsider this vote."""
    moved = asked_to_undo(meeting, vote, effect)
    with live.at(minute, meeting.day):
        return live.call(moved, ayes=ayes)


def asked_to_undo(meeting, vote: Motion, effect: str) -> Motion:
    moved = make.motion(meeting, live.item(meeting, 2), comment=meeting != vote.item.meeting)
    moved.effect, moved.about = effect, vote
    if effect == MotionEffect.RECONSIDER:
        moved.kind = MotionKind.PROCEDURE
    moved.save()
    return moved


def test_a_rescission_at_a_later_meeting_is_not_told_as_a_yes(receipt, comment, meeting):
    """It once said "A board said yes on December 7, 2022: decision 2022-02"."""
    first = make.closed_motion(make.in_session(meeting, present=3), ayes=3)
    make.decision(first)
    with live.at(120):
        end_meeting(actor=make.ACTOR, meeting=meeting, because="No one asked to speak.")
    day = date(2022, 12, 7)
    later = live.begin(live.meeting(meeting.body, day=day), room=3)
    closed = undo(later, first, MotionEffect.RESCIND)
    said, _stops = receipt(comment, live.minute(90, day))
    assert said == "A board voted on December 7, 2022 to rescind decision 2022-01."
    make.decision(closed, title={"en": "Not by county"})
    said, stops = receipt(comment, live.minute(120, day))
    assert said == "A board rescinded decision 2022-01 on December 7, 2022: decision 2022-02."
    assert "Tabled" not in labels(stops)


def test_a_vote_rescinded_before_its_decision_is_still_told(receipt, comment, meeting):
    first = make.closed_motion(make.in_session(meeting, present=3), ayes=3)
    with live.at(120):
        end_meeting(actor=make.ACTOR, meeting=meeting, because="No one asked to speak.")
    day = date(2022, 12, 7)
    later = live.begin(live.meeting(meeting.body, day=day), room=3)
    closed = undo(later, first, MotionEffect.RESCIND)
    said, _stops = receipt(comment, live.minute(90, day))
    assert said == "A board voted on December 7, 2022 to rescind motion 2.1 of November 9, 2022."
    make.decision(closed, title={"en": "Not by county"})
    said, _stops = receipt(comment, live.minute(120, day))
    assert said == "A board rescinded motion 2.1 of November 9, 2022 on December 7, 2022: decision 2022-01."
    told = outcome_of_comment({1: {("motion", first.pk)}})[1]
    assert [each.sentence for each in told] == [
        "A board voted yes on November 9, 2022. Rescinded on December 7, 2022 by decision 2022-01."
    ]


def test_what_a_rescinded_decision_promised_is_not_being_done(receipt, client, comment, meeting):
    """Every page says that it was rescinded, and its open step is neither late nor open."""
    first = make.closed_motion(make.in_session(meeting, present=3), ayes=3)
    old, facts = make.decision(first), {"actor": make.ACTOR, "owner": {"en": "We"}}
    with clock.at(live.minute(65)):
        step = add_follow_up(decision=old, title={"en": "Build it"}, due_on=date(2022, 11, 10), **facts)
        report_progress(actor=make.ACTOR, step=step, percent=20, note={"en": "Drawn."})
    undo(meeting, first, MotionEffect.RESCIND)
    _said, stops = receipt(comment, live.minute(90))
    assert "being done" not in " ".join(labels(stops)).lower()
    for act in (
        lambda: add_follow_up(decision=old, title={"en": "More"}, **facts),
        lambda: report_progress(actor=make.ACTOR, step=step, percent=30, note={"en": "More."}),
    ):
        with pytest.raises(NotPossibleNow, match="rescinded"):
            act()
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Underway" not in page and "Late" not in page and "Overdue" not in page
    assert "stop--done" not in page and "Rescinded" in page


@pytest.mark.parametrize("has_decision", [True, False])
def test_what_a_motion_to_rescind_did_not_undo_stands(receipt, comment, meeting, has_decision):
    first = make.closed_motion(make.in_session(meeting, present=3), ayes=3)
    if has_decision:
        make.decision(first)
    failed = undo(meeting, first, MotionEffect.RESCIND, ayes=1)
    stands = {
        True: "A board said yes on November 9, 2022: decision 2022-01.",
        False: "A board voted yes on November 9, 2022, and its decision is not published yet.",
    }[has_decision]
    assert receipt(comment, live.minute(90))[0] == stands
    if has_decision:
        make.decision(failed, title={"en": "Not rescinded"})
        assert receipt(comment, live.minute(120))[0] == stands


@pytest.mark.parametrize("effect", [MotionEffect.RESCIND, MotionEffect.RECONSIDER])
def test_while_the_body_is_asked_to_undo_a_vote_the_vote_is_told(receipt, comment, meeting, effect):
    """It once said that no decision was on record."""
    asked_to_undo(meeting, make.closed_motion(make.in_session(meeting, present=3), ayes=3), effect)
    said, _stops = receipt(comment, live.minute(70))
    assert said == "A board voted yes on November 9, 2022, and its decision is not published yet."


def test_a_vote_that_was_reconsidered_carries_no_decision(receipt, comment, meeting):
    first = make.closed_motion(make.in_session(meeting, present=3), ayes=3)
    again = make.motion(meeting, live.item(meeting, 2), comment=False)
    again.effect, again.about, again.kind = MotionEffect.RECONSIDER, first, MotionKind.PROCEDURE
    again.save()
    with live.at(80):
        live.call(again, ayes=3)
    assert not Motion.objects.without_decision().exists()
    said, stops = receipt(comment, live.minute(120))
    assert said.startswith("A board discussed this") and states(stops) == [
        "passed",
        "empty",
        "now",
        "to-come",
        "to-come",
    ]


# A part of a consent block ----------------------------------------------------------------------------------

BLOCK = [("consent", "Consent"), ("action", "One", {"parent": "1"}), ("action", "Two", {"parent": "1"})]
ADOPTED = "A board adopted this with the consent block on November 9, 2022, by motion 1.1: Governing Board."


@pytest.fixture
def block(home):
    """A comment on a part of a consent block that one vote adopts."""
    body = make.body(3)
    make.pages(home, body)
    meeting = live.meeting(body, items=BLOCK)
    row = talk.said(meeting, number=2).submission
    live.begin(meeting, room=3)
    with live.at(10):
        call_item(actor=make.ACTOR, item=live.item(meeting, 1))
        return meeting, row, live.decide(live.item(meeting, 1), ayes=3)


@pytest.mark.parametrize("is_linked", [True, False])
def test_what_was_adopted_with_a_consent_block_says_so(receipt, block, is_linked):
    """It once said that no decision was on record. Votes of earlier days have no link from the parts."""
    meeting, row, vote = block
    if is_linked:
        part, why = ("item", live.item(meeting, 2).pk), "Adopted with the consent block"
        chain.link(part, ("motion", vote.pk), actor=make.ACTOR, why=why)
    said, stops = receipt(row, live.minute(20))
    assert said == ADOPTED
    assert "Adopted with the consent block as item 2, by motion 1.1." in stops[2][2]
    make.decision(vote)
    said, _stops = receipt(row, live.minute(90))
    assert said in (ADOPTED, "A board said yes on November 9, 2022: decision 2022-01.")
    assert "decision 2022-01" in said or not part_leads_to_vote(meeting)


def part_leads_to_vote(meeting) -> bool:
    part = live.item(meeting, 2).pk
    return Link.objects.filter(source_kind="item", source_id=part, target_kind="motion").exists()


@pytest.mark.parametrize("effect", [MotionEffect.RECONSIDER, MotionEffect.RESCIND])
def test_a_consent_vote_that_was_undone_says_so(receipt, block, effect):
    meeting, row, vote = block
    with live.at(20):
        live.call(live.move(live.item(meeting, 1), effect=effect, about=vote), ayes=3)
    said, stops = receipt(row, live.minute(30))
    if effect == MotionEffect.RECONSIDER:
        assert said.startswith("A board discussed this") and "Adopted with" not in stops[2][2]
    else:
        gone = "Rescinded on November 9, 2022 by motion 1.2."
        assert said == f"{ADOPTED} {gone}" and gone in stops[2][2]
