"""Show 6 of issue 15: a receipt and a line state at each moment what has happened by then, and nothing else."""

from datetime import date, timedelta

import pytest

from boards.decisions.services import add_follow_up, complete_follow_up, report_progress, table_item
from boards.meetings.states import cancel_meeting
from boards.models import Motion
from boards.motion_choices import MotionKind
from boards.proposals.course import answer_proposal, discuss_proposal
from boards.proposals.services import bring_to_item, publish_proposal
from boards.sessions.services import call_item, end_meeting
from cms import chain, clock
from tests.boards.decisions.receipt_page import labels, states
from tests.factories import boards as make
from tests.factories import feedback as feedback_make
from tests.factories import live
from tests.factories import proposals as make_proposals

AHEAD = "On the agenda for November 9, 2022 as item 2."
NAMES = ["Heard", "Understood", "Discussed", "Decided", "Done"]


# A comment on a coming agenda -------------------------------------------------------------------------------


def test_one_second_after_it_is_sent_a_comment_on_a_coming_agenda_was_received(receipt, comment):
    """It once said "Understood, Being discussed"."""
    sent = make.starts() - timedelta(days=5)
    for at in (sent + timedelta(seconds=1), make.starts() - timedelta(hours=8)):
        said, stops = receipt(comment, at)
        assert said == "This is on the agenda for November 9, 2022: Governing Board."
        assert states(stops) == ["now", "to-come", "to-come", "to-come", "to-come"]
        assert labels(stops) == ["Received", *NAMES[1:]]
        assert AHEAD in stops[2][2]


def test_on_the_day_of_the_meeting_it_is_discussed_once_it_is_called(receipt, comment, meeting):
    make.in_session(meeting, present=3)
    said, stops = receipt(comment, live.minute(5))
    assert said.startswith(
        "This is on the agenda for November 9, 2022. The meeting has begun, but the item has not been called yet"
    )
    assert states(stops)[:3] == ["now", "to-come", "to-come"]
    assert "the item has not been called yet" in stops[2][2]
    with live.at(6):
        call_item(actor=make.ACTOR, item=live.item(meeting, 2))
    said, stops = receipt(comment, live.minute(7))
    assert said.startswith("A board discussed this on November 9, 2022, and no decision is on record")
    assert states(stops) == ["passed", "empty", "now", "to-come", "to-come"]
    assert labels(stops)[2] == "Discussed" and "Discussed as item 2." in stops[2][2]


@pytest.mark.parametrize(
    ("ayes", "voted", "decided", "end"),
    [
        (3, "A board voted yes on", "A board said yes on", ["now", "to-come"]),
        (1, "A board voted on", "A board voted on", ["ended"]),
    ],
)
def test_after_the_vote_and_after_its_decision(receipt, comment, meeting, ayes, voted, decided, end):
    moved = make.closed_motion(make.in_session(meeting, present=3), ayes=ayes)
    said, stops = receipt(comment, live.minute(45))
    assert said.startswith(voted) and "decision 2022" not in said
    assert states(stops) == ["passed", "empty", "passed", *end]
    make.decision(moved)
    said, stops = receipt(comment, live.minute(90))
    assert said.startswith(decided) and said.endswith("decision 2022-01.")
    assert states(stops) == ["passed", "empty", "passed", *end]
    if ayes == 1:
        assert labels(stops)[3] == "Not adopted" and "Reason: people asked" in stops[3][2]


def test_promised_steps_are_done_when_they_are_done(receipt, comment, meeting):
    moved = make.closed_motion(make.in_session(meeting, present=3), ayes=3)
    decision, later = make.decision(moved), live.minute(300)
    with clock.at(live.minute(100)):
        facts = {"title": {"en": "Build it"}, "owner": {"en": "We"}, "due_on": date(2023, 5, 1)}
        step = add_follow_up(actor=make.ACTOR, decision=decision, **facts)
    said, stops = receipt(comment, later)
    assert "promised what comes next" in said and "Planned for May 2023." in stops[4][2]
    assert states(stops)[3:] == ["now", "to-come"]
    with clock.at(live.minute(110)):
        report_progress(actor=make.ACTOR, step=step, percent=20, note={"en": "Drawn."})
    said, stops = receipt(comment, later)
    assert "what it promised is being done" in said and labels(stops)[4] == "Underway"
    with clock.at(live.minute(120)):
        complete_follow_up(actor=make.ACTOR, step=step, note={"en": "Built."})
    said, stops = receipt(comment, later)
    assert "every step it promised is done" in said
    assert states(stops) == ["passed", "empty", "passed", "passed", "passed"]


