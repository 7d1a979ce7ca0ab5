"""Long work: asked for on a screen, done by a worker, with progress, stop, tries and a result."""

from datetime import UTC, datetime, timedelta

from django.core.management import call_command
from django.test import override_settings

import pytest

from cms import clock
from cms.exceptions import RuleBroken
from cms.jobs import queue, scheduled
from cms.models import Job, ScheduledJob

pytestmark = pytest.mark.django_db
WORKER = override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}})


@pytest.fixture
def run_worker(monkeypatch):
    """Let a worker do all that is ready, on this test's own connection."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    return lambda: call_command(
        "db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0
    )


@pytest.fixture
def runs(monkeypatch):
    """The kinds of work of these tests, and what they did."""
    monkeypatch.setattr(queue, "_handlers", {})
    done = []

    @queue.handler("count", title="Counting comments")
    def count(job, upto: int) -> dict:
        for number in range(upto):
            job.progress(number + 1, upto)
        done.append((upto, str(job.actor)))
        return {"message": f"Counted to {upto}.", "url": "/desk/"}

    @queue.handler("refuse", title="Refused")
    def refuse(job) -> dict:
        raise RuleBroken("The cut is withdrawn.", rule="PAR-01")

    @queue.handler("break", title="Broken")
    def fail(job) -> dict:
        done.append("tried")
        raise RuntimeError("secret detail")

    return done


@pytest.fixture
def begin(runs, analyst, django_capture_on_commit_callbacks):
    """Ask for work, and let it be handed to the worker as after a commit."""

    def start(name: str, *, actor=analyst, **arguments) -> Job:
        with django_capture_on_commit_callbacks(execute=True):
            job = queue.start(name, actor=actor, **arguments)
        job.refresh_from_db()
        return job

    return start


def test_work_is_done_and_says_its_result(begin, runs, analyst):
    job = begin("count", upto=3)

    assert (job.state, job.message, job.result) == (Job.State.DONE, "Counted to 3.", {"url": "/desk/"})
    assert (job.done, job.total, job.percent, job.is_over) == (3, 3, 100, True)
    assert runs == [(3, str(analyst))]


def test_work_without_a_person_is_done_by_the_worker(begin, runs):
    begin("count", actor="system:import", upto=1)

    assert runs == [(1, "system:worker")]


def test_a_broken_rule_ends_the_work_with_its_sentence(begin):
    job = begin("refuse")

    assert (job.state, job.message) == (Job.State.FAILED, "The cut is withdrawn.")


def test_another_error_is_told_without_its_details(begin):
    job = begin("break")

    assert job.state == Job.State.FAILED
    assert "secret" not in job.message and job.message


def test_unknown_work_is_refused(runs, analyst):
    with pytest.raises(LookupError):
        queue.start("nothing", actor=analyst)
    assert not Job.objects.exists()


def test_work_that_is_over_is_not_done_twice(begin, runs):
    job = begin("count", upto=2)
    queue.run_job.call(str(job.pk))

    assert len(runs) == 1


def test_work_cut_off_in_the_middle_can_be_run_again(begin, runs):
    job = begin("count", upto=2)
    Job.objects.update(state=Job.State.RUNNING, heard_at=clock.now() - timedelta(minutes=31))
    queue.run_job.call(str(job.pk))
    job.refresh_from_db()

    assert (len(runs), job.state) == (2, Job.State.DONE)


@pytest.mark.parametrize(("silent", "times"), [(29, 1), (31, 2)])
def test_work_of_a_dead_worker_is_asked_for_again(begin, runs, silent, times):
    job = begin("count", upto=2)
    Job.objects.update(state=Job.State.RUNNING, heard_at=clock.now() - timedelta(minutes=silent))
    queue.rescue()
    job.refresh_from_db()

    assert len(runs) == times
    assert (job.state == Job.State.DONE) is (times == 2)


def test_work_that_was_stopped_before_it_began_never_begins(runs, analyst):
    job = queue.start("count", actor=analyst, upto=2)
    queue.cancel(job)
    queue.run_job.call(str(job.pk))
    job.refresh_from_db()

    assert (runs, job.state) == ([], Job.State.CANCELLED)


def test_work_stops_at_its_next_step_when_asked(runs, analyst, monkeypatch):
    @queue.handler("slow", title="Slow")
    def slow(job) -> dict:
        queue.cancel(job.job)
        job.progress(1, 100)
        runs.append("went on")
        return {}

    job = queue.start("slow", actor=analyst)
    queue.run_job.call(str(job.pk))
    job.refresh_from_db()

    assert (runs, job.state, job.message) == (
        [],
        Job.State.CANCELLED,
        "Stopped as requested. Nothing was saved.",
    )


# The worker


@WORKER
def test_the_worker_does_the_work(begin, runs, run_worker):
    job = begin("count", upto=2)
    assert job.state == Job.State.WAITING
    run_worker()
    job.refresh_from_db()

    assert job.state == Job.State.DONE


@WORKER
def test_the_worker_tries_again_later_and_then_gives_up(begin, runs, run_worker):
    from django_tasks_db.models import DBTaskResult

    job = begin("break")
    for attempt in range(1, 5):
        DBTaskResult.objects.update(run_after=datetime(2000, 1, 1, tzinfo=UTC))
        run_worker()
        job.refresh_from_db()
        assert (len(runs), job.attempts) == (attempt, attempt)
        assert job.state == (Job.State.WAITING if attempt < 4 else Job.State.FAILED)

    assert job.message == "This job failed after several attempts. See the log for the reason."


@WORKER
def test_work_is_handed_over_only_when_its_transaction_holds(runs, analyst):
    from django_tasks_db.models import DBTaskResult

    queue.start("count", actor=analyst, upto=1)

    assert not DBTaskResult.objects.filter(task_path__endswith="run_job").exists()


# The page of a job


@pytest.fixture
def waiting(runs, analyst):
    return queue.start("count", actor=analyst, upto=4)


def test_the_page_shows_how_far_the_work_is_and_reloads(client_for, analyst, waiting):
    Job.objects.update(state=Job.State.RUNNING, done=1, total=4)
    page = client_for(analyst).get(waiting.get_absolute_url()).content.decode()

    assert "Counting comments" in page and "1 of 4 done" in page
    assert '<progress id="job-progress" max="4" value="1">25%</progress>' in page
    assert 'http-equiv="refresh"' in page


def test_the_page_of_finished_work_leads_to_its_result(client_for, analyst, begin):
    page = client_for(analyst).get(begin("count", upto=1).get_absolute_url()).content.decode()

    assert "Counted to 1." in page and '<a class="button button--main" href="/desk/">' in page
    assert 'http-equiv="refresh"' not in page and "/cancel/" not in page


def test_the_button_on_the_page_stops_the_work(client_for, analyst, waiting):
    answer = client_for(analyst).post(f"{waiting.get_absolute_url()}cancel/")
    waiting.refresh_from_db()

    assert (answer.status_code, answer["Location"]) == (302, waiting.get_absolute_url())
    assert waiting.state == Job.State.CANCELLED


def test_stopping_needs_the_button(client_for, analyst, waiting):
    assert client_for(analyst).get(f"{waiting.get_absolute_url()}cancel/").status_code == 405


def test_an_administrator_sees_each_job(cast, waiting):
    assert cast["administrator"].get(waiting.get_absolute_url()).status_code == 200


# Periodic work

NOON = datetime(2022, 5, 11, 19, 0, tzinfo=UTC)


@pytest.fixture
def ticks(monkeypatch):
    monkeypatch.setattr(queue, "_periodic", {})
    counted = []

    @queue.scheduled("tick", minutes=10)
    def tick() -> None:
        counted.append(clock.now())

    return counted


def test_periodic_work_runs_once_in_its_time(ticks):
    for minutes in (0, 1, 9, 10, 11, 25):
        with clock.at(NOON + timedelta(minutes=minutes)):
            call_command("run_due", verbosity=0)

    assert [int((moment - NOON).total_seconds() / 60) for moment in ticks] == [0, 10, 25]


def test_a_failing_piece_does_not_hold_up_the_others(ticks):
    @queue.scheduled("broken", minutes=1)
    def broken() -> None:
        raise RuntimeError

    @queue.scheduled("after", minutes=1)
    def after() -> None:
        ticks.append("after")

    assert queue.run_due() == ["tick", "broken", "after"]
    assert ticks[-1] == "after"
    assert ScheduledJob.objects.get(name="broken").last_error == "RuntimeError"


@WORKER
def test_the_house_sends_mail_publishes_and_forgets():
    assert {"cms.mail", "cms.publish", "cms.forget"} <= set(queue._periodic)
    ran = queue.run_due()

    assert {"cms.mail", "cms.publish", "cms.forget"} <= set(ran)
    assert not ScheduledJob.objects.filter(name__startswith="cms.").exclude(last_error="").exists()


@WORKER
def test_pages_of_work_long_over_are_forgotten(runs, analyst):
    old, new = (queue.start("count", actor=analyst, upto=1) for _job in range(2))
    Job.objects.filter(pk=old.pk).update(state=Job.State.DONE, ended_at=clock.now() - timedelta(days=91))
    queue._periodic["cms.forget"].run()

    assert list(Job.objects.all()) == [new]


@pytest.mark.parametrize(
    ("backend", "commands"),
    [
        ("django_tasks_db.DatabaseBackend", ["clearsessions", "prune_db_task_results"]),
        ("django.tasks.backends.immediate.ImmediateBackend", ["clearsessions"]),
    ],
)
def test_results_of_tasks_are_pruned_where_they_are_stored(db, settings, monkeypatch, backend, commands):
    settings.TASKS, called = {"default": {"BACKEND": backend, "QUEUES": []}}, []
    monkeypatch.setattr(scheduled, "call_command", lambda name, **options: called.append(name))
    scheduled.forget()

    assert called == commands
