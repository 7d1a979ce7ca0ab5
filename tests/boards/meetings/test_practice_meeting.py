"""The meeting that a practice site offers: a draft that can still be posted, whatever day it is."""

from datetime import timedelta

import pytest

from boards.agendas.snapshots import draft_pages
from boards.meetings.withdrawals import delete_draft
from boards.models import Meeting
from boards.notices.clock import regular_notice
from boards.site import practice
from cms import clock
from cms.practice import meeting as practice_meeting
from tests.factories import boards as make

pytestmark = pytest.mark.django_db
SYSTEM = "system:test"


@pytest.fixture
def board(db):
    return make.body(slug=practice.WORDS["body"])


def planned() -> Meeting:
    found = practice_meeting.ready()
    assert found
    return Meeting.objects.get(pk=found.url.strip("/").rpartition("/")[2])


def test_it_is_a_regular_meeting_that_can_be_posted(board):
    meeting = planned()

    assert meeting.is_draft and meeting.kind == "regular" and meeting.is_demo
    assert meeting.day.weekday() == 2 and meeting.day >= clock.today() + timedelta(days=14)
    assert regular_notice(meeting.starts_at, clock.now()).allowed


def test_its_agenda_has_something_to_discuss_and_to_decide_in_each_language(board):
    for language, page in draft_pages(planned()).items():
        items = [block.value for block in page.agenda]
        assert [item["kind"] for item in items][-2:] == ["discussion", "action"]
        assert items[-1]["title"] == practice.WORDS["items"][1]["title"][language]


def test_there_is_one_however_often_it_is_asked_for(board):
    assert practice_meeting.find() is None
    first = planned()

    assert planned() == first and Meeting.objects.count() == 1
    assert practice_meeting.find().starts_at == first.starts_at


def test_a_draft_that_is_too_late_makes_way_for_a_new_one(board):
    first = planned()
    with clock.at(first.starts_at - timedelta(days=9)):
        second = planned()

        assert second != first and regular_notice(second.starts_at, clock.now()).allowed
        assert planned() == second


def test_a_posted_meeting_stays_the_one_that_is_rehearsed(board):
    first = planned()
    Meeting.objects.filter(pk=first.pk).update(status="posted")
    with clock.at(first.starts_at + timedelta(hours=1)):
        assert planned() == first
        assert practice_meeting.find().is_posted


def test_a_posted_meeting_whose_day_was_missed_makes_way_for_a_new_one(board):
    first = planned()
    Meeting.objects.filter(pk=first.pk).update(status="posted")
    with clock.at(first.starts_at + timedelta(days=1)):
        assert planned() != first and not practice_meeting.find().is_posted


@pytest.mark.parametrize("status", ["ended", "cancelled", "moved", "called_off"])
def test_a_meeting_that_is_over_or_canceled_makes_way_for_a_new_one(board, status):
    first = planned()
    Meeting.objects.filter(pk=first.pk).update(status=status)
    assert practice_meeting.find().is_over

    second = planned()
    assert second != first and second.is_draft
    assert not practice_meeting.find().is_over


def test_a_meeting_in_session_stays_the_one_that_is_rehearsed(board):
    first = planned()
    Meeting.objects.filter(pk=first.pk).update(status="in_session")

    assert planned() == first


def test_a_draft_that_was_deleted_is_planned_again(board):
    delete_draft(actor=SYSTEM, meeting=planned())

    assert practice_meeting.find() is None
    assert planned().is_draft


def test_it_takes_an_hour_at_which_the_board_has_no_meeting(board):
    first = planned()
    delete_draft(actor=SYSTEM, meeting=first)
    make.meeting(board, day=first.day)

    assert planned().day - first.day == timedelta(days=7)


def test_a_meeting_of_the_board_itself_is_not_taken_for_it(board):
    make.meeting(board)

    assert practice_meeting.find() is None


def test_without_the_board_of_the_demo_there_is_none(db):
    assert practice_meeting.ready() is None
