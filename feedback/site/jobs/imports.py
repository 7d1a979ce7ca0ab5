"""Files of comments: read, tried, brought in."""

from django.utils.translation import gettext_lazy, ngettext

from cms.exceptions import RuleBroken
from cms.jobs import queue
from feedback.imports import batches
from feedback.models import ImportBatch
from feedback.moderation.campaigns import request_campaigns


def _batch(pk: str):
    return ImportBatch.objects.select_related("form", "version", "job").get(pk=pk)


@queue.handler("feedback.import_read", title=gettext_lazy("Read a workbook"))
def read(job: queue.RunningJob, *, batch: str) -> dict:
    found = _batch(batch)
    batches.read_columns(batch=found)
    return {"url": found.get_absolute_url()}


@queue.handler("feedback.import_check", title=gettext_lazy("Try a file of comments"))
def check(job: queue.RunningJob, *, batch: str) -> dict:
    found = _batch(batch)
    try:
        preview = batches.check_import(batch=found, tell=job.progress)
    except (RuleBroken, queue.Cancelled):
        batches.end_stopped(batch=found)
        raise
    return {"url": found.get_absolute_url(), "preview": preview}


@queue.handler("feedback.import_run", title=gettext_lazy("Bring in a file of comments"))
def run(job: queue.RunningJob, *, batch: str) -> dict:
    found = _batch(batch)
    try:
        done = batches.run_import(actor=job.actor, batch=found, tell=job.progress)
    except queue.Cancelled as stopped:
        raise queue.Cancelled(_kept_words(batches.end_stopped(batch=found))) from stopped
    except RuleBroken:
        batches.end_stopped(batch=found)
        raise
    if done.stored:
        request_campaigns(actor="system:import")  # the same letter may have come a hundred times (PAR-05)
    words = ngettext("%(count)s comment is in.", "%(count)s comments are in.", done.stored)
    return {"url": found.get_absolute_url(), "message": words % {"count": done.stored}}


def _kept_words(stored: int) -> str:
    words = ngettext(
        "Stopped as asked. %(count)s comment is in and stays. Bring it in again and only the rest follows.",
        "Stopped as asked. %(count)s comments are in and stay. Bring it in again and only the rest follows.",
        stored,
    )
    return words % {"count": stored}
