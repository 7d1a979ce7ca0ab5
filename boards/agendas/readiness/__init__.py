"""What stops or warns before an agenda is posted, rule by rule, in the order of the screen."""

from datetime import datetime

from boards.agendas.readiness import (
    approval,
    clock,
    closed,
    combined,
    items,
    meeting_kinds,
    places,
    teleconference,
    texts,
)
from boards.agendas.readiness.check import Check, Readiness
from boards.models import Meeting
from boards.notices.short_notice import notice_ruling
from cms.records.history import Actor

__all__ = ["Check", "Readiness", "readiness"]


def readiness(
    meeting: Meeting, snapshot: dict, moment: datetime, *, is_correction: bool = False, actor: Actor = None
) -> Readiness:
    """Everything about this agenda. With ``actor``, whether this person may be the one who posts it."""
    ruling = notice_ruling(meeting.kind, meeting.starts_at, moment)
    checks = [] if is_correction else clock.checks(meeting, ruling)
    for area in (meeting_kinds, combined, places, teleconference, texts, items, closed):
        checks += area.checks(meeting, snapshot)
    return Readiness(ruling, [*checks, *approval.checks(meeting, snapshot, actor)])
