"""Scheduled tasks of cms: send mail, publish scheduled pages, scan documents, delete expired rows."""

from datetime import timedelta

from django.core.management import call_command
from django.tasks import task_backends

from django_tasks_db import DatabaseBackend

from cms import clock
from cms.jobs import queue
from cms.jobs.queue import scheduled
from cms.mail import outbox
from cms.models import Job
from cms.powers import services
from cms.proofs import checkpoints, timestamps, witnesses
from cms.publication import files, schedule
from cms.records import file_sweep, retention
from cms.web import limits

DAY = 24 * 60
KEEP_JOBS = timedelta(days=90)


@scheduled("cms.mail", minutes=1)
def send_mail() -> None:
    outbox.send_due()


@scheduled("cms.rescue", minutes=5)
def rescue_jobs() -> None:
    queue.rescue()


@scheduled("cms.limits", minutes=15)
def forget_old_limits() -> None:
    limits.forget_expired()


@scheduled("cms.publish", minutes=5)
def publish_due_pages() -> None:
    schedule.publish_due()


@scheduled("cms.documents", minutes=1)
def scan_documents() -> None:
    files.scan_waiting_documents()


@scheduled("retention.run", minutes=DAY)
def erase_what_is_due() -> None:
    """Then delete files that no row names any more."""
    retention.run()
    file_sweep.sweep()


@scheduled("cms.checkpoint", minutes=1)
def sign_the_record() -> None:
    checkpoints.publish()
    witnesses.ask()
    timestamps.ask()


@scheduled("cms.powers", minutes=15)
def begin_changes_of_powers() -> None:
    services.apply_due()


@scheduled("cms.forget", minutes=DAY)
def forget() -> None:
    """Delete expired sessions, finished task results and old job pages."""
    call_command("clearsessions", verbosity=0)
    if isinstance(task_backends["default"], DatabaseBackend):  # a practice site does its jobs at once
        call_command("prune_db_task_results", verbosity=0)
    Job.objects.filter(state__in=Job.FINAL, ended_at__lt=clock.now() - KEEP_JOBS).delete()
