"""The seats of a registration that changes its number of people or the way to attend. The caller has locked both rows.

Nobody loses a seat by asking for another: who cannot change sides stays, and may wait for a seat on the other side.
"""

from django.utils.translation import gettext as _

from engagement.choices import Mode
from engagement.exceptions import PartyDoesNotFit
from engagement.models import Conversation, Registration
from engagement.models.seats import Side
from engagement.registrations.answers import Answers
from engagement.registrations.seating import next_waiting_number, refuse_larger_than_the_side, take_seats


def change_seats(conversation: Conversation, current: Registration, said: Answers) -> None:
    """Take and free seats, or take a number on the other waiting list. Sets ``mode``, ``switch_to`` and
    ``waiting_number`` of ``current``; its number of people is still the old one.
    """
    wanted = conversation.attends(said.mode or current.mode)
    if wanted != current.mode or said.party_size > current.party_size:
        refuse_larger_than_the_side(conversation.side(wanted), said.party_size)
    if current.is_waiting:
        _wait_for(conversation, current, wanted)
    elif wanted == current.mode:
        _resize(conversation, current, said.party_size)
        current.switch_to = ""
    elif conversation.side(wanted).has_room(said.party_size):
        take_seats(conversation, wanted, said.party_size)
        take_seats(conversation, current.mode, -current.party_size)
        current.mode, current.switch_to = wanted, ""
    elif said.join_waiting:
        _resize(conversation, current, said.party_size)
        _wait_to_switch(conversation, current, wanted)
    else:
        raise _other_side_is_full(conversation.side(wanted))


def _wait_for(conversation: Conversation, current: Registration, wanted: Mode) -> None:
    """Who waits for the other side from now on stands at the end of its list."""
    if wanted != current.mode:
        current.mode, current.waiting_number = wanted, next_waiting_number(conversation)


def _wait_to_switch(conversation: Conversation, current: Registration, wanted: Mode) -> None:
    if current.switch_to != wanted:
        current.switch_to, current.waiting_number = wanted, next_waiting_number(conversation)


def _resize(conversation: Conversation, current: Registration, people: int) -> None:
    more = people - current.party_size
    side = conversation.side(current.mode)
    if more > 0 and not side.has_room(more):
        raise _no_room(conversation, side, current)
    if more:
        take_seats(conversation, current.mode, more)


def _no_room(conversation: Conversation, side: Side, current: Registration) -> PartyDoesNotFit:
    words = _("That many seats are not available. Your number stays at %(kept)s; nothing was changed.")
    if not side.free:
        words = _("No more seats are available. Your number stays at %(kept)s; nothing was changed.")
    said = words % {"kept": current.party_size}
    other = next((each for each in conversation.sides if each.mode != side.mode and not each.is_full), None)
    return PartyDoesNotFit(f"{said} {open_words(other)}" if other else said)


def open_words(side: Side) -> str:
    """That the other side still has seats."""
    return (
        _("Online seats are available.")
        if side.mode == Mode.ONLINE
        else _("Seats in the room are available.")
    )


def _other_side_is_full(side: Side) -> PartyDoesNotFit:
    if side.mode == Mode.ONLINE:
        return PartyDoesNotFit(
            _(
                "There are not enough seats available online. You keep the seats you have; nothing "
                "was changed. You can join the online waiting list and keep your seats in the "
                "meantime."
            )
        )
    return PartyDoesNotFit(
        _(
            "There are not enough seats available in the room. You keep the seats you have; "
            "nothing was changed. You can join the waiting list for the room and keep your seats "
            "in the meantime."
        )
    )
