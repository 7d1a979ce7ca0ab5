"""Who presides: the chair, the vice chair, a chair pro tem elected by vote, or any member for the moment (C2C-06)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.bodies.officers import officers_on
from boards.bodies.rosters import Place, Roster, roster_with
from boards.event_choices import EventKind
from boards.events import log
from boards.events.presiding import presiding_now
from boards.exceptions import NotPossibleNow
from boards.locks import in_session
from boards.models import Body, Meeting, MeetingEvent, Motion, Seat
from boards.officer_choices import PresidesAs
from boards.sessions.procedural_votes import refuse_other_vote
from cms.records.history import Actor


@transaction.atomic
def preside(*, actor: Actor, meeting: Meeting, seat: Seat, elected_by: Motion | None = None) -> MeetingEvent:
    """Record who presides from now on, also during a pause: it decides nothing. Repeating a call changes nothing.

    ``elected_by`` is the vote that elected a chair pro tem. Without it, a member without an office only presides.
    """
    access.require(actor, *access.LIVE_ROLES)
    current = in_session(meeting)
    members = roster_with(current, seat, current.current_item)
    place = _present(members, seat)
    capacity = officers_on(members.body, current.day).office_of(place.sitting)
    facts = {"seat": seat.pk, "name": place.name, "as": capacity}
    if current.is_joint:
        facts["body"] = members.body.name
    if elected_by is not None:
        vote = _vote(current, elected_by, capacity, members.body)
        facts |= {"as": PresidesAs.PRO_TEM.value, "motion": vote.pk, "number": vote.number}
        _refuse_elected_another(current, vote, place)
    now = presiding_now(current)
    if now is not None and now.event.facts == facts:
        return now.event
    return log.log(current, EventKind.PRESIDES, actor=actor, appointment=place.sitting, facts=facts)


def _present(members: Roster, seat: Seat) -> Place:
    place = next((place for place in members.places if place.seat.pk == seat.pk), None)
    if place is None or not place.is_present:
        raise NotPossibleNow(_("Only a member who is present can preside. Record the arrival first."))
    if place.is_recused:
        raise NotPossibleNow(
            _("This member is recused from the current item. Choose another member to preside over it.")
        )
    return place


def _vote(meeting: Meeting, motion: Motion, capacity: str, body: Body) -> Motion:
    if capacity:
        raise NotPossibleNow(
            _("The chair and the vice chair preside without an election. Leave the vote blank.")
        )
    words = _(
        "To record the election of a chair pro tem, choose a procedural motion that passed at this meeting."
    )
    refuse_other_vote(meeting, motion, body, words)
    return motion


def _refuse_elected_another(meeting: Meeting, vote: Motion, place: Place) -> None:
    """One vote elects one member, unless the first entry was taken back."""
    earlier = meeting.events.filter(kind=EventKind.PRESIDES, facts__motion=vote.pk)
    undone = meeting.events.filter(kind=EventKind.SLIP, facts__what=EventKind.PRESIDES)
    gone = {number for event in undone for number in event.facts["undoes"]}
    if any(
        each.appointment_id != place.attendance.appointment_id and each.number not in gone for each in earlier
    ):
        raise NotPossibleNow(_("This vote elected another member. Choose the vote that elected this one."))
