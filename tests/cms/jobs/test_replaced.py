"""A run that was silent for so long that its job went to another one writes nothing more."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from cms import clock
from cms.jobs import heartbeat, queue
from cms.models import Job

pytestmark = pytest.mark.django_db


def silence() -> None:
    """The job that runs was last heard of 31 minutes ago."""
    Job.objects.update(heard_at=clock.now() - timedelta(minutes=31))


def read(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


@pytest.fixture
def ends(monkeypatch) -> list[str]:
    """What each run did after the second had begun and ended inside the first one's silence."""
    monkeypatch.setattr(queue, "_handlers", {})
    return []


@pytest.fixture
def slow(ends, analyst) -> Callable[[Callable], Job]:
    """Run a job whose first run is silent while a second one does it all, and goes on after that."""

    def run(go_on: Callable[[queue.RunningJob], dict]) -> Job:
        @queue.handler("slow", title="Slow")
        def slow(running: queue.RunningJob) -> dict:
            if running.job.attempts == 2:
                running.progress(7, 7)
                ends.append("second ended")
                return {"message": "By the second.", "url": "/second/"}
            silence()
            queue.run_job.func(str(running.job.pk))
            return go_on(running)

        job = queue.start("slow", actor=analyst)
        queue.run_job.func(str(job.pk))
        return read(job)

    return run


def raising(error: Exception) -> Callable:
    def go_on(running: queue.RunningJob) -> dict:
        raise error

    return go_on


@pytest.mark.parametrize(
    "go_on",
    [
        lambda running: {"message": "By the first.", "url": "/first/"},
        lambda running: running.progress(1, 7),
        lambda running: running.stop_if_cancelled(),
        raising(RuntimeError("late")),
        raising(queue.RuleBroken("late", rule="PAR-01")),
        raising(queue.Cancelled("late")),
    ],
    ids=["finish", "progress", "checkpoint", "error", "broken rule", "canceled"],
)
def test_only_the_second_run_writes(slow, ends, go_on):
    job = slow(go_on)

    assert (job.state, job.message, job.result) == (Job.State.DONE, "By the second.", {"url": "/second/"})
    assert (job.done, job.total, job.attempts, ends) == (7, 7, 2, ["second ended"])


def test_a_handler_that_expects_errors_stops_all_the_same(slow, ends):
    def go_on(running: queue.RunningJob) -> dict:
        try:
            running.progress(1, 7)
        except Exception:  # noqa: BLE001  that a handler does so is what is tested
            ends.append("swallowed")
        ends.append("went on")
        return {}

    slow(go_on)

    assert ends == ["second ended"]


def test_a_rescued_job_is_no_longer_its_first_runs(ends, analyst, monkeypatch):
    """Also before another worker begins: a cancellation meanwhile holds."""
    monkeypatch.setattr(queue, "_enqueue", lambda job, **facts: None)

    @queue.handler("slow", title="Slow")
    def slow(running: queue.RunningJob) -> dict:
        silence()
        assert queue.rescue() == 1
        queue.cancel(running.job)
        return {"message": "By the first."}

    job = queue.start("slow", actor=analyst)
    queue.run_job.func(str(job.pk))

    assert (read(job).state, read(job).message) == (Job.State.CANCELLED, "")


def test_a_replaced_run_does_not_keep_the_next_one_alive(ends, analyst):
    queue.handler("slow", title="Slow")(lambda running: {})
    first = queue.start("slow", actor=analyst)
    Job.objects.update(state=Job.State.RUNNING, attempts=2)
    silence()
    heartbeat.beat(first, Once())

    assert queue.rescue() == 1


class Once:
    """Stands in for the event that ends the heartbeat: it beats once."""

    beats = 0

    def wait(self, seconds: float) -> bool:
        self.beats += 1
        return self.beats > 1


class Killed(BaseException):
    """Stands in for a worker that ends in the middle of a job: nothing catches it."""


def test_a_job_that_kills_its_workers_is_given_up(ends, analyst, monkeypatch):
    monkeypatch.setattr(queue, "_enqueue", lambda job, **facts: None)

    @queue.handler("kills", title="Kills")
    def kills(running: queue.RunningJob) -> dict:
        raise Killed

    job = queue.start("kills", actor=analyst)
    for attempt in range(1, 5):
        with pytest.raises(Killed):
            queue.run_job.func(str(job.pk))
        assert (read(job).state, read(job).attempts) == (Job.State.RUNNING, attempt)
        silence()
        assert queue.rescue() == (1 if attempt < 4 else 0)

    assert (read(job).state, read(job).is_over) == (Job.State.FAILED, True)
    assert read(job).message.startswith("This job stopped responding after several attempts.")
    assert read(job).ended_at


def test_no_worker_begins_it_a_fifth_time(ends, analyst):
    queue.handler("slow", title="Slow")(lambda running: ends.append("ran"))
    job = queue.start("slow", actor=analyst)
    Job.objects.update(state=Job.State.RUNNING, attempts=4)
    silence()
    queue.run_job.func(str(job.pk))

    assert ends == []
