"""Accommodation requests and answers (BK-28). Only staff handling a request see what the person needs."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from boards import access
from boards.choices import AidKind, AidState
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.models import AidRequest, Meeting
from cms import clock
from cms.records.history import Actor, record


def ask_for_aid(
    *,
    meeting: Meeting,
    nonce: str,
    kind: str = AidKind.OTHER,
    need: str = "",
    person: str = "",
    contact: str = "",
    language: str = "",
) -> AidRequest:
    """Create one request per form key. Late requests are accepted unless the meeting is canceled or moved."""
    if meeting.is_called_off:
        raise NotPossibleNow(
            _("This meeting will not take place, so there is nothing to prepare."), rule="BK-28"
        )
    request = AidRequest(
        meeting=meeting,
        nonce=nonce,
        kind=kind,
        need=need,
        person=person,
        contact=contact,
        language=language,
        received_at=clock.now(),
        is_demo=meeting.is_demo,
    )
    try:
        with transaction.atomic():
            return record(request, actor=None, reason="accommodation requested")
    except IntegrityError:
        earlier = AidRequest.objects.filter(nonce=nonce).first()
        if earlier is None:
            raise
        return earlier


@transaction.atomic
def answer_aid(*, actor: Actor, request: AidRequest, state: str, answer: str) -> AidRequest:
    """Answer a request: granted, met in another way, or not met. The answer must state what was done."""
    access.require(actor, *access.AID_ROLES)
    if state not in AidState.values or state == AidState.OPEN:
        raise NotPossibleNow(_("Choose the outcome of the request."), rule="BK-28")
    if not answer.strip():
        raise NeedsReason(
            _("Describe what was done. The person who asked will be able to read it."), rule="BK-28"
        )
    current = AidRequest.objects.select_for_update().get(pk=request.pk)
    current.state, current.answer = state, answer.strip()[:300]
    current.answered_at = current.answered_at or clock.now()
    fields = ["state", "answer", "answered_at"]
    return record(current, actor=actor, reason=f"answered: {state}", update_fields=fields)
