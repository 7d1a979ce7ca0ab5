"""Results of all items of a meeting, collected together."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from boards.choices import ItemKind, SpeakerState
from boards.comments.presenters import counts_by_item
from boards.event_choices import EventKind
from boards.minutes.moments import stamp
from boards.minutes.votes import motion_facts
from boards.models import (
    AgendaItem,
    Disclosure,
    Meeting,
    MeetingEvent,
    Motion,
    PostedAgenda,
    SpeakerRequest,
)
from cms.disclosure import Cell, publishable

ROWS = ("parent", "comment_window__heard_before__meeting", "outcome", "closed_session", "added__motion__item")


@dataclass
class Gathered:
    rows: list[AgendaItem]
    motions: list[Motion]
    motions_of: dict[int, list[Motion]] = field(default_factory=lambda: defaultdict(list))
    called: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    steps_aside: dict[int, list[Disclosure]] = field(default_factory=lambda: defaultdict(list))
    spoke: dict[int | None, int] = field(default_factory=dict)
    wrote: dict[int | None, Cell] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, meeting: Meeting, posting: PostedAgenda | None, events: list[MeetingEvent]) -> "Gathered":
        rows = meeting.items.select_related(*ROWS, "continues__meeting__body").order_by("number")
        motions = Motion.objects.filter(item__meeting=meeting).select_related(
            "item", "mover", "seconder", "amends__item", "cures__item__meeting__body"
        )
        motions = motions.prefetch_related("votes__seat", "votes__appointment").order_by(
            "item__number", "order"
        )
        found = cls(list(rows), list(motions))
        for motion in found.motions:
            found.motions_of[motion.item_id].append(motion)
        for event in events:
            if event.kind == EventKind.ITEM and event.item_id:
                found.called[event.item_id].append(stamp(event.at))
        aside = Disclosure.objects.filter(item__meeting=meeting).select_related("appointment").order_by("pk")
        for row in aside:
            found.steps_aside[row.item_id].append(row)
        found.spoke, found.wrote = _spoke(meeting), _wrote(meeting)
        found.withdrawn = (
            {item["key"] for item in posting.items if item.get("withdrawn")} if posting else set()
        )
        return found


def _spoke(meeting: Meeting) -> dict[int | None, int]:
    """Exact counts: everyone at the meeting could see the speakers."""
    rows = SpeakerRequest.objects.filter(meeting=meeting, state=SpeakerState.DONE).order_by()
    return dict(rows.values_list("item").annotate(Count("pk")))


def _wrote(meeting: Meeting) -> dict[int | None, Cell]:
    """Counts as on the meeting page, with small ones suppressed (PRV-10)."""
    counts = counts_by_item(meeting)
    table = publishable({str(key): count for key, count in counts.items()}) if counts else {}
    return {key: table[str(key)] for key in counts}


def item_facts(row: AgendaItem, found: Gathered, words: dict[str, str]) -> dict[str, Any]:
    return {
        "key": row.key,
        "row": row.pk,
        "number": row.number,
        "label": row.shown_number,
        "kind": row.kind,
        "title": row.title,
        "presenter": row.presenter,
        "withdrawn": row.key in found.withdrawn,
        "called": found.called.get(row.pk, []),
        "continues": _continues(row.continues),
        "added": _added(row),
        "comment": _comment(row, found),
        "recusals": [_aside(each) for each in found.steps_aside.get(row.pk, [])],
        "motions": [motion_facts(motion) for motion in found.motions_of.get(row.pk, [])],
        "left": _left(row),
        "closed": _closed(row),
        "text": words,
    }


def _comment(row: AgendaItem, found: Gathered) -> dict[str, Any]:
    window = getattr(row, "comment_window", None)
    before = window.heard_before if window else None
    heard = {"day": before.meeting.day.isoformat(), "title": before.title} if before else None
    return {
        "opened": stamp(window.opened_at) if window and not heard else None,
        "closed": stamp(window.closed_at) if window and not heard else None,
        "heard_before": heard,
        "spoke": _of(row, found.spoke),
        "wrote": _number(_of(row, found.wrote)),
    }


def _of[T](row: AgendaItem, counts: dict[int | None, T]) -> T | None:
    """Comments without an item count under the public comment item (BK-21)."""
    if row.pk in counts or row.kind != ItemKind.COMMENT:
        return counts.get(row.pk)
    return counts.get(None)


def _number(cell: Cell | None) -> dict[str, Any] | None:
    return {"value": cell.value, "hidden": cell.hidden} if cell else None


def _continues(old: AgendaItem | None) -> dict[str, Any] | None:
    return {"day": old.meeting.day.isoformat(), "label": old.shown_number} if old else None


def _added(row: AgendaItem) -> dict[str, Any] | None:
    added = getattr(row, "added", None)
    if added is None:
        return None
    vote = added.motion
    number = vote.number if vote is not None else ""
    learned = stamp(added.learned_at)
    return {"way": added.way, "why_now": added.why_now, "learned": learned, "motion": number}


def _aside(row: Disclosure) -> dict[str, Any]:
    times = {"left": stamp(row.left_at), "returned": stamp(row.returned_at)}
    return {"name": row.appointment.person_name, "reason": row.reason} | times


def _left(row: AgendaItem) -> dict[str, Any] | None:
    left = getattr(row, "outcome", None)
    if left is None:
        return None
    until = left.until.isoformat() if left.until else None
    return {"outcome": left.outcome, "reason": left.reason, "until": until}


def _closed(row: AgendaItem) -> dict[str, Any] | None:
    """Times, ground and report of closed sessions; never text from the minute book (BK-34)."""
    session = getattr(row, "closed_session", None)
    if session is None:
        return None
    times = {"out": stamp(session.out_at), "in": stamp(session.in_at)}
    return {"citation": row.citation, "report": session.report, **times}
