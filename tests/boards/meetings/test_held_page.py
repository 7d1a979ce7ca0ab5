"""A held meeting on one page: what was decided first, then every item in the order of its agenda."""

import re
from datetime import timedelta

import pytest

from boards.motion_choices import MotionEffect, MotionKind
from boards.sessions.services import end_meeting
from boards.sessions.votes import close_vote
from cms import clock
from tests.factories import agendas, live
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


def also(meeting, number: int, *, ayes: int = 3, **facts):
    """A further vote under the item."""
    with live.at(50):
        return live.call(live.move(live.item(meeting, number), **facts), ayes=ayes)


def chip(page: str, number: int) -> str:
    result = re.findall(r'<p class="item__result">(.*?)</p>', page, re.DOTALL)[number - 1]
    return " ".join(re.sub("<svg.*?</svg>|<[^>]+>", " ", result).split())


def summary(page: str) -> list[str]:
    found = re.findall(r'<p class="decided__result">(.*?)</p>', page, re.DOTALL)
    return [" ".join(re.sub("<svg.*?</svg>|<[^>]+>", " ", each).split()) for each in found]


def test_a_later_vote_on_procedure_leaves_the_decision_of_the_item(client, board):
    """C2C-05: it decides no business."""
    meeting = begun(board, 1)
    make.decision(vote(meeting, 2))
    also(meeting, 2, kind=MotionKind.PROCEDURE, ayes=0)
    end(meeting)
    page = read(client)
    assert chip(page, 2) == "Adopted 3 of 3 aye; 2 required"
    assert LINE.findall(page) == [("2", "County results come first")]
    assert summary(page) == ["Adopted 3 of 3 aye; 2 required"]


@pytest.mark.parametrize(("ayes", "words"), [(3, "Motion 1.1 adopted"), (0, "Motion 1.1 not adopted")])
def test_where_only_procedure_was_voted_on_the_chip_names_the_motion(client, board, ayes, words):
    meeting = begun(board, 1)
    also(meeting, 1, kind=MotionKind.PROCEDURE, ayes=ayes)
    end(meeting)
    page = read(client)
    assert chip(page, 1).startswith(f"{words} {ayes} of 3 aye")
    assert '<p class="item__result"><span class="tag tag--sage"' not in page
    assert "No decision is on record for this meeting." in page


def test_each_standing_decision_of_an_item_has_its_line(client, board):
    """PAR-02: a decision that is published keeps its line and its reason."""
    meeting = begun(board, 1)
    make.decision(vote(meeting, 2))
    also(meeting, 2, ayes=0)
    page = read(client)
    assert LINE.findall(page) == [("2", "County results come first"), ("2", "Business 1")]
    assert summary(page) == [
        "Adopted Motion 2.1: 3 of 3 aye; 2 required",
        "Not adopted Motion 2.2: 0 of 3 aye; 2 required",
    ]
    assert "Reason: people asked for their county." in page
    assert chip(page, 2).startswith("Adopted 3 of 3 aye")


def test_at_most_five_lines_also_of_one_item(client, board):
    meeting = begun(board, 1)
    vote(meeting, 2)
    for _again in range(6):
        also(meeting, 2)
    page = read(client)
    assert len(LINE.findall(page)) == 5
    assert "and 2 more" in page


def test_business_that_was_tabled_is_among_what_was_decided(client, board):
    meeting = begun(board, 1)
    with live.at(40):
        live.heard(live.item(meeting, 2))
    also(meeting, 2, effect=MotionEffect.TABLE)
    assert summary(read(client)) == ["Tabled 3 of 3 aye; 2 required"]


def test_what_the_agenda_said_of_an_item_and_its_parts_stays_once_the_meeting_begins(client, board):
    """BK-12: the notice is read with the result."""
    meeting = make.meeting(board)
    items = [
        {"kind": "information", "title": "Call to order", "action": "Approve the calendar"},
        {"title": "Publish results", "parts": ["The map"]},
    ]
    agendas.write(meeting, items)
    for page in meeting.pages.all():
        page = page.get_latest_revision_as_object()
        part = page.agenda[1].value["parts"][0].value
        part["text"], part["motion"] = "Of all counties.", "Move to show the map."
        page.save_revision()
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(meeting)
    words = ("Approve the calendar", "Of all counties.", "Move to show the map.")
    assert [each in read(client) for each in words] == [True] * 3
    meeting.refresh_from_db()
    make.in_session(meeting, present=3)
    page = read(client)
    assert 'id="items"' in page
    assert [each in page for each in words] == [True] * 3


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
