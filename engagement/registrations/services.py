"""Register, wait-list and cancel. Never eleven people on ten seats (F05)."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.records import history
from cms.records.history import record
from cms.web import one_time_keys
from engagement.choices import AHEAD, RegistrationState
from engagement.exceptions import KeyUsedTwice, PartyDoesNotFit, RegistrationClosed
from engagement.models import Accommodation, Conversation, Registration
from engagement.registrations import emails
from engagement.registrations.answers import Answers

TRIES = 10


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
        **said.columns,
    )
    try:
        with transaction.atomic():
            return _take_a_place(draft, said.need, actor)
    except (IntegrityError, RegistrationClosed, PartyDoesNotFit):
        again = Registration.objects.select_related("conversation").filter(nonce=nonce).first()
        if again is None:
            raise
        return _the_same(again, draft)


def _take_a_place(draft: Registration, need: str, actor: history.Actor) -> Registration:
    if not draft.conversation.takes_registrations:
        raise closed()
    refuse_larger_than_the_room(draft.conversation, draft.party_size)
    draft.state, draft.waiting_number = _allocate(draft.conversation, draft.party_size)
    record(draft, actor=actor, reason="registered")
    if need:
        Accommodation.objects.create(registration=draft, need=need)
    if draft.email:
        emails.registered(draft)
    return draft


def _allocate(conversation: Conversation, people: int) -> tuple[RegistrationState, int | None]:
    """Take seats or a waiting number, by one conditional UPDATE each. If seats are freed in between, the next round
    takes them.

    The row stays locked until commit, so waiting numbers follow the order of commits.
    """
    row = Conversation.objects.filter(pk=conversation.pk, status__in=AHEAD)
    issued = conversation.waiting_issued
    # Most waiting parties saw a full room and the newest number: one query is enough for them.
    known = row.without_room(people).filter(waiting_issued=issued)
    if not conversation.has_room(people) and known.update(waiting_issued=issued + 1):
        return RegistrationState.WAITING, issued + 1
    for _attempt in range(TRIES):
        if row.with_room(people).update(seats_taken=F("seats_taken") + people):
            return RegistrationState.CONFIRMED, None
        if row.without_room(people).update(waiting_issued=F("waiting_issued") + 1):
            return RegistrationState.WAITING, row.values_list("waiting_issued", flat=True).get()
    raise closed()


def _the_same(found: Registration, draft: Registration) -> Registration:
    if found.fingerprint != draft.fingerprint:
        raise KeyUsedTwice(
            _("You already sent this form with different text. Open the page again to register once more.")
        )
    return found


def closed() -> RegistrationClosed:
    return RegistrationClosed(
        _("This conversation no longer takes registrations. You can still read all about it.")
    )


def refuse_larger_than_the_room(conversation: Conversation, people: int) -> None:
    """Refuse a party that could never be seated, instead of wait-listing it."""
    seats = conversation.capacity
    if seats is not None and people > seats:
        words = ngettext(
            "The room has %(seats)s seat in all. Register fewer people, or just come: no one has to register.",
            "The room has %(seats)s seats in all. Register fewer people, or just come: no one has to register.",
            seats,
        )
        raise PartyDoesNotFit(words % {"seats": seats})


@transaction.atomic
def cancel_registration(*, registration: Registration, actor: history.Actor, reason: str) -> Registration:
    """Cancel a registration. Freed seats go to the waiting list in order (see ``promote``)."""
    conversation, current = locked(registration)
    if current.is_cancelled:
        return current
    held_seats = current.is_confirmed
    current.state = RegistrationState.CANCELLED
    record(current, actor=actor, reason=reason, update_fields=["state"])
    if held_seats:
        take_seats(conversation, -current.party_size)
        promote(conversation)
    return current


def locked(registration: Registration) -> tuple[Conversation, Registration]:
    """Both rows, current and locked until commit; always the conversation first."""
    conversation = Conversation.objects.select_for_update().get(pk=registration.conversation_id)
    current = Registration.objects.select_for_update().get(pk=registration.pk)
    current.conversation = conversation
    return conversation, current


def take_seats(conversation: Conversation, people: int) -> None:
    """The caller has locked the conversation and checked that seats are free. A negative number frees seats."""
    Conversation.objects.filter(pk=conversation.pk).update(seats_taken=F("seats_taken") + people)
    conversation.seats_taken += people


def promote(conversation: Conversation) -> int:
    """Give free seats to the waiting list in order, to each party that still fits; returns the number of people
    seated.

    The caller has locked the conversation. Afterwards, no waiting party would fit.
    """
    if conversation.status not in AHEAD or conversation.is_full:
        return 0
    seated = 0
    for registration in list(Registration.objects.waiting().filter(conversation=conversation)):
        if conversation.has_room(registration.party_size):
            _seat(conversation, registration)
            seated += registration.party_size
            if conversation.is_full:
                break
    return seated


def _seat(conversation: Conversation, registration: Registration) -> None:
    take_seats(conversation, registration.party_size)
    registration.conversation = conversation
    registration.state = RegistrationState.CONFIRMED
    record(registration, actor="system:waiting-list", reason="a seat opened up", update_fields=["state"])
    if registration.email:
        emails.seat_came_free(registration)
