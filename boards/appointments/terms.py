"""Compute when a new member's term ends. Plain dates, no database (C2C-07)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from boards.models.applications import ReplacementTerm
from boards.rules.terms import is_staggered


def term_end(
    start: date,
    years: int | None,
    *,
    last: date | None = None,
    others: Sequence[date] = (),
    vacant: int = 0,
    policy: str = ReplacementTerm.REMAINDER,
) -> date | None:
    """``last`` is the day the seat's last term ended; ``others`` are the end dates of the other seats' terms.

    A term that directly follows another is a full one. A later start serves the remainder, unless the call says
    otherwise. A seat without an earlier term gets the end date that keeps the body's terms staggered.
    """
    if not years:
        return None
    if policy == ReplacementTerm.FULL:
        return in_year(start, start.year + years) - timedelta(days=1)
    turn = _turn(start, last, others)
    ends = possible_ends(start, years, turn)
    if last is not None and (last.month, last.day) == (turn.month, turn.day):
        return next(end for end in ends if (end.year - last.year) % years == 0)
    fitting = [end for end in ends if is_staggered([*others, end], years, vacant=vacant)]
    return (fitting or ends)[-1]


def possible_ends(start: date, years: int, turn: date) -> list[date]:
    """End-of-term dates in each year of the cycle that starts with the first day."""
    first = start.year if in_year(turn, start.year) >= start else start.year + 1
    return [in_year(turn, first + place) for place in range(years)]


def _turn(start: date, last: date | None, others: Sequence[date]) -> date:
    """Day of the year on which most terms of this body end."""
    days = Counter((end.month, end.day) for end in others)
    if days:
        (month, day), _count = days.most_common(1)[0]
        return date(2024, month, day)
    return last or start - timedelta(days=1)


def in_year(day: date, year: int) -> date:
    """The same day in another year; February 28 replaces February 29."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
