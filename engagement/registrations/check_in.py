"""Check-in: registered people and walk-ins. Nobody is turned away for not registering."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import record, remove_many
from engagement import access
from engagement.access import ActorOrLink
from engagement.choices import AHEAD, Duty, Status
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, EveningLink, Registration, WalkIn
from engagement.models.registrations import MOST_IN_A_PARTY

DOOR_IS_OPEN = (*AHEAD, Status.HELD)
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Room:
    """People in the room against its seats."""

    people: int
    seats: int | None

    @property
    def is_full(self) -> bool:
        return self.seats is not None and self.people >= self.seats

    @property
    def is_over(self) -> bool:
        return self.seats is not None and self.people > self.seats


def room_of(conversation: Conversation) -> Room:
    registered = conversation.registrations.aggregate(people=Sum("arrived_people"))["people"] or 0
    walked_in = conversation.walk_ins.aggregate(people=Sum("people"))["people"] or 0
    return Room(registered + walked_in, conversation.capacity)


@transaction.atomic
def mark_came(*, actor: ActorOrLink, registration: Registration, people: int) -> Registration:
    """Check in a party, also one that waits or canceled: they are at the door. Repeating it counts once."""
    by = access.require_at(actor, registration.conversation_id, Duty.DOOR, *access.DOOR_ROLES)
    current = _at_the_door(registration)
    if not 1 <= people <= MOST_IN_A_PARTY:
        raise NotPossibleNow(_("Enter how many people came: 1 to %(most)s.") % {"most": MOST_IN_A_PARTY})
    if current.arrived_at and current.arrived_people == people:
        return current
    current.arrived_at = current.arrived_at or clock.now()
    current.arrived_people = people
    return record(current, actor=by, reason="arrived", update_fields=["arrived_at", "arrived_people"])


@transaction.atomic
def undo_came(*, actor: ActorOrLink, registration: Registration) -> Registration:
    by = access.require_at(actor, registration.conversation_id, Duty.DOOR, *access.DOOR_ROLES)
    current = _at_the_door(registration)
    if current.arrived_at is None:
        return current
    current.arrived_at, current.arrived_people = None, 0
    return record(current, actor=by, reason="did not attend", update_fields=["arrived_at", "arrived_people"])


def count_walk_in(
    *, actor: ActorOrLink, conversation: Conversation, nonce: str, people: int, **said: Any
) -> WalkIn:
    """Count walk-ins. ``said``: language, role_id, area_id, member_of. The same nonce counts once."""
    by = access.require_at(actor, conversation.pk, Duty.DOOR, *access.DOOR_ROLES)
    if conversation.status not in DOOR_IS_OPEN:
        raise _closed()
    if not 1 <= people <= MOST_AT_ONCE:
        raise NotPossibleNow(_("Enter how many people came: 1 to %(most)s.") % {"most": MOST_AT_ONCE})
    link = actor if isinstance(actor, EveningLink) else None
    facts = {"nonce": nonce, "people": people, "is_demo": conversation.is_demo, "link": link}
    row = WalkIn(conversation=conversation, **facts, **said)
    try:
        with transaction.atomic():
            return record(row, actor=by, reason="walk-in")
    except IntegrityError:
        again = WalkIn.objects.filter(nonce=nonce, conversation=conversation).first()
        if again is None:
            raise
        return again


@transaction.atomic
def undo_walk_in(*, actor: ActorOrLink, walk_in: WalkIn) -> None:
    """Of a link: only what it counted itself."""
    by = access.require_at(actor, walk_in.conversation_id, Duty.DOOR, *access.DOOR_ROLES)
    if walk_in.conversation.status not in DOOR_IS_OPEN:
        raise _closed()
    current = WalkIn.objects.select_for_update().filter(pk=walk_in.pk).first()
    if current is not None and isinstance(actor, EveningLink) and current.link_id != actor.pk:
        raise PermissionDenied
    if current is not None:
        remove_many(WalkIn, [current], actor=by, reason="counted by mistake")


def _at_the_door(registration: Registration) -> Registration:
    current = Registration.objects.select_for_update().get(pk=registration.pk)
    current.conversation = registration.conversation
    if current.conversation.status not in DOOR_IS_OPEN:
        raise _closed()
    return current


def _closed() -> NotPossibleNow:
    return NotPossibleNow(_("The door list of this conversation is closed."))
