"""Whether a posted agenda can get a new notice (BK-10, BK-14, BK-19)."""

from django.utils.translation import gettext as _

from boards.choices import MeetingKind, MeetingStatus
from boards.exceptions import NotPossibleNow
from boards.models import Meeting
from boards.notices.clock import NoticeRuling
from cms import clock
from cms.exceptions import RuleBroken


def new_notice_refusal(meeting: Meeting, ruling: NoticeRuling) -> RuleBroken | None:
    """Why not, or None. The notice of another body gives this one no time: it says nothing of the change."""
    if meeting.status != MeetingStatus.POSTED:
        return NotPossibleNow(
            _("A new notice can be posted only for the posted agenda of an upcoming meeting."), rule="BK-14"
        )
    if meeting.has_new_hour and clock.now() >= meeting.starts_at:
        words = _(
            "The posted start time has passed. The meeting can be canceled, or adjourned to a later time."
        )
        return NotPossibleNow(words, rule="BK-19")
    if meeting.kind == MeetingKind.ADJOURNED:
        words = _(
            "A continued meeting can take up only business that was already noticed. It cannot "
            "have a new notice."
        )
        return NotPossibleNow(words, rule="BK-19")
    return None if ruling.allowed else ruling.refusal()
