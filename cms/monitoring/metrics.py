"""Metrics for /metrics, in four queries: state and age of background jobs, mail, schedule and backup.

Everything comes from the database, so each web process gives the same answer. Metrics of a single process would
jump between scrapes and are left to the exporter of the machine or container.
"""

import platform
import shutil
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import get_version
from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, Min, Model, Q

from wagtail import __version__ as wagtail_version

from django_tasks_db.models import DBTaskResult, get_date_max
from prometheus_client import CollectorRegistry, Gauge

from cms import __version__, clock
from cms.backups import daily
from cms.models import Job, OutboxMessage, ScheduledJob

OPEN_STATES = {
    Job: (Job.State.WAITING, Job.State.RUNNING, Job.State.FAILED),
    OutboxMessage: (OutboxMessage.State.WAITING, OutboxMessage.State.FAILED),
}


def collect() -> CollectorRegistry:
    """A new registry for each scrape, so that nothing is left over."""
    registry = CollectorRegistry()
    _build(registry)
    up = Gauge("throughline_database_up", "Whether the database answers: 1 or 0", registry=registry)
    try:
        facts = _facts()
    except DatabaseError:
        return registry
    up.set(1)
    for name, text, labels, values in facts:
        _gauge(registry, name, text, labels, values)
    return registry


def _build(registry: CollectorRegistry) -> None:
    facts = {
        "version": __version__,
        "django": get_version(),
        "wagtail": wagtail_version,
        "python": platform.python_version(),
    }
    Gauge("throughline_build_info", "Versions of the running site", list(facts), registry=registry).labels(
        **facts
    ).set(1)
    disk = shutil.disk_usage(settings.VAR_DIR)
    free = Gauge(
        "throughline_disk_free_ratio", "Free share of the disk that holds VAR_DIR", registry=registry
    )
    free.set(disk.free / disk.total)


Values = list[tuple[tuple[str, ...], float]]
Fact = tuple[str, str, tuple[str, ...], Values]


def _facts() -> list[Fact]:
    jobs, mail = _by_state(Job), _by_state(OutboxMessage)
    return [
        ("jobs", "Jobs that staff started, by state", ("state",), _counts(jobs)),
        ("jobs_oldest_waiting_age_seconds", "Age of the job that waits longest", (), _oldest(jobs)),
        ("mail", "Messages in the outbox, by state", ("state",), _counts(mail)),
        ("mail_oldest_waiting_age_seconds", "Age of the message that waits longest", (), _oldest(mail)),
        *_tasks(),
        *_schedule(),
    ]


def _gauge(registry: CollectorRegistry, name: str, text: str, labels: tuple, values: Iterable) -> None:
    gauge = Gauge(f"throughline_{name}", text, labels, registry=registry)
    for label, value in values:
        (gauge.labels(*label) if labels else gauge).set(value)


def _age(moment: datetime) -> float:
    return max(0.0, (clock.now() - moment).total_seconds())


def _by_state(model: type[Model]) -> dict[str, tuple[int, datetime | None]]:
    """(count, oldest moment) for each unfinished state; 0 if there are none."""
    rows = model._default_manager.filter(state__in=OPEN_STATES[model]).order_by().values("state")
    found = {
        row["state"]: (row["many"], row["since"])
        for row in rows.annotate(many=Count("pk"), since=Min("created_at"))
    }
    return {str(state): found.get(state, (0, None)) for state in OPEN_STATES[model]}


def _counts(states: dict[str, tuple[int, datetime | None]]) -> list:
    return [((state,), many) for state, (many, _since) in states.items()]


def _oldest(states: dict[str, tuple[int, datetime | None]]) -> list:
    since = states["waiting"][1]
    return [((), _age(since) if since else 0)]


def _tasks() -> list[Fact]:
    """Tasks of the worker, by queue. The queue names are those in the code."""
    ready, failed = Q(status="READY"), Q(status="FAILED")
    due = ready & (Q(run_after__lte=clock.now()) | Q(run_after=get_date_max()))
    rows = (
        DBTaskResult.objects.filter(ready | failed)
        .order_by()
        .values("queue_name")
        .annotate(
            waiting=Count("pk", filter=ready),
            failed=Count("pk", filter=failed),
            since=Min("enqueued_at", filter=due),
        )
    )
    found: dict[str, Any] = {row["queue_name"]: row for row in rows}
    found = found or {"default": {"waiting": 0, "failed": 0, "since": None}}
    states: Values = [
        ((queue, state), row[state]) for queue, row in found.items() for state in ("waiting", "failed")
    ]
    ages: Values = [((queue,), _age(row["since"]) if row["since"] else 0) for queue, row in found.items()]
    return [
        ("tasks", "Tasks of the worker, by queue and state", ("queue", "state"), states),
        (
            "tasks_oldest_waiting_age_seconds",
            "Age of the due task that waits longest, by queue",
            ("queue",),
            ages,
        ),
    ]


def _schedule() -> list[Fact]:
    rows = list(ScheduledJob.objects.all())
    backup = next((row for row in rows if row.name == daily.JOB), None)
    ran = [row.last_run_at for row in rows if row is not backup and row.last_run_at]
    failing = sum(bool(row.last_error) for row in rows if row is not backup)
    facts: list[Fact] = [
        ("scheduled_failing", "Scheduled tasks whose last run failed", (), [((), failing)]),
    ]
    if ran:
        text = "Time since any scheduled task last ran"
        facts.append(("scheduled_last_run_age_seconds", text, (), [((), _age(max(ran)))]))
    if backup and backup.last_run_at:
        text = "Time since the last try of a daily backup"
        facts.append(("backup_last_run_age_seconds", text, (), [((), _age(backup.last_run_at))]))
        text = "Whether that daily backup is whole: 1 or 0"
        facts.append(("backup_last_run_success", text, (), [((), float(not backup.last_error))]))
    return facts
