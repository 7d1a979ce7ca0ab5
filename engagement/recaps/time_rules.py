"""The law of time: an event answers a conversation only if it happened after people began to be heard there (PAR-02).

An event with a time counts if it is later than the start. Of an event with a date only, the hour is not on record:
it counts from the day after the conversation's day on, in Pacific time (C2C-20).
"""

from datetime import date, datetime

from cms.clock import PACIFIC
from engagement.models import Conversation


def day_of(conversation: Conversation) -> date:
    """The Pacific day on which the conversation began."""
    return conversation.starts_at.astimezone(PACIFIC).date()


def answers(conversation: Conversation, when: date | datetime | None) -> bool:
    """Whether what happened at ``when`` can answer what was said at the conversation; never without a date."""
    if when is None:
        return False
    if isinstance(when, datetime):
        return when > conversation.starts_at
    return when > day_of(conversation)
