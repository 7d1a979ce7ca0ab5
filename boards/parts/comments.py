"""What public comment add to the page of a meeting, and to its page on the desk."""

from typing import Any

from boards.models import Meeting, PostedAgenda
from boards.shown import ShownAgenda


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: ShownAgenda) -> dict[str, Any]:
    return {}


def on_desk(meeting: Meeting, user: Any) -> dict[str, Any]:
    return {}
