"""Describe each event in one line, from the names and numbers stored with it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.choices import PresenceMode
from boards.event_choices import EventKind
from boards.events import motion_events, officer_events
from boards.motion_choices import Choice
from cms.components.dates import clock_time, long_date
from cms.components.previews import preview
from cms.i18n.fields import text

Writer = Callable[[dict[str, Any]], str]
AWAY = (PresenceMode.REMOTE, PresenceMode.SITE)
MOST_LETTERS = 90


def event_text(kind: str, facts: dict[str, Any], label: str = "") -> str:
    """``label`` is the displayed number of the item."""
    writer = WRITERS.get(EventKind(kind))
    if writer is not None:
        return writer({"label": label, **facts})
    said = str(EventKind(kind).label)
    more = [str(facts[name]) for name in ("number", "name", "what") if facts.get(name)]
    if not more and label:
        more = [_("item %(number)s") % {"number": label}]
    return f"{said}: {', '.join(more)}" if more else said


def event_line(choice: str) -> str:
    return str(Choice(choice).label).lower() if choice in Choice else _("no answer yet")


def person(facts: dict[str, Any]) -> str:
    """Name, with the mode of participation unless in the room."""
    name, mode = facts.get("name", ""), facts.get("mode", "")
    return f"{name}, {PresenceMode(mode).label}" if mode in AWAY else name


def speaker_name(facts: dict[str, Any]) -> str:
    return facts.get("name") or _("Speaker %(number)s") % {"number": facts.get("order", "")}


def _came(facts: dict[str, Any]) -> str:
    said, mode = _("%(name)s arrived") % {"name": facts.get("name", "")}, facts.get("mode", "")
    return f"{said}, {PresenceMode(mode).label}" if mode in AWAY else said


def _left(facts: dict[str, Any]) -> str:
    return _("%(name)s left") % {"name": facts.get("name", "")}


def _item(facts: dict[str, Any]) -> str:
    called = _("Item %(number)s") % {"number": facts.get("number", "")}
    return f"{called}: {_short(text(facts.get('title')))}"


def _motion(facts: dict[str, Any]) -> str:
    return f"{_numbered(facts)}: “{_short(text(facts.get('text')))}”"


def _numbered(facts: dict[str, Any]) -> str:
    """In a joint meeting, with the body that it is before."""
    said = {"number": facts.get("number", ""), "body": text(facts.get("body"))}
    return (_("Motion %(number)s (%(body)s)") if said["body"] else _("Motion %(number)s")) % said


def _posted(what: EventKind) -> Writer:
    def writer(facts: dict[str, Any]) -> str:
        version = _("version %(number)s") % {"number": facts.get("posting", "")}
        return f"{what.label}: {version}" if facts.get("posting") else str(what.label)

    return writer


def _added(facts: dict[str, Any]) -> str:
    return f"{EventKind.ITEM_ADDED.label}: {facts.get('number', '')}. {_short(text(facts.get('title')))}"


def _heard(facts: dict[str, Any]) -> str:
    """Comment closed, or (BK-20) heard at an earlier meeting."""
    if facts.get("heard_before") and facts.get("day"):
        day = long_date(date.fromisoformat(facts["day"]), weekday=False)
        return _("Comment heard earlier, on %(day)s") % {"day": day}
    return _with_item(EventKind.COMMENT_CLOSED, facts)


def _with_item(what: EventKind, facts: dict[str, Any]) -> str:
    label = facts.get("label")
    return f"{what.label}: {_('item %(number)s') % {'number': label}}" if label else str(what.label)


def _amended(facts: dict[str, Any]) -> str:
    return f"{EventKind.AMENDED.label}: “{_short(text(facts.get('text')))}”"


def _recess(facts: dict[str, Any]) -> str:
    if not facts.get("until"):
        return str(EventKind.RECESS.label)
    return _("Recess until %(time)s") % {"time": clock_time(datetime.fromisoformat(facts["until"]))}


def _closed_out(facts: dict[str, Any]) -> str:
    citation = facts.get("citation")
    return f"{EventKind.CLOSED_OUT.label} ({citation})" if citation else str(EventKind.CLOSED_OUT.label)


def _returned(facts: dict[str, Any]) -> str:
    return _("%(name)s returned after a recusal") % {"name": facts.get("name", "")}


def _left_open(facts: dict[str, Any]) -> str:
    reason = _short(text(facts.get("reason")))
    return f"{EventKind.LEFT_OPEN.label}: {reason}" if reason else str(EventKind.LEFT_OPEN.label)


def _vote(facts: dict[str, Any]) -> str:
    return f"{person(facts)}: {event_line(facts.get('choice', ''))}"


def _righted(facts: dict[str, Any]) -> str:
    said = {"vote": _vote(facts), "was": event_line(facts.get("was", ""))}
    return _("%(vote)s (corrected, was %(was)s)") % said


def _closed(facts: dict[str, Any]) -> str:
    said = _("Adopted.") if facts.get("passed") else _("Not adopted.")
    made = _numbered(facts)
    count = _("Ayes: %(ayes)s. Required: %(needed)s.") % {
        "ayes": facts.get("ayes", ""),
        "needed": facts.get("needed", ""),
    }
    return f"{made}. {count} {said}"


def _speaker(facts: dict[str, Any]) -> str:
    return f"{EventKind.SPEAKER.label}: {speaker_name(facts)}"


def _speaker_done(facts: dict[str, Any]) -> str:
    return f"{EventKind.SPEAKER_DONE.label}: {speaker_name(facts)}"


def _recused(facts: dict[str, Any]) -> str:
    said = {"name": facts.get("name", ""), "reason": facts.get("reason", "")}
    return _("%(name)s was recused: %(reason)s") % said


def _slip(facts: dict[str, Any]) -> str:
    said = {"name": facts.get("name", ""), "lines": ", ".join(str(each) for each in facts.get("undoes", []))}
    return _("%(name)s: entry made by mistake, undone (line %(lines)s)") % said


def _ended(facts: dict[str, Any]) -> str:
    said = [str(EventKind.ENDED.label)]
    if left := facts.get("uncalled"):
        numbers = ", ".join(each["number"] for each in left)
        words = ngettext("not called: item %(numbers)s", "not called: items %(numbers)s", len(left))
        said.append(words % {"numbers": numbers})
    if because := facts.get("because"):
        said.append(_("reason: %(reason)s") % {"reason": because})
    return "; ".join(said)


def _end_undone(facts: dict[str, Any]) -> str:
    at = datetime.fromisoformat(facts["ended"])
    return _("The adjournment at %(time)s was undone") % {"time": clock_time(at)}


def _correction(facts: dict[str, Any]) -> str:
    said = {"number": facts.get("corrects", ""), "words": text(facts.get("words"))}
    return _("Correction to line %(number)s: %(words)s") % said


def _short(words: str) -> str:
    return preview(words, MOST_LETTERS)


WRITERS: dict[EventKind, Writer] = (
    {
        EventKind.POSTED: _posted(EventKind.POSTED),
        EventKind.CORRECTED: _posted(EventKind.CORRECTED),
        EventKind.NOTICED_ANEW: _posted(EventKind.NOTICED_ANEW),
        EventKind.ITEM_ADDED: _added,
        EventKind.CAME: _came,
        EventKind.LEFT: _left,
        EventKind.ITEM: _item,
        EventKind.MOTION: _motion,
        EventKind.AMENDED: _amended,
        EventKind.VOTE: _vote,
        EventKind.VOTE_RIGHTED: _righted,
        EventKind.VOTE_CLOSED: _closed,
        EventKind.SPEAKER: _speaker,
        EventKind.SPEAKER_DONE: _speaker_done,
        EventKind.RECUSED: _recused,
        EventKind.RETURNED: _returned,
        EventKind.COMMENT_CLOSED: _heard,
        EventKind.LEFT_OPEN: _left_open,
        EventKind.RECESS: _recess,
        EventKind.CLOSED_OUT: _closed_out,
        EventKind.CORRECTION: _correction,
        EventKind.SLIP: _slip,
        EventKind.ENDED: _ended,
        EventKind.END_UNDONE: _end_undone,
    }
    | motion_events.WRITERS
    | officer_events.WRITERS
)
