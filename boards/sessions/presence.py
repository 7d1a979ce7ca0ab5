"""Attendance: who is present, how, and since when (BK-03, BK-29a, BK-29b)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.bodies.rosters import Place, attendees_of
from boards.choices import AdultPresent, PresenceMode
from boards.event_choices import EventKind
from boards.events import live_state, log
from boards.exceptions import NotPossibleNow
from boards.locks import acting
from boards.models import Appointment, Meeting, Presence, Seat, TeleconferenceSite
from cms import clock
from cms.records.history import Actor, record


@dataclass(frozen=True)
class How:
    """How a member participates."""

    mode: str
    site: TeleconferenceSite | None = None
    camera_off: str = ""
    adult: str = ""
    adult_who: str = ""


@transaction.atomic
def mark_presence(
    *,
    actor: Actor,
    meeting: Meeting,
    seats: list[Seat],
    mode: PresenceMode | None,
    site: TeleconferenceSite | None = None,
    camera_off: str = "",
    adult: str = "",
    adult_who: str = "",
    appointment: Appointment | None = None,
) -> list[Presence]:
    """Record arrivals, or without a mode departures. Repeating a call changes nothing.

    ``appointment`` is the alternate who sits for the member, if there is exactly one seat.
    """
    access.require(actor, *access.LIVE_ROLES)
    current = acting(meeting)
    how = None if mode is None else How(mode, site, camera_off.strip(), adult, adult_who.strip())
    if how is not None:
        _refuse_how(current, how)
    places = {place.seat.pk: place for place in attendees_of(current).places}
    changed = []
    for seat in seats:
        place = places.get(seat.pk)
        if place is None:
            words = _(
                "Only members of this body take part in its meeting. Members of another body may only watch."
            )
            raise NotPossibleNow(words, rule="BK-41a")
        if place.is_vacant:
            raise NotPossibleNow(_("This seat is vacant. No one can be present for it."))
        changed += _change(current, place, how, _person(place, appointment), actor)
    if changed:
        live_state.refresh(current)
    return changed


def _refuse_how(meeting: Meeting, how: How) -> None:
    if how.mode == PresenceMode.SITE and (how.site is None or how.site.meeting_id != meeting.pk):
        raise NotPossibleNow(_("Choose one of the public sites that the notice names."), rule="BK-29a")
    if how.mode != PresenceMode.SITE and how.site is not None:
        raise NotPossibleNow(_("Choose a site only for a member who is at a public site."), rule="BK-29a")
    if how.adult == AdultPresent.YES and not how.adult_who:
        raise NotPossibleNow(_("Enter the adult’s relationship to the member."), rule="BK-29b")


def _person(place: Place, appointment: Appointment | None) -> Appointment:
    if place.appointment and (appointment is None or appointment.pk == place.appointment.pk):
        return place.appointment
    if appointment is None:
        raise NotPossibleNow(_("This seat is vacant. No one can be present for it."))
    if place.alternate is None or appointment.pk != place.alternate.pk:
        raise NotPossibleNow(_("This person is not the alternate of this seat."))
    return appointment


def _change(
    meeting: Meeting, place: Place, how: How | None, who: Appointment, actor: Actor
) -> list[Presence]:
    there = place.presence
    if how is None:
        return [_leave(meeting, there, actor)] if there else []
    if there is not None:
        now = (how.mode, how.site and how.site.pk, who.pk)
        if (there.mode, there.site_id, there.appointment_id) == now:
            return _detail(meeting, there, how, actor)
        _end(there, actor, "changed how they attend")
    fresh = Presence(meeting=meeting, seat=place.seat, appointment=who, **vars(how))
    record(fresh, actor=actor, reason="arrived")
    _log(meeting, EventKind.CAME, fresh, actor, changed=there is not None)
    return [fresh]


def _detail(meeting: Meeting, there: Presence, how: How, actor: Actor) -> list[Presence]:
    """Update the camera, and who else is in a remote member's room (BK-29b)."""
    names = ["camera_off", "adult", "adult_who"]
    if [getattr(there, name) for name in names] == [getattr(how, name) for name in names]:
        return []
    for name in names:
        setattr(there, name, getattr(how, name))
    record(there, actor=actor, reason="details added", update_fields=names)
    _log(meeting, EventKind.CAME, there, actor, changed=True)
    return [there]


def _leave(meeting: Meeting, there: Presence, actor: Actor) -> Presence:
    _end(there, actor, "left")
    _log(meeting, EventKind.LEFT, there, actor)
    return there


def _end(there: Presence, actor: Actor, reason: str) -> None:
    there.left_at = max(clock.now(), there.arrived_at)
    record(there, actor=actor, reason=reason, update_fields=["left_at"])


def _log(
    meeting: Meeting, kind: EventKind, presence: Presence, actor: Actor, *, changed: bool = False
) -> None:
    """Log name and mode; a location only if it is a public site (BK-29b)."""
    facts = {"seat": presence.seat_id, "name": presence.appointment.person_name, "mode": presence.mode}
    if presence.site:
        facts["site"] = presence.site.address
    if presence.camera_off:
        facts["camera_off"] = presence.camera_off
    if presence.adult:
        facts["adult"] = presence.adult
    if changed:
        facts["changed"] = True
    log.log(meeting, kind, actor=actor, appointment=presence.appointment, facts=facts, quiet=True)
