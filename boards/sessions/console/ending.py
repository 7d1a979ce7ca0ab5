"""Before a meeting ends: what was not called, what stops it, and what the law still wants."""

from typing import Any

from boards.choices import DutyKind, MeetingKind, Pause
from boards.duties.labels import WHAT_TO_DO, is_overdue, what_to_do
from boards.models import Duty, Meeting, Motion
from boards.motion_choices import MotionState
from boards.sessions.left_undone import not_called, without_outcome


def ending_context(meeting: Meeting) -> dict[str, Any]:
    left = not_called(meeting)
    motions = Motion.objects.filter(item__meeting=meeting, state=MotionState.MOVED)
    in_closed = meeting.current_item if meeting.pause == Pause.CLOSED else None
    open_motions = list(motions.select_related("item").order_by("item__number", "order"))
    return {
        "comment": [each for each in left if each.is_comment],
        "uncalled": [each for each in left if not each.is_comment],
        "open_motions": open_motions,
        "in_closed": in_closed,
        "is_stopped": bool(open_motions or in_closed),
        "no_outcome": without_outcome(meeting),
        "duties": _open_duties(meeting),
        "coming": _duties_of_the_end(meeting),
        "may_continue": meeting.kind != MeetingKind.EMERGENCY and in_closed is None,
    }


def _open_duties(meeting: Meeting) -> list[Duty]:
    duties = list(meeting.duties.filter(done_at=None).select_related("item").order_by("opened_at", "pk"))
    for duty in duties:
        duty.words, duty.is_late = what_to_do(duty), is_overdue(duty)
    return duties


def _duties_of_the_end(meeting: Meeting) -> list[str]:
    """BK-18: what adjourning an emergency meeting will require."""
    if meeting.kind != MeetingKind.EMERGENCY:
        return []
    return [str(WHAT_TO_DO[kind]) for kind in (DutyKind.POST_PLACE, DutyKind.POST_WEB)]
