"""Sealed fields of a meeting: events, attendance, recusals, closed sessions."""

from django.db.models import Q

from boards.models import ClosedSession, Disclosure, MeetingEvent, Presence
from boards.site.ledger import subjects
from boards.site.ledger.digests import given, moment_of
from cms.records.digests import hash_of
from cms.records.ledger import seals


def _event(row: MeetingEvent) -> str:
    if not row.meeting.has_page:
        return subjects.number_of(row)
    return f"{subjects.of_meeting(row.meeting)}/{row.number}"


@seals(
    MeetingEvent,
    kind="event",
    subject=_event,
    complete=lambda: MeetingEvent.objects.filter(Q(meeting__began_at=None) | ~Q(meeting__final_at=None)),
)
def event(obj: MeetingEvent) -> dict:
    return {
        "meeting": obj.meeting_id,
        "number": obj.number,
        "kind": obj.kind,
        "at": moment_of(obj.at),
        "item": obj.item_id,
        "appointment": obj.appointment_id,
        "facts": hash_of(obj.facts),
        "corrects": obj.corrects_id,
        "by": obj.by_name,
    } | given(obj, "posting_id")


def _presence(row: Presence) -> str:
    """A slip is known to staff only."""
    if row.is_slip:
        return subjects.number_of(row)
    return f"{subjects.of_meeting(row.meeting)}/{subjects.of_seat(row.seat, row.meeting)}/{row.pk}"


@seals(
    Presence,
    kind="presence",
    subject=_presence,
    complete=lambda: Presence.objects.exclude(meeting__final_at=None),
)
def presence(obj: Presence) -> dict:
    return {
        "meeting": obj.meeting_id,
        "seat": obj.seat_id,
        "appointment": obj.appointment_id,
        "mode": obj.mode,
        "site": obj.site_id,
        "words": hash_of([obj.camera_off, obj.adult, obj.adult_who]),
        "came": moment_of(obj.arrived_at),
        "left": moment_of(obj.left_at),
        "slip": obj.is_slip,
    }


def _recusal(row: Disclosure) -> str:
    if subjects.is_closed(row.item):
        return subjects.number_of(row)
    return f"{subjects.of_item(row.item)}/{subjects.of_seat(row.seat, row.item.meeting)}"


@seals(
    Disclosure,
    kind="recusal",
    subject=_recusal,
    complete=lambda: Disclosure.objects.exclude(item__meeting__final_at=None),
)
def recusal(obj: Disclosure) -> dict:
    return {
        "item": obj.item_id,
        "seat": obj.seat_id,
        "appointment": obj.appointment_id,
        "words": hash_of(obj.reason),
        "left": moment_of(obj.left_at),
        "returned": moment_of(obj.returned_at),
    }


@seals(
    ClosedSession,
    kind="closed_session",
    complete=lambda: ClosedSession.objects.exclude(item__meeting__final_at=None),
)
def closed_session(obj: ClosedSession) -> dict:
    return {
        "item": obj.item_id,
        "clerk": obj.clerk_id,
        "out": moment_of(obj.out_at),
        "in": moment_of(obj.in_at),
        "personnel": obj.has_personnel_action,
        "words": hash_of([obj.checks, obj.report]),
    }
