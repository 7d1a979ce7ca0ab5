"""The seat strip: one cell per seat in board order, and a sentence with the same content."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

# Order of the states in sentence and legend.
ORDER = (
    "aye",
    "no",
    "abstain",
    "recused",
    "present",
    "remote",
    "filled",
    "none",
    "absent",
    "vacant",
)
GLYPHS = {
    "aye": "M5 10.5 8.5 14 15 6.5",
    "no": "M6 6l8 8M14 6l-8 8",
    "abstain": "M5.5 10h9",
}
LETTERS = {"recused": "R"}
NO_ROOM_BEFORE = 0.3  # a mark this far left has its label on the right


@dataclass(frozen=True)
class Cell:
    state: str
    glyph: str
    letter: str
    marks: tuple[str, ...]
    side: str


@dataclass(frozen=True)
class Legend:
    state: str
    glyph: str
    letter: str
    words: str


@dataclass(frozen=True)
class SeatStrip:
    cells: list[Cell]
    sentence: str
    legend: list[Legend]

    @property
    def has_double_mark(self) -> bool:
        return any(len(cell.marks) > 1 for cell in self.cells)


def seat_strip(seats: Iterable[Any], *, needed: int | None, quorum: int | None, label: str) -> SeatStrip:
    states = [_state(seat) for seat in seats]
    marks = _marks(needed, quorum, len(states))
    cells = [
        Cell(state, GLYPHS.get(state, ""), LETTERS.get(state, ""), *marks.get(number, ((), "")))
        for number, state in enumerate(states, start=1)
    ]
    counts = Counter(states)
    legend = [
        Legend(state, GLYPHS.get(state, ""), LETTERS.get(state, ""), _legend(state, counts[state]))
        for state in ORDER
        if counts[state]
    ]
    return SeatStrip(cells, _sentence(counts, label, needed, quorum, len(states)), legend)


def _state(seat: Any) -> str:
    state = seat.get("state") if isinstance(seat, dict) else seat.state
    state = str(getattr(state, "value", state) or "none")
    return state if state in ORDER else "none"


def _marks(needed: int | None, quorum: int | None, size: int) -> dict[int, tuple[tuple[str, ...], str]]:
    """Seat number → label of its mark, and on which side."""
    wanted: dict[int, list[str]] = {}
    if quorum:
        wanted.setdefault(quorum, []).append(_("quorum: %(count)d") % {"count": quorum})
    if needed:
        wanted.setdefault(needed, []).append(_("%(count)d required") % {"count": needed})
    second = max(wanted) if len(wanted) == 2 else 0
    return {
        number: (tuple(words), "after" if number == second or number / size < NO_ROOM_BEFORE else "before")
        for number, words in wanted.items()
        if number <= size
    }


def _legend(state: str, count: int) -> str:
    return f"{state_name(state)} {count}"


def state_name(state: str) -> str:
    return {
        "aye": _("Aye"),
        "no": pgettext("vote", "No"),
        "abstain": _("Abstained"),
        "recused": _("Recused"),
        "absent": _("Absent"),
        "vacant": _("Vacant"),
        "present": _("In the room"),
        "remote": _("Remote"),
        "filled": _("Filled"),
        "none": _("No answer yet"),
    }[state]


def _sentence(counts: Counter, label: str, needed: int | None, quorum: int | None, size: int) -> str:
    parts = [f"{counts[state]} {state_name(state).lower()}" for state in ORDER if counts[state]]
    seats = ngettext("%(count)d seat", "%(count)d seats", size) % {"count": size}
    words = [f"{label}: " if label else "", f"{seats}. ", ", ".join(parts) + "."]
    if needed:
        words.append(" " + _("Required: %(count)d of %(seats)d.") % {"count": needed, "seats": size})
    if quorum:
        words.append(" " + _("Quorum: %(count)d of %(seats)d.") % {"count": quorum, "seats": size})
    return "".join(words)
