"""Record the run of a conversation, and increment the version by which phones detect changes."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import actor_label
from engagement import access
from engagement.access import ActorOrLink
from engagement.choices import AHEAD, Duty
from engagement.exceptions import NotPossibleNow
from engagement.live.run_sheet import END, run_of
from engagement.models import Conversation, RunStep
from engagement.phases import RUNS_EARLY


def notify_phones(conversation_id: int) -> None:
    """Increment the version in one UPDATE without a read, so that concurrent actions count twice."""
    Conversation.objects.filter(pk=conversation_id).update(live_version=F("live_version") + 1)


def locked(conversation: Conversation) -> Conversation:
    return Conversation.objects.select_for_update().get(pk=conversation.pk)


def refuse_a_rehearsal(conversation: Conversation) -> None:
    """People read what the run sheet records, so nothing is recorded of another day."""
    if clock.now() < conversation.starts_at - RUNS_EARLY:
        raise NotPossibleNow(
            _("It is too early: a part can begin from two hours before the start. Nothing was recorded.")
        )


@transaction.atomic
def start_part(
    *, actor: ActorOrLink, conversation: Conversation, segment: str, minutes: int | None = None
) -> RunStep:
    """Start a part, for so many minutes or as planned, or end the run. Pressing twice starts it once.

    A round in small groups that still runs ends with the part before.
    """
    by = access.require_at(actor, conversation.pk, Duty.CO_HOST, *access.DOOR_ROLES)
    current = locked(conversation)
    if current.status not in AHEAD:
        raise NotPossibleNow(_("This conversation is over or canceled. Its run sheet is read-only."))
    refuse_a_rehearsal(current)
    last = current.steps.counted().last()
    if last and last.segment == segment:
        return last
    if segment == END and last is None:
        raise NotPossibleNow(_("Nothing has started yet, so there is nothing to end."))
    if segment != END and not run_of(current).title_of(segment):
        raise NotPossibleNow(_("This part is no longer on the agenda. Check it again."))
    step = RunStep.objects.create(
        conversation=current,
        segment=segment,
        minutes=minutes,
        started_at=clock.now(),
        started_by=actor_label(by),
    )
    current.rounds.filter(ended_at=None).update(ended_at=clock.now())
    notify_phones(current.pk)
    return step
