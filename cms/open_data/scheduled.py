"""Scheduled tasks of the read model."""

from cms.jobs.queue import scheduled
from cms.open_data import sync

DAY = 24 * 60


@scheduled("open_data.follow", minutes=0)  # each time the runner looks for work
def follow_changes() -> None:
    sync.follow()


@scheduled("open_data.compare", minutes=DAY)
def compare_everything() -> None:
    sync.compare()
