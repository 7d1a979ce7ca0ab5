"""Motions as open data: each seat has its row, and what becomes of a motion reaches its copy (BK-30)."""

import pytest

from boards.models import Disclosure, Motion
from boards.motion_choices import MotionEffect
from tests.boards.open_data.copies import attributes, followed
from tests.boards.open_data.roll_calls import in_data, on_page
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def meeting(home):
    """In session with three of four members; the fourth seat has its member absent, the fifth is vacant."""
    board = make.body(5, vacant=(5,))
    make.pages(home, board)
    return live.begin(live.meeting(board), room=3)


def recuse(item, seat) -> None:
    sitting = seat.appointments.get()
    Disclosure.objects.create(item=item, seat=seat, appointment=sitting, reason="I work there.")


def voted(meeting) -> Motion:
    item = live.item(meeting, 2)
    with live.at(20):
        moved = live.move(item)
        recuse(item, live.seats(meeting)[2])
        return live.call(moved, ayes=2)


def test_recused_absent_and_vacant_seats_have_their_rows(client, meeting):
    vote = voted(meeting)
    told = attributes("motions")[str(vote.pk)]
    assert told["tally"] == {"aye": 2, "no": 0, "abstain": 0, "recused": 1, "absent": 1, "vacant": 1}
    assert on_page(client, meeting)[str(vote.pk)] == in_data(told)
    vacant = next(each for each in told["votes"] if each["choice"]["code"] == "vacant")
    assert vacant["person"] == "" and vacant["appointment"] is None


def test_the_votes_come_in_the_order_in_which_the_roll_was_called(meeting):
    vote = voted(meeting)
    order = [seat.pk for seat in live.seats(meeting)][::-1]
    Motion.objects.filter(pk=vote.pk).update(roll_order=order)
    told = attributes("motions")[str(vote.pk)]
    assert [each["seat"]["id"] for each in told["votes"]] == [str(pk) for pk in order]


def test_a_motion_before_the_body_is_no_record_until_its_vote_closes(meeting):
    with live.at(20):
        moved = live.move(live.item(meeting, 2))
    assert followed("motions", moved.pk) is None
    with live.at(30):
        live.call(moved, ayes=3)
    copy = followed("motions", moved.pk)
    assert copy and copy.standing["code"] == "passed" and len(copy.attributes["votes"]) == 5


def test_a_vote_that_was_rescinded_says_so_and_by_which(meeting):
    first = voted(meeting)
    assert followed("motions", first.pk).standing["code"] == "passed"
    undoing = make.motion(meeting, live.item(meeting, 2), comment=False)
    undoing.effect, undoing.about = MotionEffect.RESCIND, first
    undoing.save()
    with live.at(60):
        later = live.call(undoing, ayes=2)
    copy = followed("motions", first.pk)
    assert copy.standing["code"] == "rescinded"
    assert copy.attributes["undone_by"]["id"] == str(later.pk)
    assert copy.attributes["result"]["en"] == f"Rescinded by motion {later.number}."


def test_a_new_name_reaches_mover_and_votes(meeting):
    vote = voted(meeting)
    followed("motions", vote.pk)
    sitting = vote.mover
    sitting.person_name = "Ada Newname"
    sitting.save()
    copy = followed("motions", vote.pk)
    assert copy.attributes["mover"]["name"] == "Ada Newname"
    assert "Ada Newname" in [each["person"] for each in copy.attributes["votes"]]
