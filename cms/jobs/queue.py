"""Background jobs: started from a screen, run by the worker, with progress, cancel, retries and a result.

An app registers a handler under a name. Handlers must be idempotent. Short jobs, such as notices, have a queue of their
own and go before the others: no export or packet delays them. Scheduled tasks are registered with ``scheduled`` and run
by ``manage.py run_due``.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.tasks import DEFAULT_TASK_QUEUE_NAME, task
from django.tasks.base import DEFAULT_TASK_PRIORITY
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cms import clock
from cms.exceptions import RuleBroken
from cms.jobs.heartbeat import heartbeat
from cms.models import Job, ScheduledJob
from cms.records.history import Actor, actor_user

logger = logging.getLogger(__name__)
RETRY_MINUTES = (1, 5, 30)
MOST_ATTEMPTS = len(RETRY_MINUTES) + 1
SILENT_FOR = timedelta(minutes=30)
SHORT_QUEUE, SHORT_PRIORITY = "short", 50


@dataclass(frozen=True)
class Handler:
    """``short``: people wait for it and it takes seconds, so that it goes before long jobs."""

    name: str
    title: str | Promise
    run: Callable[..., dict]
    short: bool = False


@dataclass(frozen=True)
class Periodic:
    name: str
    every: timedelta
    run: Callable[[], None]


_handlers: dict[str, Handler] = {}
_periodic: dict[str, Periodic] = {}


class Cancelled(Exception):
    """A user canceled this job. A handler that retains partial results says so in the message."""


class Replaced(BaseException):
    """This run was silent for so long that the job was given to another one. It writes nothing more.

    Not an Exception, so that no handler takes it for a failure of one of its steps and goes on.
    """


class RunningJob:
    """The handler's handle on one run of its job: report progress, and stop when canceled or replaced."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def progress(self, done: int, total: int) -> None:
        """Store the progress as a share; also the sign of life for ``rescue``. Raises Cancelled, Replaced."""
        _write(self.job, done=done, total=total, heard_at=clock.now())
        self.stop_if_cancelled()

    def stop_if_cancelled(self) -> None:
        """Raises Cancelled, Replaced."""
        asked = _current(self.job).values_list("cancel_asked", flat=True).first()
        if asked is None:
            raise Replaced
        if asked:
            raise Cancelled

    @property
    def actor(self) -> Actor:
        return self.job.started_by or "system:worker"


def handler(name: str, *, title: str | Promise, short: bool = False) -> Callable:
    """Register a handler: ``run(job: RunningJob, **arguments) -> dict``, stored as JSON; its "message" is displayed."""

    def register(run: Callable[..., dict]) -> Callable[..., dict]:
        _handlers[name] = Handler(name, title, run, short)
        return run

    return register


def scheduled(name: str, *, minutes: int) -> Callable:
    """Register a scheduled task that is due every so many minutes."""

    def register(run: Callable[[], None]) -> Callable[[], None]:
        _periodic[name] = Periodic(name, timedelta(minutes=minutes), run)
        return run

    return register


def title_of(job: Job) -> str:
    return str(_handlers[job.handler].title) if job.handler in _handlers else job.handler


def start(name: str, *, actor: Actor, **arguments: Any) -> Job:
    """Queue a job. Its page shows the progress."""
    if name not in _handlers:
        raise LookupError(name)
    with transaction.atomic():
        job = Job.objects.create(handler=name, arguments=arguments, started_by=actor_user(actor))
        transaction.on_commit(lambda: _enqueue(job))
    return job


def _enqueue(job: Job, *, run_after: datetime | None = None) -> None:
    """The only way to a worker, also for another attempt: the queue and the priority are those of the handler."""
    found = _handlers.get(job.handler)
    queue_name, priority = DEFAULT_TASK_QUEUE_NAME, DEFAULT_TASK_PRIORITY
    if found and found.short:
        queue_name, priority = SHORT_QUEUE, SHORT_PRIORITY
    run_job.using(queue_name=queue_name, priority=priority, run_after=run_after).enqueue(str(job.pk))


def cancel(job: Job) -> None:
    """Ask a job to stop; one that has not started stops at once."""
    Job.objects.filter(pk=job.pk).update(cancel_asked=True)
    Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(
        state=Job.State.CANCELLED, ended_at=clock.now()
    )


