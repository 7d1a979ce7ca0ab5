"""How far a conversation has come, by what is recorded of its announced time: whether it has begun, and whether it is
over. It decides whether it can still be canceled, and whether it can be recorded as held.
"""

from django.db.models import Q

from cms import clock
from engagement.choices import AHEAD
from engagement.models import Ballot, Conversation, Note
from engagement.phases import RUNS_EARLY
from engagement.registrations.check_in import room_of


def has_begun(conversation: Conversation) -> bool:
    """Its start has passed; or people were checked in, answered a poll, or a part began. Polls and parts of an earlier
    day, such as a rehearsal, do not count.
    """
    if conversation.starts_at <= clock.now():
        return True
    return shows_people(conversation)


def shows_people(conversation: Conversation) -> bool:
    """Whether a record says that people met: checked in, answered a poll, began a part, or were written down."""
    since = conversation.starts_at - RUNS_EARLY
    polled = Ballot.objects.filter(Q(poll__conversation=conversation, at__gte=since))
    noted = Note.objects.filter(group__conversation=conversation)
    return (
        conversation.steps.counted().exists()
        or room_of(conversation).people > 0
        or polled.exists()
        or noted.exists()
        or conversation.heard.exists()
    )


def never_met(conversation: Conversation) -> bool:
    """Its time is over, and nothing shows that anyone came."""
    return conversation.status in AHEAD and conversation.is_over and not shows_people(conversation)
