"""The areas of a meeting. Each adds its share to the meeting's page and to its page on the desk.

``on_meeting`` takes at most one query, whatever the number of items; ``on_desk`` has no such limit.
``site/pages.py`` fills the list with the capabilities' parts.
"""

from typing import Any, Protocol

from boards.agendas.presenters import AgendaView
from boards.models import Meeting, PostedAgenda


class Part(Protocol):
    def on_meeting(self, meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]: ...

    def on_desk(self, meeting: Meeting, user: Any) -> dict[str, Any]: ...


PARTS: list[Part] = []


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    context: dict[str, Any] = {}
    for part in PARTS:
        context |= part.on_meeting(meeting, posting, agenda)
    return context


def on_desk(meeting: Meeting, user: Any) -> dict[str, Any]:
    context: dict[str, Any] = {}
    for part in PARTS:
        context |= part.on_desk(meeting, user)
    return context
