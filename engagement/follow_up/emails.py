"""The email with the private link, in one reader's language: the same function for the preview and for sending.

A reader of a language in which staff wrote no text gets the standard text in that language.
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_bidi, override

from cms import clock
from cms.mail import outbox
from cms.site_cache import office
from engagement.addresses import absolute
from engagement.follow_up.texts import standard_body, standard_subject
from engagement.language_of_text import named_in_its_language
from engagement.models import FollowUp, Registration
from engagement.registrations.emails import language_of

TEMPLATE = "engagement/emails/follow_up"
SAMPLE_CODE = "TL-····-····-····-····"


def invite(registration: Registration, follow_up: FollowUp, code: str) -> None:
    """It is not sent any more once the last day is over."""
    language = language_of(registration)
    outbox.queue(
        TEMPLATE,
        to=registration.email,
        language=language,
        context=_context(follow_up, language, code),
        about=("registration", str(registration.pk)),
        reply_to=office().email,
        lasts=_end(follow_up) - clock.now(),
    )


def preview(follow_up: FollowUp, language: str) -> dict[str, str]:
    """Subject, text and html, as a person who reads this language gets them, with a code that opens nothing."""
    return outbox.written(TEMPLATE, language, _context(follow_up, language, SAMPLE_CODE))


def _end(follow_up: FollowUp) -> datetime:
    return datetime.combine(follow_up.closes_on + timedelta(days=1), time(), tzinfo=clock.PACIFIC)


def _context(follow_up: FollowUp, language: str, code: str) -> dict[str, Any]:
    conversation = follow_up.conversation
    with override(language):
        path = reverse("engagement:survey", args=[conversation.slug, "CODE"]).replace("CODE", code)
        return {
            "conversation": conversation,
            "name": named_in_its_language(conversation.name),
            "came": True,
            "subject": follow_up.subject.get(language) or standard_subject(language),
            "body": follow_up.body.get(language) or standard_body(language),
            "closes_on": follow_up.closes_on,
            "survey_url": absolute(path),
            "office": office(),
            "is_rtl": get_language_bidi(),
        }
