"""Results of all items of a meeting, from its events; rows give names, votes and texts."""

from dataclasses import dataclass
from typing import Any

from boards.choices import ItemKind
from boards.comments.presenters import counts_by_item
from boards.event_choices import EventKind
from boards.minutes.agenda_words import change_of, withdrawal_of, worded
from boards.minutes.moments import stamp
from boards.minutes.record import Record
from boards.minutes.votes import Motions
from boards.models import AgendaItem, Meeting, MeetingEvent, Motion
from boards.roll_calls import roll_calls
from boards.sessions.adopted import standing_adoptions
from cms.disclosure import Cell, publishable

ROWS = ("parent", "continues__meeting__body", "added__motion__item__meeting")


@dataclass
class Gathered:
    record: Record
    rows: list[AgendaItem]
    motions: Motions
    wrote: dict[int | None, Cell]

    @classmethod
    def of(cls, meeting: Meeting, record: Record) -> "Gathered":
        rows = list(meeting.items.select_related(*ROWS).order_by("number"))
        return cls(record, worded(rows, record), Motions(record, _motions(meeting)), _wrote(meeting))


def _motions(meeting: Meeting) -> dict[int, Motion]:
    """Motions of the meeting with their votes, and earlier ones that they are about."""
    rows = Motion.objects.filter(item__meeting=meeting).select_related(
        "item__meeting", "about__item__meeting", "cures__item__meeting__body"
    )
    found = list(rows.prefetch_related(roll_calls()))
    return {row.about.pk: row.about for row in found if row.about} | {row.pk: row for row in found}


def _wrote(meeting: Meeting) -> dict[int | None, Cell]:
    """Counts as on the meeting page, with small ones suppressed (PRV-10)."""
    counts = counts_by_item(meeting)
    table = publishable({str(key): count for key, count in counts.items()}) if counts else {}
    return {key: table[str(key)] for key in counts}


def item_facts(row: AgendaItem, found: Gathered, words: dict[str, str]) -> dict[str, Any]:
    record = found.record
    return {
        "key": row.key,
        "row": row.pk,
        "number": row.number,
        "label": row.shown_number,
        "part_of": row.parent_id,
        "kind": row.kind,
        "title": row.title,
        "presenter": row.presenter,
        "changed": _logged(change_of(row, record)),
        "withdrawn": _logged(withdrawal_of(row, record)),
        "calls": [_at(event) for event in record.of_kind(EventKind.ITEM, item=row.pk)],
        "not_called": _not_called(row, record),
        "continues": _continues(row.continues),
        "added": _added(row, found),
        "comment": _comment(row, found),
        "recusals": _recusals(row, record),
        "motions": found.motions.under(row.pk),
        "consent": _consent(row, found),
        "left": _left(row, record),
        "closed": _closed(row, record),
        "text": words,
    }


def _at(event: MeetingEvent) -> dict[str, Any]:
    return {"at": stamp(event.at), "log": [event.number]}


def _logged(found: dict[str, Any] | None) -> dict[str, Any] | None:
    return found if found and found["log"] else None


def _not_called(row: AgendaItem, record: Record) -> list[int]:
    """The adjournment, if a top item was not called before it. It need not be called itself, nor a break."""
    is_top = row.parent_id is None and row.kind not in (ItemKind.ADJOURN, ItemKind.BREAK)
    waits = record.ended is not None and is_top and not record.of_kind(EventKind.ITEM, item=row.pk)
    return [record.ended.number] if waits and record.ended else []


def _comment(row: AgendaItem, found: Gathered) -> dict[str, Any]:
    events = found.record.of_kind(EventKind.COMMENT_OPENED, EventKind.COMMENT_CLOSED, item=row.pk)
    windows: list[dict[str, Any]] = []
    heard = None
    for event in events:
        if event.kind == EventKind.COMMENT_OPENED:
            windows.append({"opened": stamp(event.at), "closed": None, "log": [event.number]})
        elif event.facts.get("heard_before"):
            heard = {"day": event.facts["day"], "log": [event.number]}
        elif windows:
            last = windows[-1]
            last |= {"closed": stamp(event.at), "log": [*last["log"], event.number]}
    spoke = [event.number for event in found.record.of_kind(EventKind.SPEAKER_DONE) if _is_under(event, row)]
    return {"windows": windows, "heard": heard, "spoke": spoke, "wrote": _number(_written(row, found))}


