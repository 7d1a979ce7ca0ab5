"""Take a seat, wait for one, give it back. Never eleven people on ten seats (F05)."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cms import history, onetime
from cms.history import record
from engagement import emails
from engagement.choices import AHEAD, RegistrationState
from engagement.exceptions import KeyUsedTwice, RegistrationClosed
from engagement.models import Accommodation, Conversation, Registration

TRIES = 10


def register(
    *,
    conversation: Conversation,
    nonce: str,
    name: str = "",
    email: str = "",
    language: str = "",
    need: str = "",
    site_language: str = "en",
    actor: history.Actor = None,
) -> Registration:
    """Keep a seat, or a place on the waiting list. The same key again gives the same registration."""
    draft = Registration(
        conversation=conversation,
        nonce=nonce,
        receipt_digest=onetime.receipt_digest(onetime.receipt_code(nonce)),
        fingerprint=_fingerprint(conversation.pk, name, email, language, need),
        name=name,
        email=email,
        language=language,
        site_language=site_language,
        is_demo=conversation.is_demo,
    )
    try:
        with transaction.atomic():
            return _take_a_place(draft, need, actor)
    except (IntegrityError, RegistrationClosed):
        again = Registration.objects.select_related("conversation").filter(nonce=nonce).first()
        if again is None:
            raise
        return _the_same(again, draft)


def _take_a_place(draft: Registration, need: str, actor: history.Actor) -> Registration:
    if not draft.conversation.takes_registrations:
        raise _closed()
    draft.state, draft.waiting_number = _allocate(draft.conversation_id)
    record(draft, actor=actor, reason="registered")
    if need:
        Accommodation.objects.create(registration=draft, need=need)
    if draft.email:
        emails.registered(draft)
    return draft


def _allocate(conversation_id: int) -> tuple[RegistrationState, int | None]:
    """One conditional UPDATE decides. If a seat comes free between the two, the next round takes it.

    The row stays locked until commit, so waiting numbers follow the order of commits.
    """
    row = Conversation.objects.filter(pk=conversation_id, status__in=AHEAD)
    for _attempt in range(TRIES):
        if row.with_room().update(seats_taken=F("seats_taken") + 1):
            return RegistrationState.CONFIRMED, None
        if row.full().update(waiting_issued=F("waiting_issued") + 1):
            return RegistrationState.WAITING, row.values_list("waiting_issued", flat=True).get()
    raise _closed()


def _the_same(found: Registration, draft: Registration) -> Registration:
    if found.fingerprint != draft.fingerprint:
        raise KeyUsedTwice(
            _("You sent this form before with other words. Open the page again to register once more.")
        )
    return found


def _closed() -> RegistrationClosed:
    return RegistrationClosed(
        _("This conversation no longer takes registrations. You can still read all about it.")
    )


def _fingerprint(*parts: object) -> str:
    return salted_hmac(
        "engagement.registration", "\x1f".join(map(str, parts)), algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def cancel_registration(*, registration: Registration, actor: history.Actor, reason: str) -> Registration:
    """Give a place back. A freed seat goes to exactly one person: the first who waits."""
    conversation = Conversation.objects.select_for_update().get(pk=registration.conversation_id)
    current = Registration.objects.select_for_update().get(pk=registration.pk)
    current.conversation = conversation
    if current.is_cancelled:
        return current
    held_a_seat = current.is_confirmed
    current.state = RegistrationState.CANCELLED
    record(current, actor=actor, reason=reason, update_fields=["state"])
    if held_a_seat and not promote(conversation, seats=1):
        Conversation.objects.filter(pk=conversation.pk).update(seats_taken=F("seats_taken") - 1)
    return current


def promote(conversation: Conversation, *, seats: int) -> int:
    """Give free seats to those who wait, in order; how many got one. The caller holds the conversation's row."""
    if conversation.status not in AHEAD:
        return 0
    lucky = list(Registration.objects.waiting().filter(conversation=conversation)[:seats])
    for registration in lucky:
        registration.conversation = conversation
        registration.state = RegistrationState.CONFIRMED
        record(registration, actor="system:waiting-list", reason="a seat came free", update_fields=["state"])
        if registration.email:
            emails.seat_came_free(registration)
    return len(lucky)
