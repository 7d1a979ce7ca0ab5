"""The notice clock: a timeline with today on it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cms.components.dates import clock_time, short_date

CLOSE = 15.0  # percent of the timeline; closer labels go on a row of their own
FAR = 60.0  # from here on, labels are left of their date
MIDDLE_Y = 50
ABOVE = 26  # from one row of labels to the next, clear of the flag of today


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    words: str
    anchor: str
    row: int  # 0 is next to the timeline
    is_now: bool
    passed: bool

    @property
    def left(self) -> str:
        return f"{self.x}%"  # a string: numbers would be localized

    @property
    def flag_width(self) -> int:
        """Width of the label of today, by its characters; Han and Hangul are twice as wide."""
        return 14 + sum(15 if letter > "\u2e80" else 8 for letter in self.label)

    @property
    def flag_x(self) -> int:
        return 3 - self.flag_width if self.anchor == "end" else -3

    @property
    def flag_text_x(self) -> int:
        return -4 if self.anchor == "end" else 4

    @property
    def flag_y(self) -> int:
        return self.label_y - 18

    @property
    def label_y(self) -> int:
        return MIDDLE_Y - 22 - ABOVE * self.row

    @property
    def words_y(self) -> int:
        return MIDDLE_Y + 34 + 20 * self.row


@dataclass(frozen=True)
class NoticeClock:
    ticks: list[Tick]
    now_left: str
    rows: int
    note: str
    state: str
    state_words: str

    @property
    def height(self) -> int:
        return MIDDLE_Y + 46 + (8 + ABOVE) * self.rows

    @property
    def top(self) -> int:
        return ABOVE * self.rows


def notice_clock(clock: object, *, now_label: str) -> NoticeClock:
    """`clock` has ticks (label, at, words), now, and may have start, note, state, state_words."""
    now = _get(clock, "now")
    ticks = sorted(_get(clock, "ticks") or [], key=lambda tick: _get(tick, "at"))
    moments = [_get(tick, "at") for tick in ticks] + [now]
    start = min([_get(clock, "start") or min(moments), *moments])
    end = max(moments)
    marks = [(_place(_get(t, "at"), start, end), t) for t in ticks]
    marks.append((_place(now, start, end), {"label": now_label, "at": now, "is_now": True}))
    drawn = _drawn(sorted(marks, key=lambda pair: pair[0]), now)
    return NoticeClock(
        ticks=drawn,
        now_left=f"{_place(now, start, end)}%",
        rows=max((tick.row for tick in drawn), default=0),
        note=str(_get(clock, "note") or ""),
        state=str(_get(clock, "state") or ""),
        state_words=str(_get(clock, "state_words") or ""),
    )


def _drawn(marks: Sequence[tuple[float, Any]], now: dt.datetime) -> list[Tick]:
    rows = _rows([(x, bool(_get(tick, "is_now"))) for x, tick in marks])
    return [
        Tick(
            x=x,
            label=str(_get(tick, "label")),
            words=str(_get(tick, "words") or _moment(_get(tick, "at"), _get(tick, "is_now"))),
            anchor="start" if x < FAR else "end",
            row=row,
            is_now=bool(_get(tick, "is_now")),
            passed=_get(tick, "at") < now,
        )
        for (x, tick), row in zip(marks, rows, strict=True)
    ]


def _rows(places: Sequence[tuple[float, bool]]) -> list[int]:
    """Today is next to the timeline; a label that would overlap another moves one row out."""
    taken = [(x, 0) for x, is_now in places if is_now]
    rows = []
    for x, is_now in places:
        row = 0
        while not is_now and any(row == other and abs(x - y) < CLOSE for y, other in taken):
            row += 1
        if not is_now:
            taken.append((x, row))
        rows.append(row)
    return rows


def _place(moment: dt.datetime, start: dt.datetime, end: dt.datetime) -> float:
    span = (end - start).total_seconds() or 1
    return round(100 * (moment - start).total_seconds() / span, 2)


def _moment(at: dt.datetime, day_only: bool | None) -> str:
    day = short_date(at, weekday=True)
    return day if day_only else f"{day}, {clock_time(at)}"


def _get(thing: object, name: str) -> Any:
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)
