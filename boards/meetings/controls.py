"""What a person can do with a meeting on its desk page, and why not now: the services' own refusals."""

from boards import access
from boards.agendas.added_items import add_refusal
from boards.agendas.corrections import correction_refusal
from boards.meetings.states import call_off_refusal, continue_refusal
from boards.models import Meeting
from boards.notices.short_notice import ruling_of
from boards.sessions.services import begin_refusal
from cms import clock
from cms.access import Visitor, has_role
from cms.exceptions import RuleBroken

type Controls = dict[str, RuleBroken | None]


def controls_of(meeting: Meeting, user: Visitor) -> Controls:
    """By the name of each control that this person's roles give: why it cannot be used now, or None.

    Empty once the meeting is over or called off.
    """
    if meeting.is_over or meeting.is_called_off:
        return {}
    found: Controls = {}
    if has_role(user, *access.POST_ROLES):
        off = call_off_refusal(meeting)
        found |= {"cancel": off, "move": off, "add_item": add_refusal(meeting)}
        if meeting.is_draft:
            ruling = ruling_of(meeting, clock.now())
            found["post"] = None if ruling.allowed else ruling.refusal()
        else:
            found["correct"] = correction_refusal(meeting)
    if has_role(user, *access.LIVE_ROLES):
        found["continue"] = continue_refusal(meeting)
        if not meeting.is_in_session:
            found["begin"] = begin_refusal(meeting)
    return found
