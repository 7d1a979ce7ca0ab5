"""Events: meetings with a public date."""

from typing import Any

from django.utils.dateparse import parse_datetime

from boards.dialects.answers import web
from boards.dialects.labels import FIRST, label, say
from boards.dialects.legistar.numbers import midnight, stamp, utc
from boards.dialects.records import Record, by_kind, every, key_of
from cms.clock import PACIFIC

Row = dict[str, Any]
Rows = list[Row]
FINAL, DRAFT = (10, "Final"), (2, "Draft")
APPROVED = "approved"


def events() -> Rows:
    found = by_kind("meetings", "bodies", "minutes")
    bodies = {copy.key: copy for copy in found["bodies"]}
    minutes = {copy.key: copy for copy in found["minutes"]}
    return [event(copy, bodies, minutes.get(copy.key)) for copy in found["meetings"]]


def one_event(copy: Record) -> Row:
    bodies = {each.key: each for each in every("bodies", key=key_of(copy, "body"))}
    minutes = every("minutes", key=copy.key)
    return event(copy, bodies, minutes[0] if minutes else None)


def event(copy: Record, bodies: dict[str, Record], minutes: Record | None) -> Row:
    facts, body = copy.attributes, bodies.get(key_of(copy, "body"))
    posting = facts["postings"][-1] if facts["postings"] else None
    recordings = [each["url"] for each in facts["recordings"] if each["url"]]
    return {
        "EventId": int(copy.row),
        **stamp(copy, "Event"),
        "EventBodyId": int(body.row) if body else None,
        "EventBodyName": say(body.title) if body else key_of(copy, "body"),
        "EventDate": midnight(facts["day"]),
        "EventTime": _time(facts["starts_at"]),
        "EventVideoStatus": "Public" if recordings else "Not available",
        **_status("Agenda", FINAL if posting else DRAFT),
        **_status("Minutes", FINAL if minutes and _is_approved(minutes) else DRAFT),
        "EventLocation": facts["place"] or "; ".join(facts["sites"]),
        "EventAgendaFile": web(posting["url"]) if posting else None,
        "EventMinutesFile": web(minutes.attributes["url"]) if minutes else None,
        "EventAgendaLastPublishedUTC": utc(posting["posted_at"]) if posting else None,
        "EventMinutesLastPublishedUTC": utc(minutes.attributes["posted_at"]) if minutes else None,
        "EventComment": _comment(copy),
        "EventVideoPath": web(recordings[0]) if recordings else None,
        "EventMedia": None,
        "EventInSiteURL": web(copy.paths.get(FIRST)),
        "EventItems": [],
    }


def _status(of: str, status: tuple[int, str]) -> Row:
    return {f"Event{of}StatusId": status[0], f"Event{of}StatusName": status[1]}


def _is_approved(minutes: Record) -> bool:
    return bool(minutes.attributes["state"]["code"] == APPROVED)


def _time(starts_at: str) -> str:
    """As on the page: in the time of the place."""
    moment = parse_datetime(starts_at)
    return moment.astimezone(PACIFIC).strftime("%-I:%M %p") if moment else ""


def _comment(copy: Record) -> str:
    """Whether it takes place, and why not: Legistar has no field for it."""
    why = say(copy.attributes["called_off_because"])
    return ": ".join(part for part in (label(copy.attributes["status"]), why) if part)
