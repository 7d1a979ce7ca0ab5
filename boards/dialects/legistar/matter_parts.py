"""What belongs to a matter: its history, attachments, sponsors, relations and text."""

from typing import Any

from boards.dialects.labels import label, say
from boards.dialects.legistar.items import attachment, passed, tally
from boards.dialects.legistar.matters import VERSION, words_of
from boards.dialects.legistar.numbers import guid, item_number, matter_number, midnight, stamp, utc
from boards.dialects.records import Record, by_key, by_kind, every, key_of

Row = dict[str, Any]
Rows = list[Row]
RELATED = ("amends", "about", "cures", "replaced_by", "undone_by")


def attachments(copy: Record) -> Rows:
    """Materials of the items under which it was before a body."""
    wanted = {item for item, _step in _under(copy)}
    return [attachment(each) for each in every("materials", attributes__item__id__in=sorted(wanted))]


def _under(copy: Record) -> list[tuple[str, Row]]:
    """The items under which it was before a body, each with the step that brought it there."""
    if copy.kind == "proposals":
        return [(step["item"]["id"], step) for step in copy.attributes["steps"] if step["item"]]
    return [(key, {}) for key in [key_of(copy, "item")] if key]


def histories(copy: Record) -> Rows:
    """Each act of a body on it, with the number of its EventItem."""
    if copy.kind == "decisions":
        return []
    under = _under(copy)
    items = by_key("agenda-items", key__in=[key for key, _step in under])
    keys = {key_of(each, name) for each in (*items.values(), copy) for name in ("meeting", "body")}
    found = by_kind("meetings", "bodies", key__in=sorted(keys))
    meetings, bodies = ({each.key: each for each in found[kind]} for kind in ("meetings", "bodies"))
    rows = []
    for key, step in under:
        item = items.get(key)
        if item and (meeting := meetings.get(key_of(item, "meeting"))):
            act = copy if copy.kind == "motions" else item
            body = bodies.get(key_of(act, "body"))
            rows.append(_history(act, meeting, body, step))
    return rows


def _history(act: Record, meeting: Record, body: Record | None, step: Row) -> Row:
    """``act``: the motion, or the item of the agenda that brought a proposal before the body."""
    facts = act.attributes
    is_motion = act.kind == "motions"
    result = passed(act) if is_motion else dict.fromkeys(("EventItemPassedFlag", "EventItemPassedFlagName"))
    mover, seconder = (facts["mover"], facts["seconder"]) if is_motion else (None, None)
    minutes = meeting.attributes["minutes"]
    return {
        "MatterHistoryId": item_number(act),
        **stamp(act, "MatterHistory"),
        "MatterHistoryEventId": int(meeting.row),
        "MatterHistoryAgendaSequence": None,
        "MatterHistoryMinutesSequence": None,
        "MatterHistoryAgendaNumber": None if is_motion else facts["number"],
        "MatterHistoryVideo": None,
        "MatterHistoryVideoIndex": None,
        "MatterHistoryVersion": VERSION,
        "MatterHistoryAgendaNote": None,
        "MatterHistoryMinutesNote": None,
        "MatterHistoryActionDate": midnight(meeting.attributes["day"]),
        "MatterHistoryActionId": None,
        "MatterHistoryActionName": label(act.standing) if is_motion else label(step["kind"]),
        "MatterHistoryActionText": say(facts["result"]) if is_motion else say(step["sentence"]),
        "MatterHistoryActionBodyId": int(body.row) if body else None,
        "MatterHistoryActionBodyName": say(body.title) if body else key_of(act, "body"),
        "MatterHistoryPassedFlag": result["EventItemPassedFlag"],
        "MatterHistoryPassedFlagName": result["EventItemPassedFlagName"],
        "MatterHistoryRollCallFlag": int(bool(facts.get("votes"))),
        "MatterHistoryFlagExtra": 0,
        "MatterHistoryTally": tally(act) if is_motion else None,
        "MatterHistoryAccelaRecordId": None,
        "MatterHistoryConsent": 0,
        "MatterHistoryMoverId": int(mover["appointment"]["id"]) if mover else None,
        "MatterHistoryMoverName": mover["name"] if mover else None,
        "MatterHistorySeconderId": int(seconder["appointment"]["id"]) if seconder else None,
        "MatterHistorySeconderName": seconder["name"] if seconder else None,
        "MatterHistoryMatterStatusId": None,
        "MatterHistoryMinutesStatus": "Posted" if minutes else None,
    }


def sponsors(copy: Record) -> Rows:
    """Who made and seconded a motion; authors and sponsors of a proposal, as far as they are named in public."""
    facts = copy.attributes
    if copy.kind == "motions":
        named = [each for each in (facts["mover"], facts["seconder"]) if each]
    else:
        named = [*facts.get("authors", []), *facts.get("sponsors", [])]
    return [
        {
            "MatterSponsorId": place,
            "MatterSponsorGuid": f"{guid(copy)}-{place}",
            "MatterSponsorLastModifiedUtc": utc(copy.modified_at),
            "MatterSponsorRowVersion": copy.digest[:16],
            "MatterSponsorMatterId": matter_number(copy),
            "MatterSponsorMatterVersion": VERSION,
            "MatterSponsorNameId": int(person["appointment"]["id"]),
            "MatterSponsorBodyId": None,
            "MatterSponsorName": person["name"],
            "MatterSponsorSequence": place,
            "MatterSponsorLinkFlag": 1,
        }
        for place, person in enumerate(named)
    ]


def versions(copy: Record) -> Rows:
    """The public record holds each motion and proposal in one wording: an amended motion is a motion of its own."""
    return [{"Key": matter_number(copy), "Value": VERSION}]


def text(copy: Record) -> Row:
    words = words_of(copy) or say(copy.title)
    return {
        "MatterTextId": matter_number(copy),
        **stamp(copy, "MatterText"),
        "MatterTextMatterId": matter_number(copy),
        "MatterTextVersion": VERSION,
        "MatterTextPlain": words,
        "MatterTextRtf": None,
    }


def relations(copy: Record) -> Rows:
    """Motions that this one amends, concerns or cures, and those that replaced or undid it."""
    found = []
    if copy.kind == "motions":
        others = by_key("motions", key__in=[key_of(copy, name) for name in RELATED])
        for place, name in enumerate(RELATED):
            if other := others.get(key_of(copy, name)):
                found.append((place, other))
    return [
        {
            "MatterRelationId": place,
            "MatterRelationMatterId": matter_number(other),
            "MatterRelationFlag": place,
            "MatterRelationLastModifiedUtc": utc(other.modified_at),
        }
        for place, other in found
    ]
