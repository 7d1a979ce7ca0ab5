"""Which job goes first, on which queue, and that a living job is run by one worker only."""

from datetime import UTC, datetime, timedelta

from django.core.management import call_command
from django.db import DatabaseError

import pytest
from django_tasks_db.models import DBTaskResult

from cms import clock
from cms.jobs import heartbeat, queue
from cms.models import Job

pytestmark = pytest.mark.django_db
SHORT, LONG = ("short", 50), ("default", 0)


@pytest.fixture
def ran(monkeypatch, settings) -> list[str]:
    """A worker's queue with a short and a long kind of job, and the names of those that ran."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    monkeypatch.setattr(queue, "_handlers", {})
    done = []
    queue.handler("notice", title="A notice", short=True)(lambda job, **facts: done.append("notice"))
    queue.handler("export", title="An export")(lambda job, **facts: done.append("export"))

    @queue.handler("fails", title="A notice that fails", short=True)
    def fails(job) -> dict:
        raise RuntimeError

    return done


@pytest.fixture
def start(ran, django_capture_on_commit_callbacks):
    def begin(name: str) -> Job:
        with django_capture_on_commit_callbacks(execute=True):
            return queue.start(name, actor="system:test")

    return begin


def work(queue_name: str) -> None:
    """Let a worker of this queue do all that is ready."""
    facts = {"batch": True, "interval": 0, "startup_delay": False, "reload": False, "verbosity": 0}
    call_command("db_worker", queue_name=queue_name, **facts)


def places() -> list[tuple[str, int]]:
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("queue_name", "priority"))


@pytest.mark.engine
def test_a_short_job_goes_before_the_long_ones_that_wait(start, ran):
    for name in ("export", "export", "notice"):
        start(name)
    work("*")
    assert ran == ["notice", "export", "export"]


@pytest.mark.engine
def test_a_worker_of_the_short_queue_leaves_the_long_ones(start, ran):
    for name in ("export", "notice"):
        start(name)
    work("short")
    assert ran == ["notice"]


def test_another_attempt_is_as_short_as_the_first(start):
    start("fails")
    for _attempt in range(2):
        DBTaskResult.objects.update(run_after=datetime(2000, 1, 1, tzinfo=UTC))
        work("short")
    assert places() == [SHORT] * 3


@pytest.mark.parametrize(("name", "place"), [("notice", SHORT), ("export", LONG)])
def test_a_rescued_job_keeps_its_place(start, name, place):
    start(name)
    Job.objects.update(state=Job.State.RUNNING, heard_at=clock.now() - timedelta(minutes=31))
    assert queue.rescue() == 1
    assert places() == [place] * 2


def test_those_are_short_that_people_wait_for():
    short = {name for name, each in queue._handlers.items() if each.short}
    assert short == {
        "boards.send_notices",
        "engagement.follow_up",
        "engagement.registrant_message",
        "feedback.check_files",
    }


def test_a_living_job_is_not_run_by_a_second_worker(start, ran):
    job = start("notice")
    Job.objects.update(state=Job.State.RUNNING, heard_at=clock.now() - timedelta(minutes=29))
    work("*")
    assert ran == [] and Job.objects.get(pk=job.pk).state == Job.State.RUNNING


class Minutes:
    """Stands in for the event that ends the heartbeat: after so many beats the job is over."""

    def __init__(self, beats: int) -> None:
        self.left = beats

    def wait(self, seconds: float) -> bool:
        assert seconds == 60
        self.left -= 1
        return self.left < 0


def test_a_job_that_says_nothing_for_long_lives_by_its_heartbeat(start):
    job = start("export")
    Job.objects.update(state=Job.State.RUNNING, heard_at=clock.now() - timedelta(minutes=31))
    heartbeat.beat(job, Minutes(1))
    assert queue.rescue() == 0


def test_a_job_that_is_over_gets_no_heartbeat(start):
    job, ended = start("export"), clock.now() - timedelta(minutes=31)
    Job.objects.update(state=Job.State.DONE, heard_at=ended)
    heartbeat.beat(job, Minutes(2))
    assert Job.objects.get().heard_at == ended


def test_a_busy_database_does_not_end_the_heartbeat(start, monkeypatch):
    asked = []

    def refuse(**facts):
        asked.append(facts)
        raise DatabaseError("database is locked")

    job = start("export")
    monkeypatch.setattr(Job.objects, "filter", refuse)
    heartbeat.beat(job, Minutes(3))
    assert len(asked) == 3


def test_the_heartbeat_lasts_as_long_as_the_job(start, ran, monkeypatch):
    """Beside the handler there is a thread; after it, also after a failure, there is none."""
    alive = []
    monkeypatch.setattr(heartbeat, "beat", lambda job, over: alive.append(over.wait(30)))
    start("notice")
    start("fails")
    work("*")
    assert alive == [True, True]
