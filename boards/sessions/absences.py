"""Whether the absence of a member was excused, and on whose word. Never a reason: it could be about health."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.bodies.rosters import Place, Roster, roster_with
from boards.event_choices import EventKind
from boards.events import log
from boards.events.presiding import absences, presiding_now, standing_entries
from boards.exceptions import NotPossibleNow
from boards.locks import in_session
from boards.models import Body, Meeting, MeetingEvent, Motion, Seat
from boards.officer_choices import ExcusedBy
from boards.sessions.procedural_votes import refuse_other_vote
from cms.records.history import Actor


@transaction.atomic
def record_absence(
    *, actor: Actor, meeting: Meeting, seat: Seat, excused: bool, vote: Motion | None = None
) -> MeetingEvent:
    """Only of a member who holds a seat that day and has not attended. A later entry replaces the earlier one."""
    access.require(actor, *access.LIVE_ROLES)
    current = in_session(meeting)
    members = roster_with(current, seat)
    place = _absent(current, members, seat)
    facts = {"seat": seat.pk, "name": place.name, "excused": excused}
    if vote is not None:
        facts |= _by_vote(current, vote, members.body)
    elif members.body.absences_excused_by == ExcusedBy.VOTE and excused:
        raise NotPossibleNow(
            _(
                "This body excuses absences by vote. Choose the vote, or record the motion and its roll call first."
            ),
            rule="BK-30",
        )
    elif members.body.absences_excused_by == ExcusedBy.PRESIDING:
        facts |= _by_word(current, excused)
    standing = absences(standing_entries(current)).get(seat.pk)
    if standing is not None and standing.facts == facts:
        return standing
    return log.log(current, EventKind.ABSENCE, actor=actor, appointment=place.appointment, facts=facts)


def _absent(meeting: Meeting, members: Roster, seat: Seat) -> Place:
    place = next((place for place in members.places if place.seat.pk == seat.pk), None)
    if place is None or place.is_vacant:
        raise NotPossibleNow(
            _("No one holds this seat on the day of the meeting, so no one is absent from it.")
        )
    if meeting.presences.counted().filter(seat=seat).exists():
        raise NotPossibleNow(
            _("This member has attended the meeting. The record shows the times instead of an absence.")
        )
    return place


def _by_vote(meeting: Meeting, vote: Motion, body: Body) -> dict:
    words = _("To excuse an absence, choose a procedural motion that passed at this meeting.")
    refuse_other_vote(meeting, vote, body, words)
    return {"motion": vote.pk, "number": vote.number}


def _by_word(meeting: Meeting, excused: bool) -> dict:
    now = presiding_now(meeting)
    if now is None and excused:
        raise NotPossibleNow(
            _("First record who presides: that member decides whether the absence is excused.")
        )
    return {"who": now.name} if now else {}
