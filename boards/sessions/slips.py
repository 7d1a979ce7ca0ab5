"""Attendance entries made by mistake, undone within two minutes: no trace in minutes, all of it in the staff log.

A slip is an arrival of someone who is not there, or a departure of someone who stayed. The row keeps its history and
is marked, or its departure cleared; a SLIP event names the entry it undoes. Who presides and whose absence is excused
exist only as entries; for these the event is all.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.bodies.rosters import roster_with
from boards.event_choices import EventKind
from boards.events import log
from boards.events.undone import undone
from boards.exceptions import NotPossibleNow
from boards.locks import acting, in_session
from boards.models import BallotVote, Meeting, MeetingEvent, Motion, Presence, Seat
from boards.sessions.quorum import needs_quorum
from cms import clock
from cms.records.history import Actor, record

WITHIN = timedelta(minutes=2)
BY_SEAT = (
    EventKind.VOTE, EventKind.VOTE_RIGHTED, EventKind.RECUSED, EventKind.RETURNED, EventKind.PRESIDES,
)  # fmt: skip
BUSINESS = (EventKind.ITEM, EventKind.MOTION, EventKind.COMMENT_OPENED, EventKind.CLOSED_OUT)
ENTRIES = (EventKind.PRESIDES, EventKind.ABSENCE)
BY_NAME = (EventKind.MOTION, EventKind.NO_SECOND, EventKind.SECONDED)


@transaction.atomic
def take_back(*, actor: Actor, meeting: Meeting, seat: Seat) -> Presence:
    """Take back the seat's latest attendance entry."""
    access.require(actor, *access.LIVE_ROLES)
    current = acting(meeting)
    entry = recent_entries(current).get(seat.pk)
    rows = current.presences.counted().filter(seat=seat).select_related("appointment")
    row = rows.order_by("-arrived_at", "-pk").first()
    if entry is None or row is None or not _fits(entry, row):
        raise NotPossibleNow(
            _(
                "An attendance entry can be undone only within 2 minutes. Record what happened since then "
                "instead."
            )
        )
    if _acted_since(current, row, entry):
        raise NotPossibleNow(
            _(
                "The member has taken part or a vote has been taken since then, so this entry stays in the record."
            )
        )
    if _made_the_quorum(current, seat, entry):
        raise NotPossibleNow(
            _(
                "Business was conducted with a quorum that depended on this member, so this entry stays "
                "in the record."
            ),
            rule="BK-19",
        )
    if entry.kind == EventKind.CAME:
        row.is_slip, row.left_at = True, max(clock.now(), row.arrived_at)
    else:
        row.left_at = None
    record(row, actor=actor, reason="entry taken back", update_fields=["is_slip", "left_at"])
    facts = {"seat": seat.pk, "name": row.appointment.person_name, "undoes": [entry.number]}
    log.log(current, EventKind.SLIP, actor=actor, appointment=row.appointment, facts=facts)
    return row


@transaction.atomic
def undo_entry(*, actor: Actor, meeting: Meeting, number: int) -> MeetingEvent:
    """Take back who presides, or an absence: the latest entry of its kind, within two minutes. What it replaced stands
    again.
    """
    access.require(actor, *access.LIVE_ROLES)
    current = in_session(meeting)
    entry = next((each for each in entries_to_undo(current) if each.number == number), None)
    if entry is None:
        raise NotPossibleNow(
            _(
                "Entries can be undone only within 2 minutes, starting with the latest. Make a new entry "
                "instead."
            )
        )
    facts = {"seat": entry.facts["seat"], "name": entry.facts["name"], "what": entry.kind, "undoes": [number]}
    return log.log(current, EventKind.SLIP, actor=actor, appointment=entry.appointment, facts=facts)


def entries_to_undo(meeting: Meeting) -> list[MeetingEvent]:
    """Of the last two minutes: the latest entry of who presides, unless an absence rests on it, and the latest absence
    of each seat.
    """
    kinds = (*ENTRIES, EventKind.SLIP)
    rows = list(
        meeting.events.filter(kind__in=kinds, at__gte=clock.now() - WITHIN)
        .select_related("appointment")
        .order_by("number")
    )
    gone = undone(rows)
    latest: dict[tuple[str, int], MeetingEvent] = {}
    for event in rows:
        if event.number in gone:
            continue
        if event.kind == EventKind.ABSENCE:
            latest[event.kind, event.facts["seat"]] = event
            if event.facts.get("who"):
                latest.pop((EventKind.PRESIDES, 0), None)
        else:
            latest[event.kind, 0] = event
    return list(latest.values())


def recent_entries(meeting: Meeting) -> dict[int, MeetingEvent]:
    """The latest arrival or departure of each seat in the last two minutes that can still be taken back."""
    kinds = (EventKind.CAME, EventKind.LEFT, EventKind.SLIP)
    rows = meeting.events.filter(kind__in=kinds, at__gte=clock.now() - WITHIN).order_by("number")
    latest = {event.facts.get("seat"): event for event in rows if "what" not in event.facts}
    return {
        seat: event
        for seat, event in latest.items()
        if event.kind != EventKind.SLIP and not event.facts.get("changed")
    }


def _fits(entry: MeetingEvent, row: Presence) -> bool:
    came = entry.kind == EventKind.CAME
    return entry.appointment_id == row.appointment_id and (row.left_at is None) is came


def _acted_since(meeting: Meeting, row: Presence, entry: MeetingEvent) -> bool:
    """The member moved, seconded, voted, ranked or was recused; or a vote was closed that counted the seat."""
    name = row.appointment.person_name
    later = list(meeting.events.filter(number__gt=entry.number))
    gone = undone(later)
    for event in (each for each in later if each.number not in gone):
        if event.kind == EventKind.VOTE_CLOSED and _counted(meeting, row, event):
            return True
        if event.kind in BY_SEAT and event.facts.get("seat") == row.seat_id:
            return True
        if event.kind in BY_NAME and name in (
            event.facts.get(part) for part in ("mover", "seconder", "name")
        ):
            return True
    ranked = BallotVote.objects.filter(ballot__item__meeting=meeting, seat=row.seat)
    return ranked.filter(cast_at__gte=entry.at).exists()


def _counted(meeting: Meeting, row: Presence, event: MeetingEvent) -> bool:
    """In a joint meeting, only the votes of the own body."""
    if not meeting.is_joint:
        return True
    return Motion.objects.of(row.seat.body_id).filter(pk=event.facts["motion"]).exists()


def _could_act(meeting: Meeting, seat: Seat, event: MeetingEvent) -> bool:
    """In a joint meeting, whether it can be business of the own body: that had its quorum then."""
    return not meeting.is_joint or roster_with(meeting, seat, at=event.at).has_quorum


def _made_the_quorum(meeting: Meeting, seat: Seat, entry: MeetingEvent) -> bool:
    """Whether business was taken up since this arrival, without a quorum of others who were there before it."""
    later = meeting.events.filter(number__gt=entry.number, kind__in=BUSINESS).select_related("item")
    business = (event for event in later.order_by("number") if event.item and needs_quorum(event.item))
    first = next((event for event in business if _could_act(meeting, seat, event)), None)
    if first is None or entry.kind != EventKind.CAME:
        return False
    members = roster_with(meeting, seat)
    others = [place for place in members.toward_quorum if place.seat.pk != seat.pk]
    before = [place for place in others if place.presence and place.presence.arrived_at <= first.at]
    return len(before) < members.quorum
