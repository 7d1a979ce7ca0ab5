"""Opening finding of a special or emergency meeting, required before any other business (BK-16a, BK-18)."""

from enum import StrEnum

from django.utils.translation import gettext as _

from boards.choices import ItemKind, MeetingKind
from boards.exceptions import NotPossibleNow
from boards.models import AgendaItem, Meeting, Motion
from boards.motion_choices import MotionKind, MotionState

FINDINGS: dict[str, MotionKind] = {
    MeetingKind.SPECIAL: MotionKind.SPECIAL,
    MeetingKind.EMERGENCY: MotionKind.EMERGENCY,
}
RULES: dict[str, str] = {MeetingKind.SPECIAL: "BK-16a", MeetingKind.EMERGENCY: "BK-18"}


class Opening(StrEnum):
    NOT_NEEDED = "not needed"
    WAITS = "waits"
    PASSED = "passed"
    FAILED = "failed"


def opening_of(meeting: Meeting) -> Opening:
    kind = FINDINGS.get(meeting.kind)
    if kind is None:
        return Opening.NOT_NEEDED
    votes = Motion.objects.filter(item__meeting=meeting, kind=kind, state=MotionState.CLOSED)
    results = set(votes.values_list("passed", flat=True))
    if True in results:
        return Opening.PASSED
    return Opening.FAILED if results else Opening.WAITS


def refuse_unless_open(meeting: Meeting, item: AgendaItem) -> None:
    """Until the finding passes, only it may be taken up; if it fails, only adjournment."""
    opening = opening_of(meeting)
    if opening == Opening.FAILED and item.kind != ItemKind.ADJOURN:
        raise NotPossibleNow(
            _("The opening finding did not pass. The body can only adjourn the meeting."),
            rule=RULES[meeting.kind],
        )
    if opening == Opening.WAITS and item.kind not in (ItemKind.FINDING, ItemKind.ADJOURN):
        raise NotPossibleNow(
            _("The body must make its opening finding before anything else."),
            rule=RULES[meeting.kind],
        )
