"""The scheduled task for reminders."""

from cms.jobs.queue import scheduled
from engagement.registrations.reminders import remind


@scheduled("engagement.reminders", minutes=10)
def remind_people() -> None:
    remind()
