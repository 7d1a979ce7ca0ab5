"""The default mailer: everything that Django, allauth or Wagtail sends goes to the outbox."""

from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.utils.translation import get_language

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
                )
                written += 1
        return written
