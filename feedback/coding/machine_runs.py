"""Start a search by a program over texts, one at a time, as a job; list the last ones."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.functional import Promise

from cms import clock
from cms.jobs import queue
from cms.records.history import Actor, actor_label
from feedback.exceptions import NotPossibleNow
from feedback.models import Codebook, Form, MachineRun

LAST_RUNS = 5


def start_run[R: MachineRun](
    model: type[R],
    handler: str,
    *,
    actor: Actor,
    form: Form | None,
    book: Codebook,
    busy: Promise,
    **facts: Any,
) -> R:
    """Record a run and queue its job, in the transaction of the caller; refused with ``busy`` while another is on."""
    last = model._default_manager.select_related("job").order_by("-number").first()
    if last and last.job and not last.job.is_over:
        raise NotPossibleNow(busy)
    number = (model._default_manager.aggregate(last=Max("number"))["last"] or 0) + 1
    about = {"form": form, "codebook": book, "made_by": actor_label(actor), "made_at": clock.now()}
    try:
        with transaction.atomic():
            run = model._default_manager.create(number=number, **about, **facts)
    except IntegrityError as error:  # someone started one at the same moment
        raise NotPossibleNow(busy) from error
    run.job = queue.start(handler, actor=actor, run=run.pk)
    run.save(update_fields=["job"])
    return run


def last_runs[R: MachineRun](model: type[R], book: Codebook | None) -> list[R]:
    found = model._default_manager.filter(codebook=book).select_related("form", "job")
    return list(found.order_by("-number")[:LAST_RUNS])