# What did not happen ----------------------------------------------------------------------------------------


def test_an_item_never_called_is_not_discussed(receipt, comment, meeting):
    make.in_session(meeting, present=3)
    with live.at(60):
        end_meeting(actor=make.ACTOR, meeting=meeting, because="No one asked to speak.")
    said, stops = receipt(comment, live.minute(90))
    assert said == "This was on the agenda for November 9, 2022 and was not called: Governing Board."
    assert states(stops) == ["now", "to-come", "empty", "to-come", "to-come"]
    assert stops[2][2] == "On the agenda for November 9, 2022 as item 2, but not called."


@pytest.mark.parametrize("is_called", [True, False])
@pytest.mark.parametrize(("outcome", "state"), [("declined", "ended"), ("deferred", "put-off")])
def test_an_item_left_without_a_vote(receipt, comment, meeting, is_called, outcome, state):
    """Only one that was called was discussed."""
    make.in_session(meeting, present=3)
    item = live.item(meeting, 2)
    with live.at(5):
        if is_called:
            call_item(actor=make.ACTOR, item=item)
    with live.at(60):
        end_meeting(actor=make.ACTOR, meeting=meeting, because="No one asked to speak.")
        until = date(2023, 5, 1) if outcome == "deferred" else None
        table_item(
            actor=make.ACTOR,
            item=live.item(meeting, 2),
            outcome=outcome,
            reason={"en": "no data"},
            until=until,
        )
    said, stops = receipt(comment, live.minute(90))
    assert ("A board discussed this" in said) is is_called
    assert ("was not called" in said) is not is_called
    assert states(stops)[:3] == ["passed", "empty", state]
    assert "Reason: no data." in stops[2][2] and ("not called" in stops[2][2]) is not is_called


def test_a_meeting_that_was_canceled_discussed_nothing(receipt, comment, meeting):
    with clock.at(make.starts() - timedelta(days=1)):
        cancel_meeting(actor=make.ACTOR, meeting=meeting, reason={"en": "No quorum."})
    said, stops = receipt(comment, live.minute(90))
    assert said.startswith("This was on the agenda for November 9, 2022, but that meeting was canceled")
    assert states(stops)[:3] == ["now", "to-come", "empty"]


def test_a_day_that_passes_without_a_beginning_discusses_nothing(receipt, comment):
    said, stops = receipt(comment, make.starts() + timedelta(days=2))
    assert "there is no record that the meeting began" in said
    assert states(stops)[:3] == ["now", "to-come", "to-come"]


@pytest.mark.parametrize(
    ("effect", "facts", "said", "label", "state"),
    [
        ("table", {}, "A board voted on November 9, 2022 to table this.", "Tabled", "put-off"),
        (
            "continue",
            {"until": date(2023, 5, 1)},
            "A board voted on November 9, 2022 to continue this to a later meeting.",
            "Continued to May 2023",
            "put-off",
        ),
        (
            "refer",
            {"referred_to": {"en": "staff"}},
            "A board voted on November 9, 2022 to refer this.",
            "Referred to staff",
            "put-off",
        ),
        ("decline", {}, "A board voted on November 9, 2022 not to take this up.", "Not taken up", "ended"),
    ],
)
def test_what_a_vote_did_to_the_business_is_said_in_its_own_word(
    receipt, comment, meeting, effect, facts, said, label, state
):
    moved = with_effect(meeting, effect, **facts)
    told, stops = receipt(comment, live.minute(60))
    assert told == said
    assert (stops[3][0], stops[3][1]) == (state, label)
    made = make.decision(moved)
    assert made.outcome_words == label
    told, stops = receipt(comment, live.minute(90))
    assert told.endswith("decision 2022-01.") and (stops[3][0], stops[3][1]) == (state, label)