@task()
def run_job(job_id: str) -> None:
    """Run one job. A RuleBroken ends it with its message; other errors are retried three times.

    A job that another worker runs is left to it, unless it is silent: then this run replaces the other one.
    """
    job = _begin(job_id)
    if job is None:
        return
    try:
        _run(job)
    except Replaced:
        logger.warning("job %s: attempt %s was replaced and wrote nothing more", job.pk, job.attempts)


def _begin(job_id: str) -> Job | None:
    """Count the attempt before it runs: its number tells this run from the next, also if it kills its worker."""
    with transaction.atomic():
        begun = Job.objects.filter(
            Q(state=Job.State.WAITING) | _silent(), pk=job_id, attempts__lt=MOST_ATTEMPTS
        ).update(
            state=Job.State.RUNNING,
            started_at=clock.now(),
            heard_at=clock.now(),
            attempts=F("attempts") + 1,
        )
        return Job.objects.select_related("started_by").get(pk=job_id) if begun else None


def _run(job: Job) -> None:
    try:
        with heartbeat(job):
            result = _handlers[job.handler].run(RunningJob(job), **job.arguments) or {}
    except Cancelled as stopped:
        words = str(stopped) or _("Stopped as requested. Nothing was saved.")
        _end(job, Job.State.CANCELLED, message=words)
    except RuleBroken as error:
        _end(job, Job.State.FAILED, message=str(error))
    except Exception:
        logger.exception("job %s failed", job.pk)
        _retry_or_give_up(job)
    else:
        _end(job, Job.State.DONE, message=str(result.pop("message", "")), result=result)


def _retry_or_give_up(job: Job) -> None:
    if job.attempts >= MOST_ATTEMPTS:
        why = _("This job failed after several attempts. See the log for the reason.")
        _end(job, Job.State.FAILED, message=why)
    elif run_job.get_backend().supports_defer:
        _write(job, state=Job.State.WAITING)
        _enqueue(job, run_after=clock.now() + timedelta(minutes=RETRY_MINUTES[job.attempts - 1]))
    else:
        _end(job, Job.State.FAILED, message=_("This job failed. See the log for the reason."))


def _end(job: Job, state: str, *, message: str = "", result: dict | None = None) -> None:
    _write(job, state=state, message=message[:500], result=result or {}, ended_at=clock.now())


def _current(job: Job) -> QuerySet[Job]:
    """The job as long as it is in the hands of this run: another attempt, or a rescue, takes it away."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)


def _write(job: Job, **facts: Any) -> None:
    """What a run notes on its job. Raises Replaced, and writes nothing, if the job is no longer this run's."""
    if not _current(job).update(**facts):
        raise Replaced


def rescue() -> int:
    """Requeue jobs whose worker died: marked as running, without a sign of life for long. Returns how many.

    A job that was begun as often as allowed ends instead: it may be what kills its workers.
    """
    silent = Job.objects.filter(_silent())
    silent.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=Job.State.FAILED,
        message=_("This job stopped responding after several attempts. See the log for the reason."),
        ended_at=clock.now(),
    )
    rescued = 0
    for job in silent:
        if silent.filter(pk=job.pk).update(state=Job.State.WAITING):
            _enqueue(job)
            rescued += 1
    return rescued


def _silent() -> Q:
    return Q(state=Job.State.RUNNING, heard_at__lt=clock.now() - SILENT_FOR)


def run_due() -> list[str]:
    """Run each scheduled task that is due; a concurrent runner skips it. Returns the names that ran."""
    ran = []
    for periodic in _periodic.values():
        moment = clock.now()
        ScheduledJob.objects.get_or_create(name=periodic.name, defaults={"next_run_at": moment})
        taken = ScheduledJob.objects.filter(name=periodic.name, next_run_at__lte=moment).update(
            next_run_at=moment + periodic.every, last_run_at=moment
        )
        if not taken:
            continue
        error = ""
        try:
            periodic.run()
        except Exception as problem:
            logger.exception("periodic work %s failed", periodic.name)
            error = type(problem).__name__
        ScheduledJob.objects.filter(name=periodic.name).update(last_error=error)
        ran.append(periodic.name)
    return ran
