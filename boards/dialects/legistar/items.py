"""EventItems with their Votes and RollCalls: items of the agenda, each followed by the motions on it."""

from dataclasses import dataclass, field
from typing import Any

from boards.dialects.answers import web
from boards.dialects.labels import label, say
from boards.dialects.legistar.numbers import MATTER_TYPES, guid, item_number, matter_number, stamp, utc
from boards.dialects.records import Record, by_kind, by_relation, every
from boards.motion_choices import Choice

Row = dict[str, Any]
Rows = list[Row]
VOTES = {choice.value: number for number, choice in enumerate(Choice, start=1)}
COUNTED = {Choice.AYE: 1, Choice.NO: 2}  # Legistar's VoteTypeResult; 0: neither
PRESENT = {VOTES[choice] for choice in (Choice.AYE, Choice.NO, Choice.ABSTAIN)}


@dataclass(frozen=True)
class Wanted:
    """What a reader asked to have with each item."""

    agenda_note: bool = False
    minutes_note: bool = False
    attachments: bool = False


@dataclass
class Around:
    """What the items of a meeting lead to."""

    motions: dict[str, list[Record]] = field(default_factory=dict)
    materials: dict[str, list[Record]] = field(default_factory=dict)
    proposals: dict[str, Record] = field(default_factory=dict)


def event_items(meeting: Record, wanted: Wanted) -> Rows:
    """In the order of the agenda."""
    found = by_kind("agenda-items", "motions", "materials", attributes__meeting__id=meeting.key)
    around = Around(
        motions=by_relation(found["motions"], "item"),
        materials=by_relation(found["materials"], "item"),
        proposals=_proposals(found["agenda-items"]),
    )
    rows: Rows = []
    for copy in sorted(found["agenda-items"], key=_place):
        rows.append(_item(copy, len(rows) + 1, around, wanted))
        for motion in around.motions.get(copy.key, []):
            rows.append(_motion(motion, copy, len(rows) + 1, around, wanted))
    return rows


def _place(copy: Record) -> tuple[int, int]:
    return copy.attributes["position"], int(copy.row)


def _proposals(items: list[Record]) -> dict[str, Record]:
    """The proposal that each item brings before the body."""
    keys = {copy.key for copy in items}
    steps = ((step, copy) for copy in every("proposals") for step in copy.attributes["steps"])
    return {step["item"]["id"]: copy for step, copy in steps if step["item"] and step["item"]["id"] in keys}


def _item(copy: Record, sequence: int, around: Around, wanted: Wanted) -> Row:
    facts = copy.attributes
    return {
        **_both(copy, sequence, int(facts["meeting"]["id"])),
        "EventItemAgendaSequence": sequence,
        "EventItemAgendaNumber": facts["number"],
        "EventItemAgendaNote": say(facts["text"]) or None if wanted.agenda_note else None,
        "EventItemMinutesNote": _outcome(copy) if wanted.minutes_note else None,
        "EventItemActionId": None,
        "EventItemActionName": label(copy.standing) or None,
        "EventItemActionText": None,
        "EventItemPassedFlag": None,
        "EventItemPassedFlagName": None,
        "EventItemTitle": say(copy.title),
        "EventItemTally": None,
        **_people(None, None),
        **_matter(around.proposals.get(copy.key)),
        "EventItemMatterAttachments": _attachments(copy, around) if wanted.attachments else [],
    }


def _outcome(copy: Record) -> str | None:
    closed = copy.attributes["closed_without_vote"]
    return say(closed["reason"]) or label(closed["outcome"]) if closed else None


def _motion(copy: Record, item: Record, sequence: int, around: Around, wanted: Wanted) -> Row:
    """It is not on the agenda: it was made in the meeting."""
    facts = copy.attributes
    return {
        **_both(copy, sequence, int(facts["meeting"]["id"])),
        "EventItemAgendaSequence": None,
        "EventItemAgendaNumber": item.attributes["number"],
        "EventItemAgendaNote": None,
        "EventItemMinutesNote": say(facts["result"]) or None if wanted.minutes_note else None,
        "EventItemActionId": None,
        "EventItemActionName": label(copy.standing),
        "EventItemActionText": say(facts["result"]) or None,
        **passed(copy),
        "EventItemTitle": say(facts["text"]) or say(copy.title),
        "EventItemTally": tally(copy),
        **_people(facts["mover"], facts["seconder"]),
        **_matter(copy),
        "EventItemMatterAttachments": _attachments(item, around) if wanted.attachments else [],
    }


def _both(copy: Record, sequence: int, meeting: int) -> Row:
    return {
        "EventItemId": item_number(copy),
        **stamp(copy, "EventItem"),
        "EventItemEventId": meeting,
        "EventItemMinutesSequence": sequence,
        "EventItemVideo": None,
        "EventItemVideoIndex": None,
        "EventItemVersion": "1",
        "EventItemRollCallFlag": int(bool(copy.attributes.get("votes"))),
        "EventItemFlagExtra": 0,
        "EventItemAccelaRecordId": None,
        "EventItemConsent": 0,
    }


