"""Long and periodic work of this room; one module for each area, all loaded here."""

from cms.jobs import scheduled
from engagement import services
from engagement.outcomes import jobs as jobs_after

__all__ = ["jobs_after"]


@scheduled("engagement.reminders", minutes=10)
def remind_people() -> None:
    services.remind()
