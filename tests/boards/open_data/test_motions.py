"""Motions as open data: each seat has its row, and what becomes of a motion reaches its copy (BK-30)."""

import pytest

from boards.models import Motion
from boards.motion_choices import Choice, MotionEffect
from tests.boards.open_data.copies import attributes, followed
from tests.boards.open_data.roll_calls import in_data, on_page
from tests.factories import boards as make
from tests.factories import live
from tests.factories.joint_votes import HALF
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def meeting(home):
    """In session with four of five members; the fifth is absent, and the sixth seat is vacant."""
    board = make.body(6, vacant=(6,), **HALF)
    make.pages(home, board)
    return make.in_session(make.posted(board), present=4)


def voted(meeting, **votes) -> Motion:
    item = make.action_item(meeting)
    with live.at(20):
        live.heard(item)
        return live.call(live.move(item), **{"ayes": 4} | votes)


def test_recused_absent_and_vacant_seats_have_their_rows(client, meeting):
    vote = voted(meeting, ayes=3, rest=Choice.RECUSED)
    told = attributes("motions")[str(vote.pk)]
    assert told["tally"] == {"aye": 3, "no": 0, "abstain": 0, "recused": 1, "absent": 1, "vacant": 1}
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
        live.heard(make.action_item(meeting))
        moved = live.move(make.action_item(meeting))
    assert followed("motions", moved.pk) is None
    with live.at(30):
        live.call(moved, ayes=4)
    copy = followed("motions", moved.pk)
    assert copy and copy.standing["code"] == "passed" and len(copy.attributes["votes"]) == 6


def test_a_vote_that_was_rescinded_says_so_and_by_which(meeting):
    first = voted(meeting)
    assert followed("motions", first.pk).standing["code"] == "passed"
    undoing = make.motion(meeting, make.action_item(meeting), comment=False)
    undoing.effect, undoing.about = MotionEffect.RESCIND, first
    undoing.save()
    with live.at(60):
        later = live.call(undoing, ayes=4)
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
