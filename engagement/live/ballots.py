"""The ballot of a participant: one row for each poll and phone."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from cms import clock
from engagement.exceptions import NotPossibleNow
from engagement.live.run_sheet import takes_part
from engagement.models import Ballot, Conversation, Poll


def lock_accepting(conversation: Conversation, poll_id: int, *kinds: str) -> Poll:
    """The open poll, locked, so that an answer and the closing cannot interleave. Raises NotPossibleNow."""
    if not takes_part(conversation):
        raise NotPossibleNow(_("This conversation is over or canceled. It is no longer accepting answers."))
    rows = Poll.objects.select_for_update().filter(conversation=conversation, pk=poll_id, kind__in=kinds)
    poll = rows.first()
    if poll is None or not poll.accepts_answers:
        raise NotPossibleNow(_("This poll is closed. Its result appears here."))
    return poll


def cast(poll: Poll, participant: str, *, choices: Sequence[int] = ()) -> Ballot:
    """The one ballot of this participant, new or again. One statement."""
    [ballot] = Ballot.objects.bulk_create(
        [Ballot(poll=poll, participant=participant, choices=list(choices), at=clock.now())],
        update_conflicts=True,
        unique_fields=["poll", "participant"],
        update_fields=["choices", "at"],
    )
    return ballot
