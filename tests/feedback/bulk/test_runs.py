"""A bulk action is stopped, resumed and run twice; its members are frozen; its statements do not grow."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms.jobs import queue
from cms.models import Job
from feedback.bulk.runs import run_action
from feedback.models import ModerationAct, Submission
from tests.factories import feedback as make
from tests.furniture import furnished

QUEUE = "/desk/comments/?words=county"
FILTER = "words=county"
pytestmark = pytest.mark.usefixtures("small_chunks")


@furnished
def comments(form):
    return [make.make_submission(form, f"Show my county, {number}.") for number in range(5)]


def published() -> int:
    return Submission.objects.filter(state="published").count()


def test_what_was_done_before_a_stop_stays_and_is_said(desk, comments, stop_after):
    with stop_after(2):
        action = desk.do("publish", FILTER)
    assert (action.done, action.left, published()) == (2, 3, 2)
    assert action.job.state == "cancelled" and "2 are done, and those changes remain" in action.job.message
    page = desk.get(action.get_absolute_url()).content.decode()
    assert "2 of 5 done" in page and "3 not processed" in page and "Resume" in page


def test_a_stopped_action_goes_on_where_it_stopped_with_the_same_members(desk, form, comments, stop_after):
    with stop_after(2):
        action = desk.do("publish", FILTER)
    later = make.make_submission(form, "A county that came later.")
    desk.press(action, "resume")
    action.refresh_from_db()
    assert (action.done, action.left, ModerationAct.objects.count()) == (5, 0, 5)
    later.refresh_from_db()
    assert later.state == "received" and action.ended_at
    assert desk.press(action, "resume").status_code == 422


def test_only_its_own_person_resumes_it_and_not_after_an_undo(desk, at_desk, publisher, comments, stop_after):
    with stop_after(2):
        action = desk.do("publish", FILTER)
    assert at_desk(publisher).press(action, "resume").status_code == 422
    desk.press(action, "undo")
    assert desk.press(action, "resume").status_code == 422
    assert published() == 0


def test_a_job_that_runs_again_does_nothing_twice(desk, comments):
    action = desk.do("publish", FILTER)
    Job.objects.update(state=Job.State.RUNNING)
    run_action(action=action, job=queue.RunningJob(Job.objects.get()))
    action.refresh_from_db()
    assert (action.done, action.refused, ModerationAct.objects.count()) == (5, {}, 5)


def test_who_lost_the_role_meanwhile_does_no_more(desk, editor, comments, stop_after):
    with stop_after(2):
        action = desk.do("publish", FILTER)
    editor.groups.clear()
    queue.run_job.func(str(queue.start("feedback.together", actor=editor, number=action.number).pk))
    assert published() == 2
    assert Job.objects.first().message == "The person who started it no longer has permission to do this."


def test_no_screen_takes_more_statements_for_more_comments(desk, form, comments):
    action = desk.do("publish", FILTER)
    paths = [QUEUE, "/desk/comments/together/", action.get_absolute_url()]
    few = [_statements(desk, path) for path in paths]
    asked = _asked(desk)
    for number in range(12):
        make.make_submission(form, f"Another county, {number}.")
    assert [_statements(desk, path) for path in paths] == few and max(few) <= 14
    assert _asked(desk) == asked <= 14


def test_each_chunk_takes_the_same_number_of_statements(desk, form, comments):
    def statements_of(count: int) -> int:
        for number in range(count):
            make.make_submission(form, f"A park, {number}.")
        with CaptureQueriesContext(connection) as found:
            assert desk.do("publish", "words=park&state=received").done == count
        return len(found)

    statements_of(2)  # fills caches
    first, second, third = (statements_of(count) for count in (2, 4, 6))
    assert second - first == third - second


def _asked(desk) -> int:
    with CaptureQueriesContext(connection) as found:
        assert desk.ask("publish", FILTER).status_code == 200
    return len(found)


def _statements(desk, path: str) -> int:
    desk.get(path)
    with CaptureQueriesContext(connection) as found:
        assert desk.get(path).status_code == 200, path
    return len(found)
