"""Public disclosures on the meeting page; the number of RSVPs at the desk, for a clerk without a seat (BK-41)."""

from typing import Any

from boards import access, guard, staff_seats
from boards.agendas.presenters import AgendaView
from boards.models import Attendance, Meeting, PostedAgenda
from boards.workspace.filed_disclosures import by_key, filed
from cms.access import has_role
from cms.users.models import User


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    filings = by_key(meeting)
    for item in agenda.items:
        item.filings = filings.get(item.key, [])
    return {}


def on_desk(meeting: Meeting, user: User) -> dict[str, Any]:
    if not has_role(user, *access.LIVE_ROLES):
        return {}
    if staff_seats.sits_in(user, meeting):
        return {"members_on_desk": {"said": None, "filed": filed(meeting).count()}}
    rows = Attendance.objects.filter(meeting=meeting).select_related("appointment")
    said = {guard.person_of(row.appointment) for row in rows}  # who sits on both bodies replies for each seat
    return {"members_on_desk": {"said": len(said), "filed": filed(meeting).count()}}
