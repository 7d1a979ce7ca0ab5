"""Scheduled tasks of the read model."""

from cms.jobs.queue import scheduled
from cms.open_data import following

DAY = 24 * 60


@scheduled("open_data.follow", minutes=0)  # each time the runner looks for work
def follow_changes() -> None:
    following.follow()


@scheduled("open_data.compare", minutes=DAY)
def compare_everything() -> None:
    following.compare()
