"""Render ``LiveState`` for the live page and room display, in the reader's language. No query."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from boards.choices import ItemKind, Pause
from boards.events.descriptions import event_text, speaker_name
from boards.events.officer_events import absence_label, presiding_words
from boards.models import LiveState, Meeting
from boards.motion_choices import Choice, MotionState
from boards.rules.thresholds import MeetingState
from cms import clock
from cms.i18n.fields import text

PAUSES: dict[str, Promise] = {
    Pause.RECESS: gettext_lazy("The meeting is in recess."),
    Pause.ACCESS: gettext_lazy("Remote access was lost. No action can be taken until it is restored."),
    Pause.CLOSED: gettext_lazy(
        "The body is in closed session. It returns to open session before it adjourns."
    ),
}


def etag_of(meeting: Meeting, found: LiveState | None) -> str:
    """Changes whenever the page would change; one per language."""
    version = f"{found.version}-{found.changed_at.timestamp():.3f}" if found else "0"
    status = f"{meeting.status}-final" if meeting.final_at else meeting.status
    return f'"{meeting.pk}-{status}-{version}-{get_language()}"'


def live_view(meeting: Meeting, found: LiveState | None) -> dict[str, Any]:
    state = found.state if found else {}
    context: dict[str, Any] = {
        "meeting": meeting,
        "etag": etag_of(meeting, found),
        "now": clock.now(),
        "is_over": meeting.is_over or meeting.is_called_off,
        "is_final": bool(meeting.final_at) or meeting.is_called_off,
        "is_live": meeting.is_in_session and bool(state),
        "pause": meeting.pause,
        "pause_words": PAUSES.get(meeting.pause, ""),
    }
    if state:
        context |= _view(state)
    return context | {"said": _text(context)}


def _view(state: dict[str, Any]) -> dict[str, Any]:
    return {
        "item": _item(state["item"]),
        "motion": _motion(state),
        "roll": [_row(row) for row in state["roll"]],
        "strip": _strip(state),
        "speaker": _speaker(state["speaker"]),
        "waiting": state["waiting"],
        "comment": {name: _moment(at) for name, at in (state["comment"] or {}).items()},
        "counts": state["counts"],
        "bodies": [_body(each) for each in state.get("bodies", [])],
        "present": state.get("people", state["counts"]["present"]),
        "presiding": presiding_words(state["presiding"]) if state.get("presiding") else "",
        "absent": _absent(state.get("absent", [])),
        "can": MeetingState(state["counts"]["state"]).label,
        "log": [_entry(each) for each in state["log"]],
    }


def _body(each: dict) -> dict:
    return each | {"name": text(each["name"]), "can": MeetingState(each["state"]).label}


def _absent(away: list[dict]) -> list[dict]:
    """Excused, not excused, and those of whom nothing is recorded. Not in states stored by earlier versions."""
    found = []
    for excused in (True, False, None):
        names = [each["name"] for each in away if each["excused"] is excused]
        if names:
            found.append({"label": absence_label(excused), "names": names})
    return found


def _item(item: dict | None) -> dict | None:
    if item is None:
        return None
    return item | {"title": text(item["title"]), "kind": str(ItemKind(item["kind"]).label)}


def _motion(state: dict) -> dict | None:
    motion = state["motion"]
    if motion is None:
        return None
    tally = state["tally"] or {}
    return motion | {
        "text": text(motion["text"]),
        "origin": text(motion.get("origin")),
        "body": text(motion.get("body")),
        "is_closed": motion["state"] == MotionState.CLOSED,
        "has_no_second": motion["state"] == MotionState.NO_SECOND,
        "waits_for_second": motion["state"] == MotionState.MOVED and not motion["seconder"],
        "ayes": tally.get("aye", 0),
        "left": tally.get("left", 0),
        "is_called": any(row["choice"] for row in state["roll"]),
    }


def _row(row: dict) -> dict:
    choice = row["choice"]
    words = str(Choice(choice).label) if choice else _("not called yet")
    return {"name": row["name"], "label": text(row["label"]), "state": choice or "none", "words": words}


def _strip(state: dict) -> list[dict]:
    """Seats with their votes; during the roll call, absent and vacant seats come last."""
    cells = [{"state": row["choice"] or "none"} for row in state["roll"]]
    tally, motion = state["tally"], state["motion"]
    if tally and motion["state"] != MotionState.CLOSED:
        cells += [{"state": kind} for kind in ("absent", "vacant") for _seat in range(tally[kind])]
    return cells


def _speaker(speaker: dict | None) -> dict | None:
    if speaker is None:
        return None
    called = _moment(speaker["called_at"])
    seconds = speaker["seconds"]
    ends_at = called + timedelta(seconds=seconds) if called and seconds else None
    return {"name": speaker_name(speaker), "called_at": called, "ends_at": ends_at}


def _entry(entry: dict) -> dict:
    words = event_text(entry["kind"], entry["facts"], entry["label"])
    return {"at": _moment(entry["at"]), "words": words}


def _moment(value: str | None) -> datetime | None:
    return parse_datetime(value) if value else None


def _text(context: dict[str, Any]) -> str:
    """Short status sentence, which screen readers announce when it changes."""
    if context["is_over"]:
        return _("The meeting is over.") if context["meeting"].is_over else _("The meeting was called off.")
    if not context["is_live"]:
        return _("The meeting has not begun.")
    if context["pause_words"]:
        return str(context["pause_words"])
    motion, item = _with_body(context["motion"]), context["item"]
    if motion and motion["is_closed"]:
        result = _("Adopted.") if motion["passed"] else _("Not adopted.")
        return _("Motion %(number)s") % motion + f": {result}"
    if motion and motion["has_no_second"]:
        return _("Motion %(number)s") % motion + f": {_('Failed for lack of a second.')}"
    if motion and motion["is_called"]:
        words = _("Motion %(number)s. Ayes: %(ayes)s. Required: %(needed)s. Yet to vote: %(left)s.")
        return words % motion
    if context["speaker"]:
        return _("%(name)s is speaking.") % context["speaker"]
    if item:
        return _("Item %(label)s: %(title)s") % item
    return _("The meeting has begun.")


def _with_body(motion: dict | None) -> dict | None:
    """In a joint meeting, its number tells the body that votes: "2.1 (Advisory Board)"."""
    if motion is None or not motion["body"]:
        return motion
    return motion | {"number": f"{motion['number']} ({motion['body']})"}