def with_effect(meeting, effect: str, **facts) -> Motion:
    """A passed motion that does this to the business before the body."""
    make.in_session(meeting, present=3)
    moved = make.motion(meeting, live.item(meeting, 2))
    for name, value in (facts | {"effect": effect, "kind": MotionKind.PROCEDURE}).items():
        setattr(moved, name, value)
    moved.save()
    with live.at(40):
        return live.call(moved, ayes=3)


# A comment from a tool, and a proposal ----------------------------------------------------------------------


def test_a_comment_on_a_tool_from_sending_to_decision(receipt, home):
    body = make.body(3)
    make.pages(home, body)
    with clock.at(make.starts() - timedelta(days=90)):
        row = feedback_make.make_submission(feedback_make.make_form())
    said, stops = receipt(row, make.starts() - timedelta(days=90) + timedelta(seconds=1))
    assert said == "We have your comment, and no one has read it yet."
    assert states(stops) == ["now", "to-come", "to-come", "to-come", "to-come"]
    assert labels(stops) == ["Received", *NAMES[1:]] and not any(words for _s, _l, words in stops[1:])
    made = make.finding(12)
    chain.link(("submission", row.pk), ("finding", 12), actor=make.ACTOR, why="coded")
    said, stops = receipt(row, make.starts() - timedelta(days=50))
    assert said == f"Your comment is part of finding {made.reference}, which is not on a posted agenda yet."
    assert (states(stops), labels(stops)[1]) == (
        ["passed", "now", "to-come", "to-come", "to-come"],
        "Understood",
    )
    meeting = make.posted(body, findings=[made])
    said, stops = receipt(row, make.starts() - timedelta(days=12))
    assert said == "This is on the agenda for November 9, 2022: Governing Board."
    assert (
        states(stops) == ["passed", "now", "to-come", "to-come", "to-come"]
        and "On the agenda for November 9, 2022" in stops[2][2]
    )
    make.in_session(meeting, present=3)
    assert states(receipt(row, live.minute(1))[1]) == ["passed", "now", "to-come", "to-come", "to-come"]
    moved = make.closed_motion(meeting, ayes=3)
    assert states(receipt(row, live.minute(41))[1]) == ["passed", "passed", "passed", "now", "to-come"]
    make.decision(moved)
    said, _stops = receipt(row, live.minute(61))
    assert said == "A board said yes on November 9, 2022: decision 2022-01."


def test_a_proposal_from_sending_to_answer(receipt, home):
    year, body = make_proposals.cycle(), make_proposals.advisory()
    make.pages(home, body)
    fall = date(2022, 9, 14)
    proposal = make_proposals.received(year, body)
    row, sent = proposal.submission, make_proposals.on(date(2022, 5, 3))
    with sent:
        publish_proposal(actor=make.ACTOR, proposal=proposal)
    said, stops = receipt(row, live.minute(-60 * 24 * 60, fall))
    assert said == "Your comment is part of proposal P-2022-01, which is not on a posted agenda yet."
    assert states(stops) == ["now", "to-come", "to-come", "to-come", "to-come"]
    meeting = live.meeting(body, day=fall)
    item, facts = live.item(meeting, 2), {"actor": make.ACTOR, "proposal": proposal}
    with live.at(-60 * 24 * 10, fall):
        bring_to_item(item=item, **facts)
    said, stops = receipt(row, live.minute(-60, fall))
    assert said.startswith("This is on the agenda for September 14, 2022")
    assert states(stops)[:3] == ["now", "to-come", "to-come"]
    live.begin(meeting, room=3)
    assert states(receipt(row, live.minute(1, fall))[1])[:3] == ["now", "to-come", "to-come"]
    item = live.item(meeting, 2)
    with live.at(5, fall):
        call_item(actor=make.ACTOR, item=item)
        discuss_proposal(item=item, **facts)
    said, stops = receipt(row, live.minute(6, fall))
    assert said.startswith("A board discussed this on September 14, 2022, and no decision is on record")
    assert states(stops)[:4] == ["passed", "empty", "now", "to-come"]
    with live.at(60, fall):
        answer_proposal(item=item, outcome="declined", reason={"en": "it costs too much"}, **facts)
    said, stops = receipt(row, live.minute(61, fall))
    assert said == "A board did not take up proposal P-2022-01."
