"""Change a registration. The receipt is the key; a party grows, or changes sides, only into free seats."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms.records import history, holds
from cms.records.history import record
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, Registration
from engagement.registrations import emails
from engagement.registrations.answers import Answers
from engagement.registrations.changed_seats import change_seats
from engagement.registrations.needs.services import change_need
from engagement.registrations.own_questions.answers import answers_given, change_answers, remove_stopped
from engagement.registrations.seating import closed, promote
from engagement.registrations.services import locked

SEAT_FIELDS = ["mode", "switch_to", "waiting_number"]


@transaction.atomic
def change_registration(
    *,
    registration: Registration,
    seen: str,
    actor: history.Actor = None,
    taken_back: Collection[int] = (),
    **answers: Any,
) -> Registration:
    """``seen``: fingerprint of the answers that the form displayed. The same answers again return the same result;
    other answers over a newer change are refused (F08). ``taken_back``: questions no longer asked, whose answer goes.
    """
    said = Answers(**answers)
    conversation, current = locked(registration)
    fingerprint = said.fingerprint(conversation.pk)
    if current.fingerprint == fingerprint and not taken_back:
        return current
    _refuse(conversation, current, seen)
    change_seats(conversation, current, said)
    for name, value in said.columns.items():
        setattr(current, name, value)
    current.fingerprint = fingerprint
    fields = [*said.columns, *SEAT_FIELDS, "fingerprint", *current.count_change()]
    record(current, actor=actor, reason="changed by receipt", update_fields=fields)
    change_need(current, said.need, actor=actor)
    change_answers(current, dict(said.own))
    remove_stopped(current, taken_back)
    promote(conversation)
    if current.email:
        current.refresh_from_db(fields=["state", *SEAT_FIELDS])
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
            _("This registration has changed since you opened the form. Open the form again and check.")
        )


def answers_of(registration: Registration) -> dict[str, Any]:
    """Initial values of the change form."""
    said = {name: getattr(registration, name) for name in Answers().columns}
    accommodation = getattr(registration, "accommodation", None)
    seat = {
        "mode": registration.switch_to or registration.mode,
        "join_waiting": bool(registration.switch_to),
    }
    need = {"need": accommodation.need if accommodation else ""}
    return said | seat | need | answers_given(registration)
