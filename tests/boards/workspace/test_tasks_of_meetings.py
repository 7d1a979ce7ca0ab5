"""The home of the desk names each meeting, and asks only for what can be done with it (BK-01, BK-10)."""

from datetime import timedelta

import pytest

from boards.agendas.approvals import approve_agenda
from boards.choices import MeetingStatus
from boards.models import Meeting
from boards.sessions.services import begin_refusal
from cms import clock
from cms.tasks import Task, waiting_for
from cms.users.models import User
from tests.factories import boards as make
from tests.factories import committees
from tests.furniture import furnished


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def posted(board):
    return make.posted(board)


def mine(person: User) -> list[Task]:
    """Without the onboarding of the members."""
    found = waiting_for(User.objects.get(pk=person.pk)).mine
    return [task for task in found if not task.title.startswith("Record the onboarding")]


def titles(person: User) -> list[str]:
    return [task.title for task in mine(person)]


def test_a_committee_outside_the_law_has_no_deadline(board, clerk, set_clock):
    """BK-01."""
    made = make.meeting(committees.of_members(board, covered_under="n"))
    set_clock(make.starts() - timedelta(days=2))
    (task,) = [each for each in mine(clerk) if f"/{made.pk}/" in each.url]
    assert (task.title, task.due, task.law) == ("Finish and approve the agenda", None, "")


@pytest.mark.parametrize(
    ("after", "title"),
    [
        (timedelta(minutes=-30), None),
        (timedelta(), "Begin the meeting"),
        (timedelta(hours=5), "Begin the meeting"),
        (timedelta(days=3), "Record what happened to the meeting"),
    ],
)
def test_a_posted_meeting_is_begun_only_when_it_can_be(posted, clerk, set_clock, after, title):
    set_clock(make.starts() + after)
    asked = [
        each for each in titles(clerk) if each in ("Begin the meeting", "Record what happened to the meeting")
    ]
    assert asked == ([title] if title else [])
    assert (begin_refusal(posted) is None) == (title == "Begin the meeting")


def test_what_became_of_a_past_meeting_leads_to_what_is_possible(posted, clerk, client_for, set_clock):
    set_clock(make.starts() + timedelta(days=3))
    (task,) = [each for each in mine(clerk) if each.title == "Record what happened to the meeting"]
    page = client_for(clerk).get(task.url).text
    for act in ("cancel", "continue"):
        assert f'href="/desk/meetings/{posted.pk}/{act}/"' in page
    assert task.due is None
    Meeting.objects.filter(pk=posted.pk).update(status=MeetingStatus.CANCELLED)
    assert "Record what happened to the meeting" not in titles(clerk)


def test_two_meetings_of_a_day_are_told_apart(board, clerk, client_for, set_clock):
    for hours in (0, 5):
        make.plan_at(board, make.starts() + timedelta(hours=hours))
    set_clock(make.starts() - timedelta(days=20))
    about = {task.about for task in mine(clerk)}
    assert {f"Governing Board, November 9, 2022, {time}" for time in ("9:00 a.m.", "2:00 p.m.")} <= about
    assert "Open the meeting of November 9, 2022, 9:00 a.m." in client_for(clerk).get("/desk/").text


def test_no_approved_agenda_is_called_unapproved_however_many_there_are(board, clerk, publisher, set_clock):
    for days in range(7):
        made = make.meeting(board, day=make.DAY + timedelta(days=days))
        with clock.at(make.starts() - timedelta(days=20)):
            approve_agenda(actor=publisher, meeting=made)
    set_clock(make.starts() - timedelta(days=20))
    assert titles(clerk) == ["Post the agenda"] * 5 + ["Check the approval of the agenda"] * 2


def test_a_submitted_agenda_is_in_one_list_of_its_author(board, clerk, set_clock):
    made = make.meeting(board)
    set_clock(make.starts() - timedelta(days=20))
    page = made.pages.get(locale__language_code="en")
    state = page.get_workflow().start(page.get_latest_revision_as_object(), clerk)
    others = waiting_for(User.objects.get(pk=clerk.pk)).others
    assert titles(clerk) == []
    assert [task.title for task in others] == [f"Approve “{page.title}”"]
    state.cancel(user=clerk)
    assert titles(clerk) == ["Finish and approve the agenda"]
