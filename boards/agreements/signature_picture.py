"""Chart of who signed when: one row per party, years from left to right. Plain dates, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cms.components.previews import label_at, row_height

WIDTH, LEFT, ROW, HEAD, BAR = 960, 330, 34, 34, 8
LETTERS = 44  # of a name in one line


@dataclass(frozen=True)
class PartyDates:
    """Input of the chart for one party; ``signed`` holds pairs of (agreement number, day)."""

    name: str
    since: date
    until: date | None
    signed: Sequence[tuple[int, date]]


@dataclass(frozen=True)
class Mark:
    number: str
    x: str  # strings, because templates would localize numbers
    box_x: str


@dataclass(frozen=True)
class Row:
    name: str
    bar_x: str
    bar_width: str
    bar_y: str
    mark_y: str
    text_y: str
    label: list[tuple[str, str]]  # y and words of each line of the name
    marks: list[Mark]


@dataclass(frozen=True)
class Tick:
    label: str
    x: str
    text_x: str


@dataclass(frozen=True)
class Picture:
    ticks: list[Tick]
    rows: list[Row]
    today_x: str
    height: int
    first: int
    last: int
    width: int = WIDTH
    head: int = HEAD
    bar: int = BAR


def picture(parties: Sequence[PartyDates], today: date) -> Picture | None:
    """Draw from the first year of any party to this year, or to the last signature if later."""
    if not parties:
        return None
    signed = [day for party in parties for _number, day in party.signed]
    first = min(day.year for day in (*(party.since for party in parties), *signed))
    last = max(today.year, first, *(day.year for day in signed))
    scale = _Scale(first, last)
    step = -(-(last - first + 1) // 12)
    ticks = [_tick(year, scale) for year in range(first, last + 1, step)]
    high = row_height((party.name for party in parties), LETTERS, ROW)
    rows = [
        _row(HEAD + high * number + high // 2, party, today, scale) for number, party in enumerate(parties)
    ]
    return Picture(ticks, rows, _n(scale.x(today)), HEAD + high * len(rows) + 8, first, last)


@dataclass(frozen=True)
class _Scale:
    first: int
    last: int

    def x(self, day: date) -> float:
        start, end = date(self.first, 1, 1), date(self.last, 12, 31)
        share = (day - start).days / (end - start).days
        return LEFT + (WIDTH - LEFT - 24) * min(1.0, max(0.0, share))


def _tick(year: int, scale: _Scale) -> Tick:
    x = scale.x(date(year, 1, 1))
    return Tick(str(year), _n(x), _n(x + 4))


def _row(middle: int, party: PartyDates, today: date, scale: _Scale) -> Row:
    start = scale.x(party.since)
    end = scale.x(min(party.until, today) if party.until else max(today, party.since))
    marks = [_mark(which, day, scale) for which, day in sorted(party.signed, key=lambda pair: pair[1])]
    return Row(
        party.name,
        _n(start),
        _n(max(2.0, end - start)),
        str(middle - BAR // 2),
        str(middle - 9),
        str(middle + 5),
        label_at(party.name, LETTERS, middle),
        marks,
    )


def _mark(number: int, day: date, scale: _Scale) -> Mark:
    x = scale.x(day)
    return Mark(str(number), _n(x), _n(x - 9))


def _n(value: float) -> str:
    return f"{value:.1f}"
