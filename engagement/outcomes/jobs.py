"""Scheduled tasks after a conversation: outcomes from board decisions, and notifications to participants."""

from cms.jobs import queue
from engagement.outcomes.notifications import notify_all
from engagement.outcomes.record import outcomes_from_record


@queue.scheduled("engagement.outcomes", minutes=5)
def look_at_the_record() -> None:
    outcomes_from_record()


@queue.scheduled("engagement.telling", minutes=30)
def notify_people() -> None:
    """Every half hour, so that outcomes published in sequence arrive in one message."""
    notify_all()
