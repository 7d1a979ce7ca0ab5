"""Change a registration. The receipt is the key; a party grows only into free seats."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.records import history, holds
from cms.records.history import record
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow, PartyDoesNotFit
from engagement.models import Accommodation, Conversation, Registration
from engagement.registrations import emails
from engagement.registrations.answers import Answers
from engagement.registrations.services import closed, locked, promote, refuse_larger_than_the_room, take_seats


@transaction.atomic
def change_registration(
    *, registration: Registration, seen: str, actor: history.Actor = None, **answers: Any
) -> Registration:
    """``seen``: fingerprint of the answers that the form displayed. The same answers again return the same result;
    other answers over a newer change are refused (F08).
    """
    said = Answers(**answers)
    conversation, current = locked(registration)
    fingerprint = said.fingerprint(conversation.pk)
    if current.fingerprint == fingerprint:
        return current
    _refuse(conversation, current, seen)
    _change_party(conversation, current, said.party_size)
    for name, value in said.columns.items():
        setattr(current, name, value)
    current.fingerprint = fingerprint
    fields = [*said.columns, "fingerprint"]
    record(current, actor=actor, reason="changed by receipt", update_fields=fields)
    _change_need(current, said.need)
    promote(conversation)
    if current.email:
        current.refresh_from_db(fields=["state"])
        emails.registration_changed(current)
    return current


def _refuse(conversation: Conversation, current: Registration, seen: str) -> None:
    if not conversation.takes_registrations:
        raise closed()
    if current.is_cancelled:
        raise NotPossibleNow(_("You canceled this registration. Register again if you want to come."))
    if current.erased_at:
        raise NotPossibleNow(_("What you told us has been erased. It can no longer be changed."))
    if holds.is_held(("registration", current.pk)):
        raise NotPossibleNow(
            _(
                "For now, the Office must keep this registration as it is, so it cannot be changed. You can "
                "cancel it."
            ),
            rule="PRV-06",
        )
    if current.fingerprint != seen:
        raise ChangedMeanwhile(
            _("This registration has changed since you opened the form. Open it again and check.")
        )


def _change_party(conversation: Conversation, current: Registration, people: int) -> None:
    more = people - current.party_size
    if more > 0:
        refuse_larger_than_the_room(conversation, people)
    if not current.is_confirmed or not more:
        return
    if more > 0 and not conversation.has_room(more):
        raise _no_room(conversation, current)
    take_seats(conversation, more)


def _no_room(conversation: Conversation, current: Registration) -> PartyDoesNotFit:
    free = max(0, (conversation.capacity or 0) - conversation.seats_taken)
    words = ngettext(
        "Only %(free)s more seat is free. Your number stays at %(kept)s; nothing was changed.",
        "Only %(free)s more seats are free. Your number stays at %(kept)s; nothing was changed.",
        free,
    )
    if not free:
        words = _("No more seats are free. Your number stays at %(kept)s; nothing was changed.")
    return PartyDoesNotFit(words % {"free": free, "kept": current.party_size})


def _change_need(current: Registration, need: str) -> None:
    if need:
        Accommodation.objects.update_or_create(registration=current, defaults={"need": need})
    else:
        Accommodation.objects.filter(registration=current).delete()


def answers_of(registration: Registration) -> dict[str, Any]:
    """Initial values of the change form."""
    said = {name: getattr(registration, name) for name in Answers().columns}
    accommodation = getattr(registration, "accommodation", None)
    return said | {"need": accommodation.need if accommodation else ""}
