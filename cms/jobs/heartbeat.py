"""The sign of life of a running job, from a thread beside it: a long step without progress is not a dead worker."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection

from cms import clock
from cms.models import Job

logger = logging.getLogger(__name__)
BEAT_SECONDS = 60


@contextmanager
def heartbeat(job: Job) -> Iterator[None]:
    """While the block runs, note each minute that the job lives."""
    over = Event()
    thread = Thread(target=_beat_apart, args=(job, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def beat(job: Job, over: Event) -> None:
    """A busy database is asked again a minute later. A run that was replaced does not keep the next one alive."""
    while not over.wait(BEAT_SECONDS):
        try:
            mine = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)
            mine.update(heard_at=clock.now())
        except DatabaseError:
            logger.warning("job %s could not note that it lives", job.pk, exc_info=True)


def _beat_apart(job: Job, over: Event) -> None:
    """On this thread's own connection, which is opened at the first beat."""
    try:
        beat(job, over)
    finally:
        connection.close()
