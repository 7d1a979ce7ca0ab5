"""Long and periodic work of this room; one module for each area, all loaded here."""

from cms.jobs.queue import scheduled
from engagement.newsletter import jobs as letters
from engagement.outcomes import jobs as outcomes
from engagement.registrations.reminders import remind

__all__ = ["letters", "outcomes"]


@scheduled("engagement.reminders", minutes=10)
def remind_people() -> None:
    remind()
