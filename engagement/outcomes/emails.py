"""Emails after a conversation: the recap is published; an outcome is published."""

from django.conf import settings
from django.utils import translation

from cms.mail import outbox
from cms.web import one_time_keys
from engagement.addresses import absolute, conversation_path, receipt_path
from engagement.models import Outcome, Registration
from engagement.recaps.presenters import outcome_text


def recap_posted(registration: Registration) -> None:
    _queue("recap_posted", registration)


def outcomes_posted(registration: Registration, outcomes: list[Outcome]) -> None:
    _queue("outcome_posted", registration, outcomes=outcomes)


def _queue(name: str, registration: Registration, outcomes: list[Outcome] | None = None) -> None:
    known = dict(settings.FORM_LANGUAGES)
    site = registration.site_language
    language = site if site in known else settings.LANGUAGE_CODE
    code = one_time_keys.code_in_use(registration.nonce, registration.receipt_digest)
    with translation.override(language):
        context = {
            "conversation": registration.conversation,
            "receipt_url": absolute(receipt_path(code)) if code else "",
            "conversation_url": absolute(conversation_path(registration.conversation.slug)),
            "rows": [{"title": str(each.theme), "words": outcome_text(each)} for each in outcomes or []],
        }
        outbox.queue(
            f"engagement/emails/{name}",
            to=registration.email,
            language=language,
            context=context,
            about=("registration", str(registration.pk)),
        )
