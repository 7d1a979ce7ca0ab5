"""Accommodation requests: ask, take on, answer, and erase (BK-28). Only staff who handle them read what is needed."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cms import clock
from cms.cleaning import clean_text
from cms.records.history import Actor, record, remove_many
from cms.users.models import User
from engagement import access
from engagement.choices import NeedState
from engagement.exceptions import NeedsReason, NotPossibleNow
from engagement.models import Accommodation, Conversation, Registration
from engagement.registrations import emails

ANSWER = ["state", "answer", "answer_language", "answered_at"]


def ask_for(registration: Registration, need: str) -> None:
    """Save what a person says they need. History begins with the first answer: of the asking, it has the change of the
    registration, and the form stays within its seven statements.
    """
    made = Accommodation(registration=registration, need=need, received_at=clock.now())
    Accommodation.objects.bulk_create([made])


def change_need(registration: Registration, need: str, *, actor: Actor) -> None:
    """For the holder of the receipt: other text is a new request, no text withdraws it."""
    found = Accommodation.objects.filter(registration=registration).first()
    if found is None and need:
        ask_for(registration, need)
    elif found is not None and not need:
        remove_many(Accommodation, [found], actor=actor, reason="withdrawn")
    elif found is not None and found.need != need:
        found.need, found.received_at = need, clock.now()
        found.state, found.answer, found.answered_at = NeedState.OPEN, "", None
        record(found, actor=actor, reason="asked anew", update_fields=["need", "received_at", *ANSWER])


@transaction.atomic
def take_on(*, actor: Actor, request: Accommodation, owner: User | None) -> Accommodation:
    """Name who arranges it: someone who handles requests, or nobody yet."""
    access.require(actor, *access.NEED_ROLES)
    current = Accommodation.objects.select_for_update().get(pk=request.pk)
    if owner is not None and not access.may_handle_needs(owner):
        raise NotPossibleNow(_("Choose someone who handles accommodation requests."), rule="BK-28")
    current.owner = owner
    return record(current, actor=actor, reason="who arranges it", update_fields=["owner"])


@transaction.atomic
def answer_need(
    *, actor: Actor, request: Accommodation, seen: str, state: str, answer: str, answer_language: str = ""
) -> Accommodation:
    """Answer the person, who reads it with the receipt and by email. ``seen``: ``version_of`` the request that the form
    displayed. ``answer_language``: of the text; blank for the first language of the site.
    """
    access.require(actor, *access.NEED_ROLES)
    rows = Accommodation.objects.select_for_update(of=("self",)).select_related("registration__conversation")
    current = rows.get(pk=request.pk)
    _refuse(current, seen=seen, state=state, answer=answer)
    words = clean_text(answer).strip()
    language = answer_language or settings.LANGUAGE_CODE
    if (current.state, current.answer, current.answer_language) == (state, words, language):
        return current
    current.state, current.answer, current.answered_at = NeedState(state), words, clock.now()
    current.answer_language = language
    if current.owner is None and isinstance(actor, User):
        current.owner = actor
    record(current, actor=actor, reason=f"answered: {state}", update_fields=[*ANSWER, "owner"])
    if current.registration.email:
        emails.need_answered(current)
    return current


def reopen_needs(conversation: Conversation, *, actor: Actor) -> set[int]:
    """The conversation was moved: what was answered for the old day or place is open again, and who arranges it is
    told. The old answer stays for staff to read; the person no longer reads it. Returns the registrations.
    """
    rows = Accommodation.objects.select_for_update(of=("self",)).exclude(state=NeedState.OPEN)
    coming = rows.filter(registration__in=Registration.objects.coming().filter(conversation=conversation))
    found = list(coming.select_related("registration__conversation", "owner"))
    for each in found:
        each.state, each.answered_at = NeedState.OPEN, None
        record(each, actor=actor, reason="the conversation was moved", update_fields=["state", "answered_at"])
        emails.ask_again(each)
    return {each.registration_id for each in found}


def _refuse(current: Accommodation, *, seen: str, state: str, answer: str) -> None:
    if current.registration.is_cancelled:
        raise NotPossibleNow(_("This person canceled the registration."), rule="BK-28")
    if version_of(current) != seen:
        raise NotPossibleNow(
            _("The person changed the request. Read it again before you answer."), rule="BK-28"
        )
    if state not in NeedState.values or state == NeedState.OPEN:
        raise NotPossibleNow(_("Choose the outcome of the request."), rule="BK-28")
    if not answer.strip():
        raise NeedsReason(
            _("Explain what you will provide, or why you cannot. The person will read this."), rule="BK-28"
        )


def version_of(request: Accommodation) -> str:
    """Changes whenever the person asks for something else."""
    return request.received_at.isoformat()


def erase_needs(registrations: Collection[Any], *, actor: Actor, reason: str) -> int:
    """Delete the requests of these registrations; returns how many."""
    rows = list(Accommodation.objects.filter(registration__in=registrations))
    remove_many(Accommodation, rows, actor=actor, reason=reason)
    return len(rows)
