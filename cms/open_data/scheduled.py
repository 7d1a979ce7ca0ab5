"""Scheduled tasks of the read model."""

from cms.jobs.queue import scheduled
from cms.open_data import sync
from cms.open_data.archive.build import build
from cms.open_data.archive.store import latest

DAY = 24 * 60


@scheduled("open_data.follow", minutes=0)  # each time the runner looks for work
def follow_changes() -> None:
    """What was removed must not linger in the archive: until it is made anew it is not served."""
    sync.follow()
    archive = latest()
    if archive and archive.has_removed:
        build()


@scheduled("open_data.compare", minutes=DAY)
def compare_everything() -> None:
    sync.compare()


@scheduled("open_data.archive", minutes=DAY)
def archive_everything() -> None:
    build()
