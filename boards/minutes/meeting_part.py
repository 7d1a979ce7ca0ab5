"""Minutes and recordings on the public meeting page and its desk page."""

from typing import Any

from django.db.models import F

from boards import access
from boards.agendas.presenters import AgendaView
from boards.duties.labels import is_overdue, what_to_do
from boards.minutes.presenters import KINDS, jumps_to, recorded
from boards.models import Meeting, PostedAgenda
from cms.access import has_role
from cms.users.models import User


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    """One query, and only after the meeting has begun. Public, without signing in (BK-24, BK-27)."""
    if not meeting.began_at:
        return {}
    events = meeting.events.filter(kind__in=KINDS).order_by("number")
    shown = recorded(events, agenda.items)
    for item in agenda.items:
        item.jumps = jumps_to(item, shown.recordings)
    return {"recorded": shown}


def on_desk(meeting: Meeting, user: User) -> dict[str, Any]:
    duties = list(meeting.duties.filter(done_at=None).order_by(F("due_at").asc(nulls_last=True), "pk"))
    for duty in duties:
        duty.words, duty.is_late = what_to_do(duty), is_overdue(duty)
    return {
        "minutes_versions": list(meeting.minutes.order_by("-number").defer("snapshot")),
        "recordings": list(meeting.recordings.defer("captions")),
        "duties": duties,
        "may_record": has_role(user, *access.POST_ROLES),
    }
