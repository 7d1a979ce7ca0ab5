"""The next meeting on the home of the desk: its agenda, its requests, and who has replied."""

from typing import Any

from boards import access, staff_seats
from boards.choices import AHEAD, AidState
from boards.models import Meeting
from boards.notices.deadline_text import due_sentence
from boards.workspace.attendance_report import attendance_reports
from cms import clock
from cms.access import has_role
from cms.users.models import User


def next_meeting(user: User) -> Meeting | None:
    """The first meeting ahead that this person may open as staff."""
    rows = access.desk_meetings(user).filter(status__in=AHEAD, ends_at__gt=clock.now())
    return rows.order_by("starts_at", "pk").first()


def next_meeting_facts(user: User, meeting: Meeting) -> dict[str, Any]:
    """Replies of members only for a clerk without a seat on the body (BK-41)."""
    facts: dict[str, Any] = {
        "due": due_sentence(meeting) if meeting.is_draft else "",
        "posting": None if meeting.is_draft else meeting.postings.order_by("number").first(),
    }
    if has_role(user, *access.AID_ROLES):
        facts["requests"] = meeting.aid_requests.filter(state=AidState.OPEN).count()
    if has_role(user, *access.LIVE_ROLES) and not staff_seats.sits_in(user, meeting):
        facts["replies"] = attendance_reports(meeting)
    return facts
