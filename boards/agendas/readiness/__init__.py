"""Posting checks: errors and warnings before an agenda is posted, rule by rule, in display order."""

from datetime import datetime

from boards.agendas.readiness import (
    approval,
    clock,
    closed,
    combined,
    items,
    materials,
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
    """Run all checks for this agenda; with ``actor``, also whether this person may post it.

    A correction has no clock, and its second person attests.
    """
    ruling = notice_ruling(meeting.kind, meeting.noticed_start, moment)
    checks = [] if is_correction else clock.checks(meeting, ruling)
    for area in (meeting_kinds, combined, places, teleconference, texts, items, closed, materials):
        checks += area.checks(meeting, snapshot)
    if not is_correction:
        checks += approval.checks(meeting, snapshot, actor)
    return Readiness(ruling, checks)
