"""A held meeting on one page: what was decided first, then every item in the order of its agenda."""

import re
from datetime import timedelta

import pytest

from boards.sessions.services import end_meeting
from boards.sessions.votes import close_vote
from cms import clock
from tests.factories import boards as make
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
ROW = re.compile(r'<h3 class="item__title">(.*?)</h3>', re.DOTALL)
LINE = re.compile(r'<a class="decided__title" href="#item-(\d+)">(.*?)</a>', re.DOTALL)


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


def begun(board, count: int):
    items = [("information", "Call to order"), *(("action", f"Business {n}") for n in range(1, count + 1))]
    return make.in_session(make.posted(board, items=[*items, ("comment", "Other matters")]), present=3)


def vote(meeting, number: int, *, ayes: int = 3):
    item = meeting.items.select_related("meeting__body").get(number=number)
    moved = make.motion(meeting, item)
    make.call_roll(moved, ayes=ayes)
    with clock.at(make.starts(meeting.day) + timedelta(minutes=40)):
        return close_vote(actor=make.ACTOR, motion=moved)


def end(meeting):
    with clock.at(make.starts(meeting.day) + timedelta(hours=2)):
        end_meeting(actor=make.ACTOR, meeting=meeting, because="No one asked to speak.")


def read(client, before: str = "") -> str:
    return client.get(before + ADDRESS).content.decode()


def test_items_keep_the_order_of_the_agenda_whatever_became_of_them(client, board):
    meeting = begun(board, 3)
    vote(meeting, 4)
    vote(meeting, 3, ayes=0)
    end(meeting)
    page = read(client)
    assert ROW.findall(page) == ["Call to order", "Business 1", "Business 2", "Business 3", "Other matters"]
    assert [number for number, _title in LINE.findall(page)] == ["3", "4"]


@pytest.mark.parametrize(("votes", "lines", "more"), [(1, 1, ""), (5, 5, ""), (7, 5, "and 2 more")])
def test_at_most_five_lines_say_what_was_decided(client, board, votes, lines, more):
    meeting = begun(board, votes)
    for number in range(2, votes + 2):
        vote(meeting, number)
    page = read(client)
    assert len(LINE.findall(page)) == lines
    assert ("more</a>" in page) is bool(more)
    assert more in page


def test_a_line_names_the_published_decision_its_reason_and_the_vote(client, board):
    """PAR-02."""
    meeting = begun(board, 1)
    moved = vote(meeting, 2, ayes=2)
    draft = make.decision_draft(moved)
    assert LINE.findall(read(client)) == [("2", "Business 1")]
    assert "people asked" not in read(client)
    draft.delete()
    make.decision(moved)
    page = read(client)
    assert LINE.findall(page) == [("2", "County results come first")]
    assert "Reason: people asked for their county." in page
    assert "2 of 3 aye; 2 required" in page


@pytest.mark.parametrize(("ayes", "chip"), [(3, "Adopted"), (0, "Not adopted")])
def test_the_chip_of_an_item_follows_from_its_vote(client, board, ayes, chip):
    meeting = begun(board, 1)
    vote(meeting, 2, ayes=ayes)
    result = re.findall(r'<p class="item__result">(.*?)</p>', read(client), re.DOTALL)[1]
    assert chip in re.sub("<[^>]+>|<svg.*?</svg>", "", result)
    assert ("Not" in result) is (chip == "Not adopted")


def test_no_vote_is_said_only_once_the_meeting_is_over(client, board):
    meeting = begun(board, 1)
    assert "No vote" not in read(client)
    assert "No decision has been made so far." in read(client)
    end(meeting)
    page = read(client)
    assert page.count("No vote") == 3
    assert "No decision is on record for this meeting." in page


def test_each_seat_by_name_is_folded_under_its_item_and_found_by_its_address(client, board):
    """BK-30. What holds the address stands inside the fold: browsers open the fold around the target of a link."""
    meeting = begun(board, 2)
    moved = vote(meeting, 2)
    end(meeting)
    page = read(client)
    fold = re.search(r"<details><summary>Roll call.*?</details>", page, re.DOTALL)
    assert fold
    for held in (
        'id="item-2"',
        f'id="motion-{moved.pk}"',
        "Person 1",
        "Person 3",
        "That results are shown by county.",
    ):
        assert held in fold.group()
    assert page.count('id="item-2"') == 1
    assert '<li id="item-1">' in page


def test_the_page_is_spanish_under_es(client, board):
    meeting = begun(board, 1)
    vote(meeting, 2)
    end(meeting)
    page = read(client, "/es")
    for words in ("Lo que se decidió", "Punto por punto", "Sin votación", "3 de 3 a favor"):
        assert words in page
