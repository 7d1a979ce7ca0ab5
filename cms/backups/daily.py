"""Daily backups in BACKUP_DIR: make one, check it, then delete those beyond BACKUP_KEEP.

A backup gets its final name only once it is complete, so what is deleted is never the last good one. The latest
result is stored in ScheduledJob, where /healthz reads it: the web process needs no access to the folder.
"""

import fcntl
import logging
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from cms import clock
from cms.backups import archive
from cms.models import ScheduledJob

logger = logging.getLogger(__name__)
JOB = "cms.backup"
EVERY, RETRY = timedelta(days=1), timedelta(hours=1)
LATE = timedelta(hours=3)  # a large site takes its time
NAME, PARTIAL = "%Y-%m-%dT%H%M%SZ", ".partial"
WHOLE = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")


def is_due() -> bool:
    job = ScheduledJob.objects.filter(name=JOB).first()
    return job is None or job.next_run_at <= clock.now()


def state() -> str:
    """State of the latest backup: "ok", "failed", "late" or "none yet"; "" if daily backups are not configured."""
    job = ScheduledJob.objects.filter(name=JOB).first()
    if job is None:
        return "none yet" if settings.BACKUP_DIR else ""
    if job.last_error:
        return "failed"
    return "late" if job.next_run_at < clock.now() - LATE else "ok"


def make(place: Path) -> Path:
    """Make today's backup in this folder. A failure is logged, stored with the next try in an hour, and raised."""
    try:
        made = _make(place)
    except (archive.BackupError, OSError, DatabaseError) as error:
        logger.exception("backup failed")
        _note(RETRY, str(error))
        raise
    _note(EVERY)
    return made


def _note(wait: timedelta, error: str = "") -> None:
    moment = clock.now()
    facts = {"last_run_at": moment, "next_run_at": moment + wait, "last_error": error[:300]}
    ScheduledJob.objects.update_or_create(name=JOB, defaults=facts)


def _make(place: Path) -> Path:
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = place / clock.now().astimezone(UTC).strftime(NAME)
    partial = target.with_name(target.name + PARTIAL)
    with _alone_in(place):
        _delete(place.glob(f"*{PARTIAL}"))  # of a process that was killed
        try:
            archive.make(partial)
            archive.check(partial)
            partial.rename(target)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        _delete(_beyond(settings.BACKUP_KEEP, place))
    return target


@contextmanager
def _alone_in(place: Path) -> Iterator[None]:
    with (place / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise archive.BackupError("Another backup is being made. Wait until it is done.") from error
        yield


def _beyond(keep: int, place: Path) -> list[Path]:
    """All but the newest backup of each of the last days."""
    found = sorted(path for path in place.iterdir() if WHOLE.fullmatch(path.name))
    newest_of_day = {path.name.partition("T")[0]: path for path in found}
    kept = list(newest_of_day.values())[-keep:]
    return [path for path in found if path not in kept]


def _delete(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder)
