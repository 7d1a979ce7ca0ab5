"""Row locks on meetings, so acts on a running meeting happen one at a time."""

from django.utils.translation import gettext_lazy as _

from boards.choices import Pause
from boards.exceptions import NotPossibleNow
from boards.models import Body, Meeting

STANDS_STILL = {
    Pause.RECESS: (_("The meeting is in recess. Resume it first."), "BK-19"),
    Pause.ACCESS: (_("Remote access was lost. No action can be taken until the meeting resumes."), "BK-29c"),
    Pause.CLOSED: (_("The body is in closed session. Return to open session first."), "BK-32"),
}


def plans_locked(*bodies: int) -> None:
    """One act on the dates of a body at a time. Taken before the lock of a meeting, never after; both bodies of a joint
    meeting in one order, so that two acts never wait for each other.
    """
    list(Body.objects.select_for_update().filter(pk__in=bodies).order_by("pk"))


def locked(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related(
        "body", "joint_body", "mode", "current_item"
    )
    current = rows.filter(pk=meeting.pk).first()
    if current is None:
        raise NotPossibleNow(_("This draft is already deleted."))
    return current


def in_session(meeting: Meeting) -> Meeting:
    current = locked(meeting)
    if not current.is_in_session:
        raise NotPossibleNow(_("This meeting is not in session."))
    return current


def acting(meeting: Meeting, *, even: str = "") -> Meeting:
    """Refuse unless the meeting is in session and not paused (BK-29c, BK-32), except by the pause in ``even``."""
    current = in_session(meeting)
    if current.pause and current.pause != even:
        words, rule = STANDS_STILL[Pause(current.pause)]
        raise NotPossibleNow(words, rule=rule)
    return current
