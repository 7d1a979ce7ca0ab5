"""Sealed fields of a meeting: events, attendance, recusals, closed sessions."""

from boards.models import ClosedSession, Disclosure, MeetingEvent, Presence
from boards.site.ledger.digests import given, hash_of, moment_of
from cms.records.ledger import seals


@seals(MeetingEvent, kind="event")
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


@seals(Presence, kind="presence")
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


@seals(Disclosure, kind="recusal")
def recusal(obj: Disclosure) -> dict:
    return {
        "item": obj.item_id,
        "seat": obj.seat_id,
        "appointment": obj.appointment_id,
        "words": hash_of(obj.reason),
        "left": moment_of(obj.left_at),
        "returned": moment_of(obj.returned_at),
    }


@seals(ClosedSession, kind="closed_session")
def closed_session(obj: ClosedSession) -> dict:
    return {
        "item": obj.item_id,
        "clerk": obj.clerk_id,
        "out": moment_of(obj.out_at),
        "in": moment_of(obj.in_at),
        "personnel": obj.has_personnel_action,
        "words": hash_of([obj.checks, obj.report]),
    }
