"""The email of a message, in one reader's language: the same function for the preview and for sending."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language_bidi, override

from cms.mail import outbox
from cms.site_cache import office
from engagement.addresses import absolute, conversation_path
from engagement.models import RegistrantMessage, Registration
from engagement.registrations.emails import language_of

TEMPLATE = "engagement/emails/registrant_message"


def message_to(registration: Registration, message: RegistrantMessage) -> None:
    language = language_of(registration)
    outbox.queue(
        TEMPLATE,
        to=registration.email,
        language=language,
        context=_context(message, language),
        about=("registration", str(registration.pk)),
        reply_to=office().email,
    )


def preview(message: RegistrantMessage, language: str) -> dict[str, str]:
    """Subject, text and html, as a person who reads this language gets them."""
    return outbox.written(TEMPLATE, language, _context(message, language))


def _context(message: RegistrantMessage, language: str) -> dict[str, Any]:
    """``written_in``: the language of the text if it is not the reader's, else ""."""
    written = language if language in message.body else settings.LANGUAGE_CODE
    conversation = message.conversation
    with override(language):
        return {
            "conversation": conversation,
            "subject": message.subject.get(written, ""),
            "body": message.body.get(written, ""),
            "written_in": "" if written == language else written,
            "conversation_url": absolute(conversation_path(conversation.slug)),
            "office": office(),
            "is_rtl": get_language_bidi(),
        }
