"""Mail about what followed a conversation: rendered here once, for the outbox and for the preview alike."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation

from cms.mail import outbox
from cms.mail.suppression import digest_of, suppressed_among
from cms.web import one_time_keys
from engagement.addresses import absolute, conversation_path, receipt_path
from engagement.language_of_text import named_in_its_language
from engagement.models import Conversation, Outcome, Registration, SentReminder
from engagement.recaps.presenters import outcome_text, posted_titles

RECAP, OUTCOMES = "recap_posted", "outcome_posted"
TOLD_OF_RECAP, TOLD_OF_OUTCOME = "recap", "outcome"


@dataclass(frozen=True)
class Reader:
    """A group of people who get the same words: in their language, as checked in at the door or only registered."""

    language: str
    came: bool


def reader_of(registration: Registration) -> Reader:
    known = dict(settings.FORM_LANGUAGES)
    site = registration.site_language
    return Reader(site if site in known else settings.LANGUAGE_CODE, registration.arrived_at is not None)


def reachable(conversation: Conversation) -> QuerySet[Registration]:
    """Registrations with an address that were not canceled."""
    return Registration.objects.coming().filter(erased_at=None, conversation=conversation).exclude(email="")


def readers_waiting(conversation: Conversation, what: str) -> Counter[Reader]:
    """How many people of each group would get the message recorded as ``what``; nobody gets it twice."""
    told = SentReminder.objects.filter(registration=OuterRef("pk"), what=what)
    people = list(reachable(conversation).filter(~Exists(told)).only("site_language", "arrived_at", "email"))
    stopped = suppressed_among(each.email for each in people)
    return Counter(reader_of(each) for each in people if digest_of(each.email) not in stopped)


def told_of_outcome(pk: int, edition: int) -> str:
    """The record that a person was sent this edition of an outcome."""
    return f"{TOLD_OF_OUTCOME}:{pk}:{edition}"


def every_reader() -> list[Reader]:
    return [Reader(code, came) for code, _name in settings.FORM_LANGUAGES for came in (True, False)]


def context_for(
    reader: Reader, conversation: Conversation, outcomes: Iterable[Outcome] = (), *, code: str = ""
) -> dict[str, Any]:
    """What the templates of one message need; ``code`` opens the receipt of the person it goes to."""
    titles = posted_titles(conversation)
    with translation.override(reader.language):
        return {
            "conversation": conversation,
            "name": named_in_its_language(conversation.name),
            "came": reader.came,
            "receipt_url": absolute(receipt_path(code)) if code else "",
            "conversation_url": absolute(conversation_path(conversation.slug)),
            "rows": [
                {
                    "title": named_in_its_language(titles.get(each.theme_id) or each.theme.title),
                    "words": outcome_text(each),
                }
                for each in outcomes
            ],
        }


def preview(
    name: str, reader: Reader, conversation: Conversation, outcomes: Iterable[Outcome] = ()
) -> dict[str, str]:
    """Subject, text and HTML as one of these readers gets them, without the link to a receipt."""
    context = context_for(reader, conversation, outcomes)
    return outbox.written(f"engagement/emails/{name}", reader.language, context)


def recap_posted(registration: Registration) -> None:
    send(RECAP, registration)


def send(name: str, registration: Registration, outcomes: Iterable[Outcome] = ()) -> None:
    reader = reader_of(registration)
    code = one_time_keys.code_in_use(registration.nonce, registration.receipt_digest)
    outbox.queue(
        f"engagement/emails/{name}",
        to=registration.email,
        language=reader.language,
        context=context_for(reader, registration.conversation, outcomes, code=code or ""),
        about=("registration", str(registration.pk)),
    )
