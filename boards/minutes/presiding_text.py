"""Who presided, from when until when, from recorded events only (C2C-06)."""

from typing import Any

from django.utils.translation import gettext as _

from boards.event_choices import EventKind
from boards.events.officer_events import presiding_words
from boards.events.presiding import Presiding, terms_of
from boards.minutes.lines import Line, Says, line, time_of
from boards.minutes.moments import stamp
from boards.minutes.record import Record
from boards.models import MeetingEvent

ROLL_CALL = (EventKind.CAME, EventKind.LEFT, EventKind.ABSENCE, EventKind.ITEM, EventKind.CORRECTION)
FACTS = ("name", "as", "number")


def presiding(record: Record) -> list[dict[str, Any]]:
    """``from`` is null for who presided from the call to order, ``until`` for whom another followed at once."""
    began, terms = record.first(EventKind.BEGAN), terms_of(record.events)
    if began is None:
        return []
    first = terms[0].event if terms else None
    between = [each for each in record.events if first and began.number < each.number < first.number]
    at_the_order = first is not None and _is_roll_call(between, first.facts["seat"])
    return [_facts(each, from_the_order=each.event is first and at_the_order) for each in terms]


def _is_roll_call(events: list[MeetingEvent], seat: int) -> bool:
    """Whether nothing but the roll came before, and this seat was there before the first item was called."""
    calls = [each.number for each in events if each.kind == EventKind.ITEM]
    came = [each.number for each in events if each.kind == EventKind.CAME and each.facts["seat"] == seat]
    is_there = not calls or (bool(came) and came[-1] < calls[0])
    return is_there and len(calls) <= 1 and all(each.kind in ROLL_CALL for each in events)


def _facts(term: Presiding, *, from_the_order: bool) -> dict[str, Any]:
    facts, ended = term.event.facts, None if term.is_followed else term.ended
    body = {"body": facts["body"]} if "body" in facts else {}
    return (
        {name: facts.get(name, "") for name in FACTS}
        | body
        | {
            "from": None if from_the_order else stamp(term.event.at),
            "until": stamp(ended.at) if ended else None,
            "log": [term.event.number, *([ended.number] if ended else [])],
        }
    )


def lines(facts: dict[str, Any]) -> list[Line]:
    """Minutes posted before this was recorded have no such facts."""
    return [
        line(_words(row), Says.PRESIDING, row["log"], form="item", lead=_("Presiding"))
        for row in facts.get("presiding", [])
    ]


def _words(row: dict[str, Any]) -> str:
    times = {"who": presiding_words(row), "start": time_of(row["from"]), "end": time_of(row["until"])}
    if row["from"] and row["until"]:
        return _("%(who)s, %(start)s to %(end)s") % times
    if row["from"]:
        return _("%(who)s, from %(start)s") % times
    return _("%(who)s, to %(end)s") % times if row["until"] else times["who"]
