"""The number of people who attended: that of the door, or another with its reason; corrected until the recap."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import text
from cms.records.history import Actor, record
from engagement import access
from engagement.choices import Status
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation
from engagement.registrations.check_in import room_of

FIELDS = ["attended", "attended_reason"]


@transaction.atomic
def correct_attendance(
    *, actor: Actor, conversation: Conversation, attended: int | None, attended_reason: str = ""
) -> Conversation:
    """Change the number of a conversation that was held, before its recap is posted. None: as counted at the door."""
    access.require(actor, *access.DOOR_ROLES)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if current.status != Status.HELD:
        raise NotPossibleNow(
            _(
                "The number can be corrected once the conversation is marked as held, until its recap is posted."
            )
        )
    set_attended(current, attended, attended_reason)
    return record(current, actor=actor, reason="attendance corrected", update_fields=FIELDS)


def set_attended(current: Conversation, attended: int | None, reason: str) -> None:
    """Raises NotPossibleNow without the reason for another number than that of the door, and for a number of people
    smaller than were present at a poll.
    """
    door = room_of(current).people or None
    current.attended = door if attended is None else attended
    differs = door is not None and current.attended != door
    if differs and not reason.strip():
        words = _("%(door)s people were counted at the door. Enter the reason for a different number.")
        raise NotPossibleNow(words % {"door": door})
    current.attended_reason = reason.strip() if differs else ""
    poll = current.polls.order_by("-n_present").first()
    if poll and current.attended is not None and current.attended < poll.n_present:
        words = _(
            "%(present)s people were present for the poll “%(poll)s”, so at least that many attended. "
            "Enter the number who attended and the reason."
        )
        raise NotPossibleNow(words % {"present": poll.n_present, "poll": text(poll.question)}, rule="C2C-21")
