"""Mails to one member: that something waits in the workspace, never what, from whom or on what (BK-41, BK-44)."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from boards.models import Appointment, Meeting
from cms.mail import outbox
from cms.site_cache import office


def reply_to(meeting: Meeting | None = None) -> str:
    """Where an answer goes: the contact of the meeting or the office, never a member (BK-44)."""
    named = meeting.contact_email if meeting is not None else ""
    is_a_members = bool(named) and Appointment.objects.filter(user__email__iexact=named).exists()
    return named if named and not is_a_members else office().email


def notify(appointment: Appointment, template: str, page: str, *, about: tuple[str, Any]) -> None:
    """One message to one address; an answer to it reaches the staff."""
    if appointment.user is None:
        return
    outbox.queue(
        f"boards/emails/{template}",
        to=appointment.user.email,
        language=settings.LANGUAGE_CODE,
        context={"url": f"{settings.SITE_URL}{reverse(page)}"},
        about=about,
        reply_to=reply_to(),
    )
