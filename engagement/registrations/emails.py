"""Emails of a registration, one function each. All are queued in the transaction they report on."""

from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.i18n.fields import text
from cms.mail import outbox
from cms.web import one_time_keys
from engagement.addresses import absolute, conversation_path, receipt_path
from engagement.calendar_links import CalendarLink, calendar_links
from engagement.calendars import mailed_event
from engagement.language_of_text import named_in_its_language
from engagement.models import Accommodation, Conversation, Registration

WRITTEN_BY_STAFF = ("status_note", "dial_in", "transit", "parking")
WITH_EVENT = ("registered", "changed", "seat_came_free", "moved", "mode_changed", "cancelled", "gave_back")


def registered(registration: Registration) -> None:
    _queue("registered", registration)


def seat_came_free(registration: Registration) -> None:
    _queue("seat_came_free", registration)


def registration_changed(registration: Registration) -> None:
    _queue("changed", registration)


def need_answered(request: Accommodation) -> None:
    """The answer to an accommodation request; what the person needs is not in it."""
    _queue("need_answered", request.registration, answered=request)


def reminder(registration: Registration, *, same_day: bool) -> None:
    _queue("reminder", registration, same_day=same_day)


def registration_given_back(registration: Registration) -> None:
    """With the cancellation of the calendar entry that came with the seat."""
    _queue("gave_back", registration)


def conversation_moved(conversation: Conversation, *, asked_again: Collection[int] = ()) -> int:
    """``asked_again``: the registrations whose accommodation request is open again."""
    return _email_all("moved", conversation, asked_again)


def mode_changed(conversation: Conversation, registrations: Iterable[Registration]) -> None:
    """To those whose way to attend has ended."""
    for registration in registrations:
        registration.conversation = conversation
        _queue("mode_changed", registration)


def ask_again(request: Accommodation) -> None:
    """To who arranges it: the conversation was moved. What the person needs is not in it."""
    if request.owner is None or not request.owner.email:
        return
    outbox.queue(
        "engagement/emails/ask_again",
        to=request.owner.email,
        language=settings.LANGUAGE_CODE,
        context={
            "about": text(request.registration.conversation.name, settings.LANGUAGE_CODE),
            "url": absolute(reverse("engagement:desk_need", args=[request.pk])),
        },
    )


def conversation_cancelled(conversation: Conversation) -> int:
    return _email_all("cancelled", conversation)


def _email_all(name: str, conversation: Conversation, asked_again: Collection[int] = ()) -> int:
    people = list(conversation.registrations.coming().exclude(email="").order_by("pk"))
    for registration in people:
        registration.conversation = conversation
        _queue(name, registration, asks_again=registration.pk in asked_again)
    return len(people)


def _queue(
    name: str, registration: Registration, *, answered: Accommodation | None = None, **more: Any
) -> None:
    language = language_of(registration)
    texts = _texts(registration.conversation, answered)
    code = one_time_keys.code_in_use(registration.nonce, registration.receipt_digest)
    with translation.override(language):
        event = _event(name, registration)
        context = {
            "registration": registration,
            "conversation": registration.conversation,
            "name": named_in_its_language(registration.conversation.name),
            "code": code,
            "receipt_url": absolute(receipt_path(code)) if code else "",
            "conversation_url": absolute(conversation_path(registration.conversation.slug)),
            "said": {name: named_in_its_language(value) for name, value in texts.items()},
            "calendar": _calendars(registration) if event and registration.is_confirmed else [],
            "answered": answered,
            **more,
        }
        outbox.queue(
            f"engagement/emails/{name}",
            to=registration.email,
            language=language,
            context=context,
            calendar=event,
            about=("registration", str(registration.pk)),
        )


def _texts(conversation: Conversation, answered: Accommodation | None) -> dict[str, dict[str, str]]:
    """What staff wrote and an email may contain: name → language → text."""
    texts = {name: getattr(conversation, name) for name in WRITTEN_BY_STAFF}
    return texts | ({"answer": answered.answer_text} if answered else {})


def _event(name: str, registration: Registration) -> str:
    """Only a seat is entered in a calendar; everyone who may have entered it hears that it is canceled."""
    is_cancelled = registration.conversation.is_cancelled or registration.is_cancelled
    has_entry = registration.is_confirmed or is_cancelled
    return mailed_event(registration) if name in WITH_EVENT and has_entry else ""


def _calendars(registration: Registration) -> list[CalendarLink]:
    found = calendar_links(registration.conversation, registration.mode)
    return [link for link in found if link.is_elsewhere]


def language_of(registration: Registration) -> str:
    """The language in which the person registered: forms are in more languages than the site (ACC-05)."""
    known = dict(settings.FORM_LANGUAGES)
    return registration.site_language if registration.site_language in known else settings.LANGUAGE_CODE