def _is_under(event: MeetingEvent, row: AgendaItem) -> bool:
    """Speakers on no item count under the public comment item (BK-21)."""
    return event.item_id == row.pk or (event.item_id is None and row.kind == ItemKind.COMMENT)


def _written(row: AgendaItem, found: Gathered) -> Cell | None:
    if row.pk in found.wrote or row.kind != ItemKind.COMMENT:
        return found.wrote.get(row.pk)
    return found.wrote.get(None)


def _number(cell: Cell | None) -> dict[str, Any] | None:
    return {"value": cell.value, "hidden": cell.hidden} if cell else None


def _continues(old: AgendaItem | None) -> dict[str, Any] | None:
    return {"day": old.meeting.day.isoformat(), "label": old.shown_number} if old else None


def _added(row: AgendaItem, found: Gathered) -> dict[str, Any] | None:
    """BK-14: the posting that added it, and the vote on the finding, if the body has made it."""
    posted = found.record.of_kind(EventKind.ITEM_ADDED, item=row.pk)
    added = getattr(row, "added", None)
    if not posted or added is None:
        return None
    return {
        "posting": posted[-1].facts["posting"],
        "way": added.way,
        "why_now": added.why_now,
        "learned": stamp(added.learned_at),
        "finding": _finding(added.motion, found.record, posted[-1]),
        "log": [posted[-1].number],
    }


def _finding(motion: Motion | None, record: Record, posted: MeetingEvent) -> dict[str, Any] | None:
    if motion is None or not motion.passed:
        return None
    there = motion.item.meeting
    if there.pk != posted.meeting_id:
        return {"motion": motion.number, "day": there.day.isoformat(), "log": [posted.number]}
    votes = [
        event
        for event in record.of_kind(EventKind.VOTE_CLOSED)
        if event.facts["motion"] == motion.pk and event.facts["passed"]
    ]
    if not votes:
        return None
    return {"motion": votes[-1].facts["number"], "day": "", "log": [votes[-1].number]}


def _recusals(row: AgendaItem, record: Record) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for event in record.of_kind(EventKind.RECUSED, EventKind.RETURNED, item=row.pk):
        seat = event.facts["seat"]
        if event.kind == EventKind.RECUSED:
            words = {"name": event.facts["name"], "reason": event.facts["reason"]}
            found[seat] = words | {"left": stamp(event.at), "returned": None, "log": [event.number]}
        elif seat in found:
            found[seat] |= {"returned": stamp(event.at), "log": [*found[seat]["log"], event.number]}
    return list(found.values())


def _consent(row: AgendaItem, found: Gathered) -> list[dict[str, Any]]:
    """Votes on a consent block that adopted this part of it, and stand."""
    adopted = [event for event in standing_adoptions(found.record.events) if row.pk in event.facts["adopts"]]
    return [{"motion": event.facts["number"], "log": [event.number]} for event in adopted]


def _left(row: AgendaItem, record: Record) -> list[dict[str, Any]]:
    return [
        {name: event.facts.get(name) for name in ("outcome", "reason", "until")} | {"log": [event.number]}
        for event in record.of_kind(EventKind.LEFT_OPEN, item=row.pk)
    ]


def _closed(row: AgendaItem, record: Record) -> dict[str, Any] | None:
    """Times, ground and report of a closed session; never text from the minute book (BK-34)."""
    out = record.of_kind(EventKind.CLOSED_OUT, item=row.pk)
    if not out:
        return None
    back = record.of_kind(EventKind.CLOSED_IN, item=row.pk)
    return {
        "citation": out[-1].facts.get("citation", ""),
        "out": stamp(out[-1].at),
        "in": stamp(back[-1].at) if back else None,
        "report": back[-1].facts.get("report") or {} if back else {},
        "log": [out[-1].number],
        "log_in": [back[-1].number] if back else [],
    }
