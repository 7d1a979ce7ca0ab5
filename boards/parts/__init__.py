"""The areas of a meeting. Each adds its share to the meeting's page and to its page on the desk.

``on_meeting`` takes at most one statement, whatever the number of items; ``on_desk`` has no such limit.
"""

from typing import Any

from boards.agenda.shown import ShownAgenda
from boards.models import Meeting, PostedAgenda
from boards.parts import comments, live, materials, members, minutes, notices, rankings

AREAS = (notices, materials, comments, minutes, live, members, rankings)


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
