"""The areas of a meeting. Each adds its share to the meeting's page and to its page on the desk.

``on_meeting`` takes at most one statement, whatever the number of items; ``on_desk`` has no such limit.
"""

from typing import Any

from boards.agendas.presenters import ShownAgenda
from boards.comments import meeting_part
from boards.materials import meeting_part as materials
from boards.minutes import meeting_part as minutes
from boards.models import Meeting, PostedAgenda
from boards.notices import meeting_part as notices
from boards.proposals import meeting_part as rankings
from boards.sessions import meeting_part as live
from boards.workspace import meeting_part as members

AREAS = (notices, materials, meeting_part, minutes, live, members, rankings)


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: ShownAgenda) -> dict[str, Any]:
    context: dict[str, Any] = {}
    for area in AREAS:
        context |= area.on_meeting(meeting, posting, agenda)
    return context


def on_desk(meeting: Meeting, user: Any) -> dict[str, Any]:
    context: dict[str, Any] = {}
    for area in AREAS:
        context |= area.on_desk(meeting, user)
    return context
