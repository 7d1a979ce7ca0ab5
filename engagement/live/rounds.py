"""Timed rounds of work in small groups, visible on the run sheet, phones, note pages and the projector."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import Actor, actor_label
from engagement import access
from engagement.choices import AHEAD
from engagement.exceptions import NotPossibleNow
from engagement.live.services import locked, notify_phones, refuse_a_rehearsal
from engagement.models import Conversation, Round

LONGEST = 600  # minutes


@transaction.atomic
def start_round(*, actor: Actor, conversation: Conversation, minutes: int) -> Round:
    """Start the next round. Refused while another one runs, so that pressing twice starts it once."""
    access.require(actor, *access.DOOR_ROLES)
    current = locked(conversation)
    if current.status not in AHEAD:
        raise NotPossibleNow(_("This conversation is over or canceled. Its run sheet is read-only."))
    refuse_a_rehearsal(current)
    if not 1 <= minutes <= LONGEST:
        raise NotPossibleNow(_("Set a timer of 1 to 600 minutes."))
    if round_of(current):
        raise NotPossibleNow(_("A round is running. End it first."))
    last = current.rounds.aggregate(last=Max("number"))["last"] or 0
    made = Round.objects.create(
        conversation=current,
        number=last + 1,
        minutes=minutes,
        started_at=clock.now(),
        started_by=actor_label(actor),
    )
    notify_phones(current.pk)
    return made


@transaction.atomic
def end_round(*, actor: Actor, conversation: Conversation) -> None:
    """End the round that runs, before or after its time is up. Nothing if none does."""
    access.require(actor, *access.DOOR_ROLES)
    current = locked(conversation)
    running = round_of(current)
    if running is None:
        return
    running.ended_at = clock.now()
    running.save(update_fields=["ended_at"])
    notify_phones(current.pk)


def round_of(conversation: Conversation) -> Round | None:
    """The round that was started and not ended; its time may be up."""
    return conversation.rounds.filter(ended_at=None).last()
