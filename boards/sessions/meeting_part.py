"""What the meeting as it runs adds to the page of a meeting, and to its page on the desk."""

from typing import Any

from django.urls import reverse

from boards.agendas.presenters import AgendaView
from boards.models import Meeting, PostedAgenda


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    """The way to the live page, while the meeting is in session. No statement."""
    if not meeting.is_in_session:
        return {}
    return {"live_url": reverse("boards:public_live", args=[meeting.body.slug, meeting.day])}


def on_desk(meeting: Meeting, user: Any) -> dict[str, Any]:
    return {}
