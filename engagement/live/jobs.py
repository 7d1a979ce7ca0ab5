"""The scheduled task for polls that close by themselves."""

from cms.jobs.queue import scheduled
from engagement.live.polls import close_due_polls


@scheduled("engagement.poll_timers", minutes=1)
def close_timed_polls() -> None:
    close_due_polls()
