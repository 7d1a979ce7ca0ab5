"""Build what the line component draws: stops, their marks, and a label for each state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.components.dates import long_date
from cms.components.short_text import first_sentences

STOPS = ("heard", "understood", "discussed", "decided", "done")
PASSED, NOW, TO_COME, EMPTY, ENDED, PUT_OFF = "passed", "now", "to_come", "empty", "ended", "put_off"
DRAWN_GLYPH = {ENDED: "stop-ended", PUT_OFF: "stop-put-off"}
MINI_STEP = 24
BESIDE = 1  # sentence beside a small line
BELOW = 2  # sentences below a stop of the full one; the trace has the whole text
MOST_LINKS = 2


class EndedWithoutReason(ValueError):
    """A line that ends must have a reason."""


@dataclass(frozen=True)
class DrawnStop:
    place: str
    state: str
    label: str
    state_words: str
    glyph: str
    when: str
    sentence: str
    links: list[tuple[str, str]]
    more: int  # links that only the trace lists
    tag: str

    @property
    def css(self) -> str:
        return self.state.replace("_", "-")

    @property
    def is_current(self) -> bool:
        return self.state in (NOW, ENDED, PUT_OFF)


@dataclass(frozen=True)
class MiniMark:
    x: int
    css: str
    track: str  # "" for the last one drawn, else "solid" or "dotted"


def drawn_stops(line: Any, *, tag: str = "", brief: bool = False) -> list[DrawnStop]:
    return [_drawn(each, tag, brief) for each in until_end(line.stops)]


def until_end(stops: Iterable[Any]) -> list[Any]:
    """The stops up to an ended one."""
    kept = []
    for each in stops:
        kept.append(each)
        if _value(each.state) == ENDED:
            break
    return kept


def mini_marks(line: Any) -> list[MiniMark]:
    stops = until_end(line.stops)
    marks = []
    for index, each in enumerate(stops):
        state = _value(each.state)
        last = index == len(stops) - 1
        track = "" if last else "solid" if state == PASSED else "dotted"
        marks.append(MiniMark(8 + index * MINI_STEP, state.replace("_", "-"), track))
    return marks


def mini_text(line: Any) -> tuple[str, str]:
    """The bold text beside a small line, and what may follow it."""
    current = current_stop(line)
    if current is None:
        return _ahead(each.sentence or "" for each in line.stops), ""
    state = _value(current.state)
    if state == PASSED:
        return str(current.label) or stop_name(_value(current.stop)), _when(current.when)
    return _label(current), first_sentences(current.sentence or "", BESIDE)


def current_stop(line: Any) -> Any | None:
    stops = until_end(line.stops)
    for each in stops:
        if _value(each.state) in (NOW, ENDED, PUT_OFF):
            return each
    passed = [each for each in stops if _value(each.state) == PASSED]
    return passed[-1] if passed else None


def _ahead(sentences: Iterable[str]) -> str:
    """Of a line on which nothing has happened yet: what is to come, if anything is known."""
    known = next(filter(None, sentences), "")
    return first_sentences(known, BESIDE) or stop_name(STOPS[0])


def stop_name(stop: str) -> str:
    return {
        "heard": pgettext("stop", "Heard"),
        "understood": pgettext("stop", "Understood"),
        "discussed": pgettext("stop", "Discussed"),
        "decided": pgettext("stop", "Decided"),
        "done": pgettext("stop", "Done"),
    }[stop]


def state_label(state: str) -> str:
    return {
        PASSED: pgettext("line state", "completed"),
        NOW: pgettext("line state", "now"),
        TO_COME: pgettext("line state", "still to come"),
        EMPTY: pgettext("line state", "nothing on record"),
        ENDED: pgettext("line state", "ends here"),
        PUT_OFF: pgettext("line state", "tabled"),
    }[state]


def _drawn(stop: Any, tag: str, brief: bool) -> DrawnStop:
    state, place = _value(stop.state), _value(stop.stop)
    sentence = stop.sentence or ""
    if state == ENDED and not sentence:
        raise EndedWithoutReason(place)
    links = [(text, url) for text, url in stop.links or []]
    shown = links[:MOST_LINKS] if brief else links
    when = _when(stop.when)
    return DrawnStop(
        place=place,
        state=state,
        label=_label(stop),
        state_words=state_label(state),
        glyph="" if state == EMPTY else DRAWN_GLYPH.get(state, f"stop-{place}"),
        when="" if when in f"{stop.label} {sentence}" else when,  # no repetition
        sentence=first_sentences(sentence, BELOW) if brief else sentence,
        links=shown,
        more=len(links) - len(shown),
        tag=(tag or pgettext("line state", "Now")) if state == NOW else "",
    )


def _label(stop: Any) -> str:
    state, place = _value(stop.state), _value(stop.stop)
    if state == ENDED:
        return str(stop.label or _("Not taken up"))
    if state == PUT_OFF:
        return str(stop.label or _("Tabled"))
    return str(stop.label or stop_name(place))


def _when(when: date | datetime | str | None) -> str:
    if when is None or isinstance(when, str):
        return when or ""
    if hasattr(when, "year"):
        return long_date(when, weekday=False)
    return str(when)


def _value(choice: object) -> str:
    return str(getattr(choice, "value", choice))
