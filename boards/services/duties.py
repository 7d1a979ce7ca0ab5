"""What the law still asks for after an act: opened by the act, done with evidence, never dropped."""

from datetime import date, datetime

from django.db import transaction

from boards import access
from boards.choices import DutyKind
from boards.models import AgendaItem, Duty, Meeting
from cms import clock
from cms.history import Actor, actor_label, record


@transaction.atomic
def open_duty(
    *,
    actor: Actor,
    meeting: Meeting,
    kind: DutyKind,
    rule: str,
    item: AgendaItem | None = None,
    due_at: datetime | None = None,
) -> Duty:
    """Opening the same duty twice gives the one that is there."""
    found = Duty.objects.filter(meeting=meeting, item=item, kind=kind).first()
    if found is not None:
        return found
    duty = Duty(meeting=meeting, item=item, kind=kind, rule=rule, due_at=due_at)
    return record(duty, actor=actor, reason="duty opened")


@transaction.atomic
def finish_duty(
    *,
    actor: Actor,
    duty: Duty,
    evidence: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Duty:
    access.require(actor, *access.POST_ROLES)
    duty.evidence, duty.done_at, duty.done_by_name = evidence, clock.now(), actor_label(actor)
    duty.starts_on, duty.ends_on = starts_on, ends_on
    return record(duty, actor=actor, reason="duty done")
