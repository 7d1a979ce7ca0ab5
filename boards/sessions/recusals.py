"""Services for recusals from an item, with a public reason."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.bodies.rosters import roster_with
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import acting
from boards.models import AgendaItem, Disclosure, Motion, Seat
from cms import clock
from cms.records.history import Actor, record


@transaction.atomic
def recuse(*, actor: Actor, item: AgendaItem, seat: Seat, reason: str) -> Disclosure:
    """Recuse a member: the seat no longer counts as present for this item, and cannot vote on it."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    if not reason.strip():
        raise NeedsReason(_("Give the reason in the words said in public."), rule="BK-30")
    place = roster_with(current, seat, item).place_of(seat)
    if place is None or place.presence is None:
        raise NotPossibleNow(_("Only a member who is present can be recused."))
    if Disclosure.objects.filter(item=item, seat=seat).exists():
        raise NotPossibleNow(_("This member is already recused from this item."))
    if Motion.objects.filter(item=item, state="moved", votes__seat=seat).exists():
        raise NotPossibleNow(_("This member has already voted. Correct the vote first."), rule="BK-30")
    aside = Disclosure(item=item, seat=seat, appointment=place.sitting, reason=reason.strip())
    record(aside, actor=actor, reason="recused")
    facts = {"seat": seat.pk, "name": place.name, "reason": aside.reason}
    log.log(current, EventKind.RECUSED, actor=actor, item=item, appointment=place.sitting, facts=facts)
    return aside


@transaction.atomic
def return_member(*, actor: Actor, item: AgendaItem, seat: Seat) -> Disclosure:
    """Return to the room after the item. The recusal from the item stays."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    rows = Disclosure.objects.select_for_update(of=("self",)).select_related("appointment")
    aside = rows.filter(item=item, seat=seat, returned_at=None).first()
    if aside is None:
        raise NotPossibleNow(_("This member was not recused from this item, or has already returned."))
    aside.returned_at = max(clock.now(), aside.left_at)
    record(aside, actor=actor, reason="returned", update_fields=["returned_at"])
    facts = {"seat": seat.pk, "name": aside.appointment.person_name}
    log.log(current, EventKind.RETURNED, actor=actor, item=item, appointment=aside.appointment, facts=facts)
    return aside
