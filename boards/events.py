"""Write what happened to a meeting, in order. Every service that acts on a public meeting calls ``log``."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from boards.choices import EventKind
from boards.models import AgendaItem, Holding, Meeting, MeetingEvent
from cms import clock
from cms.history import Actor, actor_label, actor_user


def log(
    meeting: Meeting,
    kind: EventKind,
    *,
    actor: Actor,
    item: AgendaItem | None = None,
    holding: Holding | None = None,
    facts: dict[str, Any] | None = None,
    corrects: MeetingEvent | None = None,
    at: datetime | None = None,
) -> MeetingEvent:
    """The next event. The caller holds the lock on the meeting's row, so that numbers have no gap and no double."""
    last = MeetingEvent.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    event = MeetingEvent(
        meeting=meeting,
        number=last + 1,
        kind=kind,
        at=at or clock.now(),
        item=item,
        holding=holding,
        facts=facts or {},
        corrects=corrects,
        by=actor_user(actor),
        by_name=actor_label(actor),
    )
    event.save()
    return event
