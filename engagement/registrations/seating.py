"""Give seats and places on the waiting lists, each side of a conversation for itself (F05).

The room and the seats online of a hybrid conversation are counted apart; each has a waiting list. Numbers on the
waiting lists come from one counter, so they never repeat within a conversation.
"""

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.records.history import record
from engagement.choices import AHEAD, Mode, RegistrationState
from engagement.exceptions import ChangedMeanwhile, PartyDoesNotFit, RegistrationClosed
from engagement.models import Conversation, Registration
from engagement.models.seats import Side
from engagement.querysets import SEAT_COLUMNS
from engagement.registrations import emails

TRIES = 10


def allocate(conversation: Conversation, mode: Mode, people: int) -> tuple[RegistrationState, int | None]:
    """Take seats or a waiting number, by one conditional UPDATE each. If seats are freed in between, the next round
    takes them.

    The row stays locked until commit, so waiting numbers follow the order of commits.
    """
    row = Conversation.objects.filter(pk=conversation.pk, status__in=AHEAD, mode=conversation.mode)
    online, issued = _is_apart(conversation, mode), conversation.waiting_issued
    taken = SEAT_COLUMNS[online][1]
    # Most waiting parties saw a full side and the newest number: one query is enough for them.
    known = row.without_room(people, online=online).filter(waiting_issued=issued)
    if not conversation.side(mode).has_room(people) and known.update(waiting_issued=issued + 1):
        return RegistrationState.WAITING, issued + 1
    for _attempt in range(TRIES):
        if row.with_room(people, online=online).update(**{taken: F(taken) + people}):
            return RegistrationState.CONFIRMED, None
        if row.without_room(people, online=online).update(waiting_issued=F("waiting_issued") + 1):
            return RegistrationState.WAITING, row.values_list("waiting_issued", flat=True).get()
    raise _not_allocated(conversation)


def _not_allocated(conversation: Conversation) -> RegistrationClosed | ChangedMeanwhile:
    if Conversation.objects.filter(pk=conversation.pk, status__in=AHEAD).exists():
        return ChangedMeanwhile(
            _("This conversation has changed since you opened the form. Open the form again and check.")
        )
    return closed()


def closed() -> RegistrationClosed:
    return RegistrationClosed(_("Registration for this conversation is closed. You can still read about it."))


def refuse_larger_than_the_side(side: Side, people: int) -> None:
    """Refuse a party that could never be seated, instead of wait-listing it."""
    seats = side.capacity
    if seats is None or people <= seats:
        return
    if side.mode == Mode.ONLINE:
        words = ngettext(
            "There is %(seats)s online seat in total. Register fewer people, or just join: no one has to "
            "register.",
            "There are %(seats)s online seats in total. Register fewer people, or just join: no one has "
            "to register.",
            seats,
        )
    else:
        words = ngettext(
            "The room has %(seats)s seat in total. Register fewer people, or just show up: no one has to "
            "register.",
            "The room has %(seats)s seats in total. Register fewer people, or just show up: no one has "
            "to register.",
            seats,
        )
    raise PartyDoesNotFit(words % {"seats": seats})


def next_waiting_number(conversation: Conversation) -> int:
    """The caller has locked the conversation."""
    conversation.waiting_issued += 1
    Conversation.objects.filter(pk=conversation.pk).update(waiting_issued=conversation.waiting_issued)
    return conversation.waiting_issued


def take_seats(conversation: Conversation, mode: str, people: int) -> None:
    """The caller has locked the conversation and checked that seats are free. A negative number frees seats."""
    taken = SEAT_COLUMNS[_is_apart(conversation, mode)][1]
    Conversation.objects.filter(pk=conversation.pk).update(**{taken: F(taken) + people})
    setattr(conversation, taken, getattr(conversation, taken) + people)


def _is_apart(conversation: Conversation, mode: str) -> bool:
    """Whether this side has its own columns: online, in a hybrid conversation."""
    return conversation.is_hybrid and mode == Mode.ONLINE


def promote(conversation: Conversation) -> int:
    """Give free seats to each waiting list in order, to each party that still fits; returns the number of people
    seated.

    The caller has locked the conversation. Afterwards, no waiting party would fit: a person who changes from one
    side to the other frees seats there, so that list is gone through again.
    """
    if conversation.status not in AHEAD:
        return 0
    seated, sides = 0, [side.mode for side in conversation.sides]
    while sides:
        mode = sides.pop(0)
        people, left = _promote_side(conversation, mode)
        seated += people
        sides += [each for each in left if each not in sides]
    return seated


def _promote_side(conversation: Conversation, mode: Mode) -> tuple[int, set[Mode]]:
    """How many people were seated, and the sides on which seats were freed by it."""
    seated = 0
    left: set[Mode] = set()
    if conversation.side(mode).is_full:
        return seated, left
    for registration in list(Registration.objects.queue(conversation.pk, mode)):
        if conversation.side(mode).has_room(registration.party_size):
            left |= _seat(conversation, registration, mode)
            seated += registration.party_size
            if conversation.side(mode).is_full:
                break
    return seated, left


def _seat(conversation: Conversation, registration: Registration, mode: Mode) -> set[Mode]:
    left = {Mode(registration.mode)} if registration.is_confirmed else set()
    for old in left:
        take_seats(conversation, old, -registration.party_size)
    take_seats(conversation, mode, registration.party_size)
    registration.conversation = conversation
    registration.state, registration.mode, registration.switch_to = RegistrationState.CONFIRMED, mode, ""
    fields = ["state", "mode", "switch_to", *registration.count_change()]
    record(registration, actor="system:waiting-list", reason="a seat opened up", update_fields=fields)
    if registration.email:
        emails.seat_came_free(registration)
    return left
