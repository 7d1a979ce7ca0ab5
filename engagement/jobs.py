"""Long and periodic work of this room; one module for each area, all loaded here."""

from cms.jobs import scheduled
from engagement import jobs_after, services

__all__ = ["jobs_after"]


@scheduled("engagement.reminders", minutes=10)
def remind_people() -> None:
    services.remind()
