"""Services for recusals from an item, with a public reason."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.bodies.rosters import Place, attendees_of
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import acting
from boards.models import AgendaItem, Disclosure, Meeting, Motion, Seat
from boards.seats_of_people import is_one_person
from cms import clock
from cms.records.history import Actor, record


@transaction.atomic
def recuse(*, actor: Actor, item: AgendaItem, seat: Seat, reason: str) -> Disclosure:
    """Recuse a member: the seat no longer counts as present for this item, and cannot vote on it.

    Who sits on both bodies of a joint meeting is recused in each seat that is present; gives the first recusal.
    """
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    if not reason.strip():
        raise NeedsReason(_("Enter the reason as it was stated in public."), rule="BK-30")
    places = _to_recuse(current, item, seat)
    return [_recuse(current, item, place, reason.strip(), actor) for place in places][0]


def _to_recuse(meeting: Meeting, item: AgendaItem, seat: Seat) -> list[Place]:
    """The seats of the person that are present and not recused yet, or the reason why there is none."""
    there = [place for place in attendees_of(meeting, item).of_person(seat) if place.is_present]
    if not there:
        raise NotPossibleNow(_("Only a member who is present can be recused."))
    seats = [place.seat.pk for place in there]
    done = set(Disclosure.objects.filter(item=item, seat__in=seats).values_list("seat", flat=True))
    if done.issuperset(seats):
        raise NotPossibleNow(_("This member is already recused from this item."))
    if Motion.objects.filter(item=item, state="moved", votes__seat__in=seats).exists():
        raise NotPossibleNow(_("This member has already voted. Correct the vote first."), rule="BK-30")
    return [place for place in there if place.seat.pk not in done]


def _recuse(meeting: Meeting, item: AgendaItem, place: Place, reason: str, actor: Actor) -> Disclosure:
    aside = Disclosure(item=item, seat=place.seat, appointment=place.sitting, reason=reason)
    record(aside, actor=actor, reason="recused")
    facts = {"seat": place.seat.pk, "name": place.name, "reason": reason}
    log.log(meeting, EventKind.RECUSED, actor=actor, item=item, appointment=place.sitting, facts=facts)
    return aside


@transaction.atomic
def return_member(*, actor: Actor, item: AgendaItem, seat: Seat) -> Disclosure:
    """Return to the room after the item, in each seat of the person. The recusal from the item stays."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(item.meeting)
    rows = Disclosure.objects.select_for_update(of=("self",)).select_related("appointment")
    asides = list(rows.filter(item=item, returned_at=None).order_by("pk"))
    own = next((aside for aside in asides if aside.seat_id == seat.pk), None)
    if own is None:
        raise NotPossibleNow(_("This member was not recused from this item, or has already returned."))
    for aside in asides:
        if is_one_person(aside.appointment, own.appointment):
            _return(current, item, aside, actor)
    return own


def _return(meeting: Meeting, item: AgendaItem, aside: Disclosure, actor: Actor) -> None:
    aside.returned_at = max(clock.now(), aside.left_at)
    record(aside, actor=actor, reason="returned", update_fields=["returned_at"])
    facts = {"seat": aside.seat_id, "name": aside.appointment.person_name}
    log.log(meeting, EventKind.RETURNED, actor=actor, item=item, appointment=aside.appointment, facts=facts)
