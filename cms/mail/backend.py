"""The default mailer: everything that Django, allauth or Wagtail sends goes to the outbox.

What allauth writes holds links to confirm an address or to choose a new password: staff read none of it, and it is
not sent after those links have ended.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.utils.translation import get_language

from cms import clock
from cms.mail.outbox import initial_state
from cms.models import OutboxMessage


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        written = 0
        for message in email_messages:
            html = next(
                (
                    part.content
                    for part in getattr(message, "alternatives", [])
                    if part.mimetype == "text/html"
                ),
                "",
            )
            for recipient in message.recipients():  # one message each: nobody sees another's address (BK-44)
                OutboxMessage.objects.create(
                    to=recipient,
                    subject=" ".join(message.subject.split())[:250],
                    text=str(message.body),
                    html=html,
                    language=get_language() or "",
                    reply_to=(message.reply_to or [""])[0],
                    state=initial_state(),
                    expires_at=clock.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
                )
                written += 1
        return written
