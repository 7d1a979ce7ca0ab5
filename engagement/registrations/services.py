"""Register, wait-list and cancel. Never eleven people on ten seats (F05)."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms.records import history
from cms.records.history import record
from cms.web import one_time_keys
from engagement.choices import Mode, RegistrationState
from engagement.exceptions import ChangedMeanwhile, KeyUsedTwice, PartyDoesNotFit, RegistrationClosed
from engagement.models import Conversation, Registration
from engagement.registrations import emails
from engagement.registrations.answers import Answers
from engagement.registrations.needs.services import ask_for
from engagement.registrations.own_questions.answers import save_answers
from engagement.registrations.seating import (
    allocate,
    closed,
    promote,
    refuse_larger_than_the_side,
    take_seats,
)


def register(
    *,
    conversation: Conversation,
    nonce: str,
    site_language: str = "en",
    actor: history.Actor = None,
    **answers: Any,
) -> Registration:
    """Take seats, or a place on the waiting list. The same nonce again returns the same registration.

    ``answers``: see ``engagement.registrations.answers.Answers``. Raises RegistrationClosed, PartyDoesNotFit, or
    KeyUsedTwice if the nonce was used with other answers.
    """
    said = Answers(**answers)
    draft = Registration(
        conversation=conversation,
        nonce=nonce,
        receipt_digest=one_time_keys.receipt_digest(one_time_keys.receipt_code(nonce)),
        fingerprint=said.fingerprint(conversation.pk),
        site_language=site_language,
        is_demo=conversation.is_demo,
        mode=conversation.attends(said.mode),
        **said.columns,
    )
    try:
        with transaction.atomic():
            return _take_a_place(draft, said, actor)
    except (IntegrityError, RegistrationClosed, PartyDoesNotFit, ChangedMeanwhile):
        again = Registration.objects.select_related("conversation").filter(nonce=nonce).first()
        if again is None:
            raise
        return _the_same(again, draft)


def _take_a_place(draft: Registration, said: Answers, actor: history.Actor) -> Registration:
    if not draft.conversation.takes_registrations:
        raise closed()
    refuse_larger_than_the_side(draft.conversation.side(draft.mode), draft.party_size)
    draft.state, draft.waiting_number = allocate(draft.conversation, Mode(draft.mode), draft.party_size)
    record(draft, actor=actor, reason="registered")
    if said.need:
        ask_for(draft, said.need)
    if said.own:
        save_answers(draft, dict(said.own))
    if draft.email:
        emails.registered(draft)
    return draft


def _the_same(found: Registration, draft: Registration) -> Registration:
    if found.fingerprint != draft.fingerprint:
        raise KeyUsedTwice(
            _(
                "You already submitted this form with different answers. Open the page again to register "
                "again."
            )
        )
    return found


@transaction.atomic
def cancel_registration(*, registration: Registration, actor: history.Actor, reason: str) -> Registration:
    """Cancel a registration. Freed seats go to the waiting list in order (see ``promote``)."""
    conversation, current = locked(registration)
    if current.is_cancelled:
        return current
    held_seats = current.is_confirmed
    current.state, current.switch_to = RegistrationState.CANCELLED, ""
    fields = ["state", "switch_to", *current.count_change()]
    record(current, actor=actor, reason=reason, update_fields=fields)
    if held_seats and current.email:
        emails.registration_given_back(current)
    if held_seats:
        take_seats(conversation, current.mode, -current.party_size)
        promote(conversation)
    return current


def locked(registration: Registration) -> tuple[Conversation, Registration]:
    """Both rows, current and locked until commit; always the conversation first."""
    conversation = Conversation.objects.select_for_update().get(pk=registration.conversation_id)
    current = Registration.objects.select_for_update().get(pk=registration.pk)
    current.conversation = conversation
    return conversation, current
