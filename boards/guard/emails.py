"""Emails to one member.

They say that something waits in the workspace, never what it is, who it is from or what it is about (BK-41, BK-44).
"""

from typing import Any

from django.conf import settings
from django.urls import reverse

from boards.models import Appointment, Meeting
from cms.mail import outbox
from cms.site_cache import office


def reply_to(meeting: Meeting | None = None) -> str:
    """Reply-To: the contact of the meeting or the office, never a member (BK-44)."""
    named = meeting.contact_email if meeting is not None else ""
    is_a_members = bool(named) and Appointment.objects.filter(user__email__iexact=named).exists()
    return named if named and not is_a_members else office().email


def notify(appointment: Appointment, template: str, page: str, *, about: tuple[str, Any]) -> None:
    """Send one message to one address, with replies to staff."""
    if appointment.user is None:
        return
    outbox.queue(
        f"boards/emails/{template}",
        to=appointment.user.email,
        language=settings.LANGUAGE_CODE,
        context={"url": f"{settings.SITE_URL}{reverse(page)}"},
        about=about,
        reply_to=reply_to(),
        readable=True,  # fixed sentences and the address of a page behind the sign-in
    )
