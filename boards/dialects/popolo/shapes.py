"""Records as Popolo objects."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from boards.dialects.answers import web
from boards.dialects.labels import FIRST, label, say
from boards.dialects.records import Record, key_of
from boards.motion_choices import Choice

Json = dict[str, Any]
OPTIONS = {
    Choice.AYE: "yes",
    Choice.NO: "no",
    Choice.ABSTAIN: "abstain",
    Choice.RECUSED: "not voting",
    Choice.ABSENT: "absent",
}
STATES = {"cancelled": "cancelled", "called_off": "cancelled", "moved": "cancelled", "ended": "passed"}


def known(values: Json) -> Json:
    """Without what is unknown."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _sources(copy: Record) -> list[Json]:
    address = web(copy.paths.get(FIRST))
    return [{"url": address}] if address else []


def organizations(copy: Record) -> list[Json]:
    facts = copy.attributes
    committee = facts["committee"] or {}
    found = {
        "id": copy.key,
        "name": say(copy.title),
        "other_names": [{"name": name, "lang": code} for code, name in copy.title.items() if code != FIRST],
        "classification": label(facts["kind"]),
        "parent_id": key_of(copy, "parent"),
        "dissolution_date": committee.get("last_day"),
        "abstract": say(facts["summary"]),
        "links": _sources(copy),
    }
    return [known(found)]


def posts(copy: Record) -> list[Json]:
    facts = copy.attributes
    found = {
        "id": copy.key,
        "label": say(facts["label"]),
        "role": "voting member" if facts["is_voting"] else "member without a vote",
        "organization_id": key_of(copy, "body"),
        "start_date": facts["exists_from"],
        "end_date": facts["exists_through"],
        "links": _sources(copy),
    }
    return [known(found)]


def persons(copy: Record) -> list[Json]:
    return [known({"id": copy.key, "name": say(copy.title), "links": _sources(copy)})]


def memberships(copy: Record) -> list[Json]:
    facts = copy.attributes
    found = {
        "id": copy.key,
        "role": label(facts["capacity"]),
        "person_id": copy.key,
        "organization_id": key_of(copy, "body"),
        "post_id": key_of(copy, "seat"),
        "start_date": facts["starts_on"],
        "end_date": facts["ends_on"],
    }
    return [known(found)]


def motions(copy: Record) -> list[Json]:
    facts = copy.attributes
    found = {
        "id": copy.key,
        "identifier": copy.number,
        "text": say(facts["text"]) or say(copy.title),
        "classification": label(facts["kind"]),
        "organization_id": key_of(copy, "body"),
        "legislative_session_id": None,
        "creator_id": facts["mover"]["appointment"]["id"],
        "date": facts["moved_at"],
        "requirement": f"{facts['needed']} of {facts['base']} seats" if facts["needed"] is not None else None,
        "result": _result(copy),
        "event_id": key_of(copy, "meeting"),
        "vote_event_ids": [copy.key] if facts["votes"] else [],
        "sources": _sources(copy),
    }
    return [known(found)]


def _result(copy: Record) -> str | None:
    passed = copy.attributes["passed"]
    return None if passed is None else "pass" if passed else "fail"


def vote_events(copy: Record) -> list[Json]:
    """None of a motion on which no vote was taken."""
    facts, cast = copy.attributes, votes(copy)
    counted = Counter(vote["option"] for vote in cast)
    found = {
        "id": copy.key,
        "identifier": copy.number,
        "motion_id": copy.key,
        "organization_id": key_of(copy, "body"),
        "event_id": key_of(copy, "meeting"),
        "start_date": facts["closed_at"],
        "result": _result(copy),
        "counts": [{"option": option, "value": counted[option]} for option in OPTIONS.values()],
        "votes": cast,
        "sources": _sources(copy),
    }
    return [known(found)] if facts["votes"] else []


def votes(copy: Record) -> list[Json]:
    return [
        known(
            {
                "id": f"{copy.key}-{vote['seat']['id']}",
                "vote_event_id": copy.key,
                "voter_id": vote["appointment"]["id"] if vote["appointment"] else None,
                "voter_name": vote["person"] or say(vote["seat_label"]),
                "role": say(vote["seat_label"]),
                "option": OPTIONS[vote["choice"]["code"]],
            }
        )
        for vote in copy.attributes["votes"]
        if vote["choice"]["code"] != Choice.VACANT
    ]


def events(copy: Record) -> list[Json]:
    facts = copy.attributes
    others = [key_of(copy, "joint_body")] if facts["joint_body"] else []
    found = {
        "id": copy.key,
        "name": say(copy.title),
        "description": say(facts["summary"]),
        "classification": "meeting",
        "start_date": facts["starts_at"],
        "end_date": facts["ends_at"],
        "status": STATES.get(facts["status"]["code"], "confirmed"),
        "location": "; ".join(each for each in (facts["place"], *facts["sites"]) if each),
        "organization_id": key_of(copy, "body"),
        "attendees": [{"id": key, "type": "organization"} for key in others],
        "sources": _sources(copy),
    }
    return [known(found)]


@dataclass(frozen=True)
class File:
    """``kind``: the public records from which the file is made."""

    kind: str
    made: Callable[[Record], list[Json]]


FILES = {
    "organizations": File("bodies", organizations),
    "posts": File("seats", posts),
    "persons": File("appointments", persons),
    "memberships": File("appointments", memberships),
    "motions": File("motions", motions),
    "vote_events": File("motions", vote_events),
    "votes": File("motions", votes),
    "events": File("meetings", events),
}
