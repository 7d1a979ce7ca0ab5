"""Organizations, Persons, Memberships, Meetings and their Locations."""

from typing import Any

from boards.dialects.answers import web
from boards.dialects.labels import FIRST, label, say
from boards.dialects.oparl.around import Around
from boards.dialects.oparl.ids import OFFICE, head, list_url, url, url_of
from boards.dialects.oparl.items import agenda_item
from boards.dialects.oparl.papers import file
from boards.dialects.records import Record, key_of

Json = dict[str, Any]
CALLED_OFF = ("cancelled", "called_off")


def full(values: Json) -> Json:
    """Without what is unknown: OParl leaves out empty properties."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def organization(copy: Record, around: Around) -> Json:
    facts = copy.attributes
    committee, parent = facts["committee"] or {}, key_of(copy, "parent")
    return full(
        {
            **head("organization", copy),
            "body": url("body", OFFICE),
            "name": say(copy.title),
            "shortName": copy.key,
            "membership": [url_of("membership", term) for term in around.terms.get(copy.key, [])],
            "meeting": f"{list_url('meeting')}?organization={copy.key}",
            "subOrganizationOf": url("organization", parent) if ("bodies", parent) in around.public else None,
            "classification": label(facts["kind"]),
            "endDate": committee.get("last_day"),
            "website": web(copy.paths.get(FIRST)),
            "web": web(copy.paths.get(FIRST)),
        }
    )


def person(copy: Record, around: Around) -> Json:
    return full(
        {
            **head("person", copy),
            "body": url("body", OFFICE),
            "name": say(copy.title),
            "membership": [_membership(copy, around)],
            "web": web(copy.paths.get(FIRST)),
        }
    )


def membership(copy: Record, around: Around) -> Json:
    return {**_membership(copy, around), "person": url_of("person", copy)}


def _membership(copy: Record, around: Around) -> Json:
    facts, body, seat = copy.attributes, key_of(copy, "body"), around.seats.get(key_of(copy, "seat"))
    return full(
        {
            **head("membership", copy),
            "organization": url("organization", body) if ("bodies", body) in around.public else None,
            "role": label(facts["capacity"]),
            "votingRight": seat.attributes["is_voting"] if seat else None,
            "startDate": facts["starts_on"],
            "endDate": facts["ends_on"],
            "throughline:seat": say(seat.title) if seat else None,
        }
    )


def meeting(copy: Record, around: Around) -> Json:
    facts = copy.attributes
    agenda, minutes = around.agendas.get(key_of(copy, "agenda")), around.minutes.get(copy.key)
    bodies = [
        key for key in (key_of(copy, "body"), key_of(copy, "joint_body")) if ("bodies", key) in around.public
    ]
    items = sorted(
        around.items.get(copy.key, []), key=lambda item: (item.attributes["position"], int(item.row))
    )
    return full(
        {
            **head("meeting", copy),
            "name": say(copy.title),
            "meetingState": label(facts["status"]),
            "cancelled": facts["status"]["code"] in CALLED_OFF,
            "start": facts["starts_at"],
            "end": facts["ends_at"],
            "location": location(copy, around),
            "organization": [url("organization", key) for key in bodies],
            "invitation": file(agenda, around) if agenda else None,
            "resultsProtocol": file(minutes, around) if minutes else None,
            "auxiliaryFile": [file(each, around) for each in around.for_meeting.get(copy.key, [])],
            "agendaItem": [agenda_item(item, around) for item in items],
            "web": web(copy.paths.get(FIRST)),
        }
    )


def location(copy: Record, _around: Around) -> Json | None:
    """Where a meeting takes place; nothing, before its agenda is posted."""
    facts = copy.attributes
    words = "; ".join(each for each in (facts["place"], *facts["sites"]) if each)
    return {**head("location", copy), "description": words} if words else None
