"""Events of motions in one line: seconded, failed for lack of a second, tabled, reconsidered and the like."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from boards.event_choices import EventKind
from boards.motion_text import FATES, day_words, fate_words


def _seconded(facts: dict[str, Any]) -> str:
    said = {"name": facts.get("name", ""), "number": facts.get("number", "")}
    return _("%(name)s seconded motion %(number)s") % said


def _fate_of(kind: EventKind) -> Callable[[dict[str, Any]], str]:
    def written(facts: dict[str, Any]) -> str:
        return f"{_thing(facts)}. {fate_words(kind, facts)}"

    return written


def _thing(facts: dict[str, Any]) -> str:
    """The motion, or the item where there was none."""
    number = facts.get("number", "")
    if day := facts.get("day"):
        number = _("%(number)s of %(day)s") % {"number": number, "day": day_words(day)}
    on_item = "motion" in facts and facts["motion"] is None
    return (_("Item %(number)s") if on_item else _("Motion %(number)s")) % {"number": number}


WRITERS = {EventKind.SECONDED: _seconded} | {
    EventKind(kind): _fate_of(EventKind(kind)) for kind in FATES if kind != EventKind.AMENDED
}
