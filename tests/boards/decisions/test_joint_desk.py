"""Votes of a joint meeting name their body at the desk, on public pages and lines (BK-03, BK-30)."""

import pytest

from boards.decisions.annual_report import year_of
from boards.models import Motion
from boards.motion_choices import Choice
from boards.sessions.recusals import recuse
from boards.sessions.votes import close_vote, record_roll_call
from tests.boards.meetings.test_query_counts import statements
from tests.factories import boards as make
from tests.factories import comments as talk
from tests.factories import joint, live
from tests.factories.console import Console
from tests.factories.joint_votes import begun, moved, seats, voted
from tests.furniture import furnished

BOARD, ADVISORY = "Governing Board", "Advisory Board"


@furnished
def running(home):
    """A joint meeting whose action item was heard."""
    meeting = begun(home)
    with live.at(10):
        live.heard(live.item(meeting, 2))
    return meeting


@furnished
def votes(running) -> list[Motion]:
    with live.at(20):
        return [voted(live.item(running, 2), body) for body in running.bodies]


@pytest.fixture
def desk(client_for, publisher, set_clock):
    set_clock(live.minute(60))
    return client_for(publisher)


def test_the_list_of_votes_names_both_bodies_and_the_one_that_voted(desk, votes):
    page = desk.get("/desk/decisions/").content.decode()
    assert f"Motion 2.2 ({ADVISORY})</strong>, {joint.BOTH}, November 9, 2022" in page
    assert f"Motion 2.1 ({BOARD})</strong>, {joint.BOTH}, November 9, 2022" in page


def test_the_tasks_of_two_votes_on_one_item_can_be_told_apart(desk, votes):
    page = desk.get("/desk/").content.decode()
    for body in (BOARD, ADVISORY):
        assert f"{joint.BOTH}, November 9, 2022 ({body}), item 2" in page
    make.decision_draft(votes[1])
    page = desk.get("/desk/").content.decode()
    assert f"County results come first. {joint.BOTH}, November 9, 2022 ({ADVISORY})" in page


@pytest.mark.parametrize("path", ["/desk/decisions/", "/desk/"])
def test_more_joint_votes_take_no_more_queries(desk, running, votes, path):
    before = statements(desk, path)
    with live.at(30):
        for body in running.bodies:
            voted(live.item(running, 2), body)
    assert statements(desk, path) == before


def test_a_decision_tells_only_recusals_of_the_body_that_voted(client, running):
    item = live.item(running, 2)
    with live.at(15):
        recuse(actor=live.ACTOR, item=item, seat=seats(running.joint_body)[2], reason="Owns the vendor")
    with live.at(20):
        ours, theirs = voted(item, running.body), _voted_by_two(item, running.joint_body)
    made = [make.decision(each) for each in (ours, theirs)]
    pages = [client.get(each.get_absolute_url()).content.decode() for each in made]
    assert ["Owns the vendor" in page for page in pages] == [False, True]


def _voted_by_two(item, body) -> Motion:
    motion = moved(item, body)
    record_roll_call(actor=live.ACTOR, motion=motion, choices=dict.fromkeys(seats(body)[:2], Choice.AYE))
    return close_vote(actor=live.ACTOR, motion=motion)


def test_the_line_of_the_item_says_which_body_voted(client, running, votes):
    page = client.get(f"/trace/item/{votes[0].item_id}/").content.decode()
    assert f"Motion 2.1 ({BOARD})" in page and f"Motion 2.2 ({ADVISORY})" in page


def test_the_live_page_announces_which_body_voted(client, running, votes):
    page = client.get(f"{running.get_absolute_url()}live/").content.decode()
    assert f'data-said="Motion 2.2 ({ADVISORY}): Adopted."' in page


def test_closing_an_item_without_a_vote_closes_it_for_both(client_for, clerk, running, set_clock):
    talk.said(running)
    set_clock(live.minute(12))
    console = Console(client_for(clerk), running)
    assert "This closes the item for both bodies." in console.page("?item=2")
    facts = {"outcome": "declined", "reason_en": "The data comes later."}
    console.on(live.item(running, 2), "leave", facts)
    (answer,) = year_of(2022).answers
    assert answer.body == f"joint meeting of {joint.BOTH}"
