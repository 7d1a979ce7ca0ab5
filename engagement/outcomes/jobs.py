"""After a conversation: outcomes from the record of the boards, and the messages to those who took part."""

from cms.jobs import queue
from engagement.outcomes.notifications import notify_all
from engagement.outcomes.services import outcomes_from_record


@queue.scheduled("engagement.outcomes", minutes=5)
def look_at_the_record() -> None:
    outcomes_from_record()


@queue.scheduled("engagement.telling", minutes=30)
def notify_people() -> None:
    """Half an hour, so that outcomes that are posted one after the other come in one message."""
    notify_all()
