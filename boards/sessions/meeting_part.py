"""The running meeting on the public meeting page and its desk page."""

from typing import Any

from django.urls import reverse

from boards.agendas.presenters import AgendaView
from boards.models import Meeting, PostedAgenda
from cms.users.models import User


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    """Link to the live page while the meeting is in session. No query."""
    if not meeting.is_in_session:
        return {}
    return {"live_url": reverse("boards:public_live", args=[meeting.body.slug, meeting.slug])}


def on_desk(meeting: Meeting, user: User) -> dict[str, Any]:
    return {}
