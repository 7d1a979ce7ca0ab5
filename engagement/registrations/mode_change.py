"""When staff change how people meet, seats and registrations follow. Nobody loses a seat."""

from django.utils.translation import gettext as _

from cms.records.history import Actor, record_changes
from engagement.choices import Mode
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Registration
from engagement.registrations.seating import promote

SEATS = ("capacity", "seats_taken", "online_capacity", "online_taken")


def follow_mode(conversation: Conversation, *, before: str, actor: Actor) -> list[Registration]:
    """The caller has locked the conversation and set its new mode, and saves it. Raises NotPossibleNow if not all who
    have a seat would fit.

    Returns the registrations whose way to attend has ended.
    """
    if before == conversation.mode:
        return []
    if conversation.is_hybrid and before == Mode.ONLINE:
        conversation.online_capacity, conversation.online_taken = (
            conversation.capacity,
            conversation.seats_taken,
        )
        conversation.seats_taken = 0
    elif before == Mode.HYBRID:
        _join_sides(conversation)
    Conversation.objects.filter(pk=conversation.pk).update(
        mode=conversation.mode, **{name: getattr(conversation, name) for name in SEATS}
    )
    changed = [] if conversation.is_hybrid else _attend(conversation, actor)
    promote(conversation)
    for row in changed:
        row.refresh_from_db(fields=["state", "changes", "changed_at"])
    return changed


def _join_sides(conversation: Conversation) -> None:
    capacity = conversation.online_capacity if conversation.mode == Mode.ONLINE else conversation.capacity
    taken = conversation.seats_taken + conversation.online_taken
    if capacity is not None and taken > capacity:
        raise NotPossibleNow(
            _("%(taken)s people have a seat. There cannot be fewer seats than that.") % {"taken": taken}
        )
    conversation.capacity, conversation.seats_taken = capacity, taken
    conversation.online_capacity, conversation.online_taken = None, 0


def _attend(conversation: Conversation, actor: Actor) -> list[Registration]:
    rows = list(Registration.objects.coming().filter(conversation=conversation))
    changed = [row for row in rows if row.mode != conversation.mode or row.switch_to]
    ended = [row for row in changed if row.mode != conversation.mode]
    for row in changed:
        row.mode, row.switch_to = conversation.mode, ""
        row.count_change()
    fields = ["mode", "switch_to", "changes", "changed_at"]
    record_changes(Registration, changed, fields, actor=actor, reason="how people meet has changed")
    return ended