def passed(copy: Record) -> Row:
    """Nothing, if no vote was taken."""
    result = copy.attributes["passed"]
    name = None if result is None else "Pass" if result else "Fail"
    return {"EventItemPassedFlag": None if result is None else int(result), "EventItemPassedFlagName": name}


def tally(copy: Record) -> str | None:
    counted = copy.attributes["tally"]
    return f"{counted[Choice.AYE]}:{counted[Choice.NO]}" if counted else None


def _people(mover: Row | None, seconder: Row | None) -> Row:
    return {
        "EventItemMoverId": int(mover["appointment"]["id"]) if mover else None,
        "EventItemMover": mover["name"] if mover else None,
        "EventItemSeconderId": int(seconder["appointment"]["id"]) if seconder else None,
        "EventItemSeconder": seconder["name"] if seconder else None,
    }


def _matter(copy: Record | None) -> Row:
    return {
        "EventItemMatterId": matter_number(copy) if copy else None,
        "EventItemMatterGuid": guid(copy) if copy else None,
        "EventItemMatterFile": copy.number or copy.key if copy else None,
        "EventItemMatterName": say(copy.title) if copy else None,
        "EventItemMatterType": MATTER_TYPES[copy.kind][1] if copy else None,
        "EventItemMatterStatus": label(copy.standing) if copy else None,
    }


def _attachments(item: Record, around: Around) -> Rows:
    return [attachment(copy) for copy in around.materials.get(item.key, [])]


def attachment(copy: Record) -> Row:
    """The newest public version of a material."""
    newest = copy.attributes["versions"][-1]
    return {
        "MatterAttachmentId": int(copy.row),
        **stamp(copy, "MatterAttachment"),
        "MatterAttachmentName": say(copy.title),
        "MatterAttachmentHyperlink": web(newest["url"]),
        "MatterAttachmentFileName": newest["file_name"],
        "MatterAttachmentMatterVersion": str(newest["number"]),
        "MatterAttachmentIsHyperlink": True,
        "MatterAttachmentBinary": None,
        "MatterAttachmentIsSupportingDocument": True,
        "MatterAttachmentShowOnInternetPage": True,
        "MatterAttachmentIsMinuteOrder": False,
        "MatterAttachmentIsBoardLetter": False,
        "MatterAttachmentSort": int(copy.row),
    }


def votes(copy: Record) -> Rows:
    """One for each seat, in the order of the roll call. A seat without a member has no person."""
    item, changed = item_number(copy), utc(copy.modified_at)
    return [
        {
            "VoteId": int(copy.row) * 100 + place,
            "VoteGuid": f"{guid(copy)}-{place}",
            "VoteLastModifiedUtc": changed,
            "VoteRowVersion": copy.digest[:16],
            "VotePersonId": int(vote["appointment"]["id"]) if vote["appointment"] else None,
            "VotePersonName": vote["person"] or say(vote["seat_label"]),
            "VoteValueId": VOTES[vote["choice"]["code"]],
            "VoteValueName": label(vote["choice"]),
            "VoteSort": place,
            "VoteResult": COUNTED.get(vote["choice"]["code"], 0),
            "VoteEventItemId": item,
        }
        for place, vote in enumerate(copy.attributes.get("votes", []), start=1)
    ]


def roll_calls(copy: Record) -> Rows:
    """Who was there for the vote: whoever voted or abstained; others under the word of the roll call."""
    return [
        {
            "RollCallId": vote["VoteId"],
            "RollCallGuid": vote["VoteGuid"],
            "RollCallLastModifiedUtc": vote["VoteLastModifiedUtc"],
            "RollCallRowVersion": vote["VoteRowVersion"],
            "RollCallPersonId": vote["VotePersonId"],
            "RollCallPersonName": vote["VotePersonName"],
            "RollCallValueId": 0 if vote["VoteValueId"] in PRESENT else vote["VoteValueId"],
            "RollCallValueName": "Present" if vote["VoteValueId"] in PRESENT else vote["VoteValueName"],
            "RollCallSort": vote["VoteSort"],
            "RollCallResult": int(vote["VoteValueId"] in PRESENT),
            "RollCallEventItemId": vote["VoteEventItemId"],
        }
        for vote in votes(copy)
        if vote["VotePersonId"]
    ]


def vote_types() -> Rows:
    return [
        {
            "VoteTypeId": number,
            "VoteTypeName": str(Choice(code).label),
            "VoteTypePluralName": str(Choice(code).label),
            "VoteTypeUsedFor": 1,
            "VoteTypeResult": COUNTED.get(Choice(code), 0),
        }
        for code, number in VOTES.items()
    ]
