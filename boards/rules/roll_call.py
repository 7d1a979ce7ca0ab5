"""The order in which a roll is called: by seat, by last name, or starting one seat later each time. Pure."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from boards.officer_choices import RollCallOrder

SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "v", "md", "phd", "edd", "esq"}


@dataclass(frozen=True)
class Called:
    """A seat with the name of whoever sits in it, "" if it is vacant."""

    seat: int
    name: str


def roll_order(rule: str, seats: Sequence[Called], *, turn: int = 0, last: int | None = None) -> list[int]:
    """Seats as they are called. ``seats`` come in the order of the body; ``turn`` counts the earlier roll calls;
    ``last`` is the seat called last, if any.
    """
    called = list(seats)
    if rule == RollCallOrder.NAMES:
        called.sort(key=lambda each: (not each.name, by_last_name(each.name)))
    elif rule == RollCallOrder.ROTATING and called:
        start = turn % len(called)
        called = called[start:] + called[:start]
    order = [each.seat for each in called]
    return sorted(order, key=lambda seat: seat == last)


def rank(order: Sequence[int]) -> Callable[[int], int]:
    """Sort key of seats by the order called; seats outside it keep their order, at the end."""
    places = {seat: number for number, seat in enumerate(order)}
    return lambda seat: places.get(seat, len(places))


def by_last_name(name: str) -> tuple[str, str]:
    """Sort key: "Ana María Ñúñez, Ph.D." stands under "nunez"."""
    whole = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = whole.replace(",", " ").replace(".", "").split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return (words[-1] if words else "", whole)
