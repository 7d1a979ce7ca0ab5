"""How far a conversation has come, by what is recorded of its announced time: whether it has begun, and whether it is
over. It decides whether it can still be canceled, and whether it can be recorded as held.
"""

from django.db.models import Q

from cms import clock
from engagement.models import Ballot, Conversation
from engagement.phases import RUNS_EARLY
from engagement.registrations.check_in import room_of


def has_begun(conversation: Conversation) -> bool:
    """Its start has passed; or people were checked in, answered a poll, or a part began. Polls and parts of an earlier
    day, such as a rehearsal, do not count.
    """
    if conversation.starts_at <= clock.now():
        return True
    since = conversation.starts_at - RUNS_EARLY
    polled = Ballot.objects.filter(Q(poll__conversation=conversation, at__gte=since))
    return conversation.steps.counted().exists() or room_of(conversation).people > 0 or polled.exists()
