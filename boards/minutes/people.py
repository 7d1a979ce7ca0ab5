"""Attendance from recorded arrivals and departures; absences; vacant seats (BK-29b, BK-30)."""

from collections.abc import Mapping
from typing import Any

from boards.bodies.rosters import Roster, roster
from boards.event_choices import EventKind
from boards.events.presiding import absences
from boards.minutes.moments import moment, stamp
from boards.minutes.record import Record
from boards.models import Meeting, MeetingEvent

HOW = ("mode", "site", "camera_off", "adult")


def people(meeting: Meeting, record: Record) -> dict[str, Any]:
    """Collect attendance: of the host, and in ``others`` of the body that joins it.

    No event holds a remote member's location, or who else is there (BK-29b).
    """
    spans = _spans(record)
    _name_adults(meeting, spans)
    recorded = absences(record.events)
    began = record.first(EventKind.BEGAN)
    host, *others = [_of_body(roster(body, meeting.day), spans, recorded) for body in meeting.bodies]
    found = host | {"log": [began.number] if began else []}
    if others:
        found["body"] = meeting.body.name
        found["others"] = [
            each | {"body": body.name} for body, each in zip(meeting.bodies[1:], others, strict=True)
        ]
    return found


def _of_body(
    members: Roster, spans: Mapping[int, list[dict[str, Any]]], recorded: Mapping[int, MeetingEvent]
) -> dict[str, Any]:
    here, away, vacant = [], [], []
    for place in members.places:
        facts = {"seat": place.seat.pk, "label": place.seat.label, "votes": place.seat.is_voting}
        if found := spans.get(place.seat.pk):
            names = dict.fromkeys(span["name"] for span in found)
            here += [facts | {"name": name, "spans": _of(name, found)} for name in names]
        elif place.is_vacant:
            vacant.append(facts)
        else:
            away.append(facts | {"name": place.name, "absence": _absence(recorded.get(place.seat.pk))})
    counts = {"seats": members.authorized, "filled": members.filled, "quorum": members.quorum}
    return counts | {"present": here, "absent": away, "vacant": vacant}


def by_body(people: dict[str, Any]) -> list[dict[str, Any]]:
    """The attendance of each body; minutes posted before joint meetings know of one."""
    others = [each | {"log": people["log"]} for each in people.get("others", [])]
    return [people, *others]


def _absence(event: MeetingEvent | None) -> dict[str, Any] | None:
    """Whether it was excused, and on whose word; never a reason."""
    if event is None:
        return None
    said = {name: event.facts.get(name, "") for name in ("who", "number")}
    return {"excused": event.facts["excused"]} | said | {"log": [event.number]}


def _of(name: str, spans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [span for span in spans if span["name"] == name]


def _spans(record: Record) -> dict[int, list[dict[str, Any]]]:
    """When each seat was taken, by whom and how; the adjournment ends what no departure ended."""
    found: dict[int, list[dict[str, Any]]] = {}
    for event in record.of_kind(EventKind.CAME, EventKind.LEFT):
        spans = found.setdefault(event.facts["seat"], [])
        last = spans[-1] if spans and spans[-1]["until"] is None else None
        if event.kind == EventKind.CAME:
            _come(spans, last, event)
        elif last is not None:
            last |= {"until": stamp(event.at), "log": [*last["log"], event.number]}
    for span in (span for spans in found.values() for span in spans if span["until"] is None):
        if record.ended:
            span |= {"until": stamp(record.ended.at), "log": [*span["log"], record.ended.number]}
    return {seat: spans for seat, spans in found.items() if spans}


def _come(spans: list[dict[str, Any]], last: dict[str, Any] | None, event: MeetingEvent) -> None:
    """A further arrival changes how a member attends; details of the same attendance are added to it."""
    facts = {"name": event.facts["name"], **{name: event.facts.get(name, "") for name in HOW}}
    same = last is not None and all(last[name] == facts[name] for name in ("name", "mode", "site"))
    if last is not None and same:
        last |= facts | {"log": [*last["log"], event.number]}
        return
    if last is not None:
        last |= {"until": stamp(event.at), "log": [*last["log"], event.number]}
    more = {"from": stamp(event.at), "until": None, "adult_who": "", "log": [event.number]}
    spans.append(facts | more)


def _name_adults(meeting: Meeting, spans: dict[int, list[dict[str, Any]]]) -> None:
    """Who else is in a remote member's room: kept only in the attendance row, and said only in minutes (BK-29b)."""
    for row in meeting.presences.exclude(adult_who="").order_by("arrived_at", "pk"):
        for span in spans.get(row.seat_id, []):
            is_over = span["until"] is not None and moment(span["until"]) <= row.arrived_at
            if span["adult"] == row.adult and span["mode"] == row.mode and not is_over:
                span["adult_who"] = row.adult_who
                break
