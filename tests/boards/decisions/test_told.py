"""What a receipt says of proposals, of meetings called off, and of votes whose decision is still being written."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.decisions.services import add_follow_up, complete_follow_up, report_progress
from boards.meetings.states import cancel_meeting
from boards.models import Proposal
from cms import chain, clock
from cms.records import history
from feedback.receipts.receipt_status import status_of
from tests.factories import boards as make
from tests.factories import feedback as feedback_make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def comment():
    return feedback_make.make_submission(feedback_make.make_form())


def leads_to(comment, kind: str, id_: int) -> str:
    chain.link(("submission", comment.pk), (kind, id_), actor="system:test", why="for a test")
    return status_of(comment).sentence


def proposal(**facts) -> Proposal:
    made = Proposal(
        year=2022,
        sequence=8,
        body=make.body(3),
        title={"en": "Show counties"},
        summary={"en": "First."},
        brought_by={"en": "The public"},
        received_on=clock.today(),
        published_at=clock.now(),
        **facts,
    )
    return history.record(made, actor="system:test", reason="made")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Your comment is part of proposal {}, which is not on a posted agenda yet."),
        (
            {"public_state": "withdrawn"},
            "Your comment is part of proposal {}, which was withdrawn by the person who brought it.",
        ),
        ({"outcome": "adopted"}, "A board adopted proposal {}."),
        ({"outcome": "adapted"}, "A board adopted proposal {} with changes."),
        (
            {"outcome": "failed", "reason": {"en": "no money"}},
            "A board voted on proposal {}, and it was not adopted.",
        ),
        ({"outcome": "declined", "reason": {"en": "no data"}}, "A board did not take up proposal {}."),
        (
            {"outcome": "deferred", "reason": {"en": "cost"}, "until": "2023-05-01"},
            "A board tabled proposal {} until May 2023.",
        ),
    ],
)
def test_a_proposal_waits_or_was_answered(comment, facts, said):
    made = proposal(**facts)
    made.refresh_from_db()
    assert leads_to(comment, "proposal", made.pk) == said.format(made.number)


def test_nobody_read_it_until_it_led_somewhere(comment):
    assert status_of(comment).sentence == "We have your comment, and no one has read it yet."


def test_a_vote_is_told_before_its_decision_and_the_decision_after(home, comment):
    vote = make.held(home, seats=3, ayes=3)
    assert leads_to(comment, "item", vote.item_id) == (
        "A board voted yes on November 9, 2022, and its decision is not published yet."
    )
    decision = make.decision(vote)
    assert status_of(comment).sentence == f"A board said yes on November 9, 2022: decision {decision.number}."
    step = add_follow_up(actor=make.ACTOR, decision=decision, title={"en": "S"}, owner={"en": "We"})
    assert "promised what comes next" in status_of(comment).sentence
    report_progress(actor=make.ACTOR, step=step, percent=30, note={"en": "Drawn."})
    assert "what it promised is being done" in status_of(comment).sentence
    complete_follow_up(actor=make.ACTOR, step=step, note={"en": "ok"}, done_on=decision.decided_on)
    assert "every step it promised is done" in status_of(comment).sentence


def test_a_vote_that_failed_is_no_yes(home, comment):
    vote = make.held(home, seats=3, ayes=1)
    assert leads_to(comment, "item", vote.item_id) == (
        "A board voted on November 9, 2022, and there were not enough yes votes."
    )


def test_an_item_is_before_a_board_on_its_day_unless_the_meeting_is_called_off(home, comment, set_clock):
    body = make.body(3)
    make.pages(home, body)
    meeting = make.posted(body)
    set_clock(make.starts() - timedelta(days=10))
    said = leads_to(comment, "item", make.action_item(meeting).pk)
    assert said.startswith("This is on the agenda for November 9, 2022: ")
    cancel_meeting(actor=make.ACTOR, meeting=meeting, reason={"en": "No quorum."})
    assert "but that meeting was canceled" in status_of(comment).sentence


def test_many_comments_take_as_many_statements_as_few(home):
    from feedback.receipts.receipt_status import endings

    vote, form = make.held(home, seats=3, ayes=3), feedback_make.make_form()
    rows = [feedback_make.make_submission(form, f"Words {number}") for number in range(4)]
    for each in rows:
        leads_to(each, "item", vote.item_id)
    counts = []
    for some in (rows[:2], rows):
        with CaptureQueriesContext(connection) as asked:
            assert len(endings(some)) == len(some)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6
