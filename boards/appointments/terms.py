"""When the term of a new member ends. Plain dates, no database (C2C-07)."""

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
    """``last``: the day on which the seat's last term ended; ``others``: when the terms of the other seats end.

    A term that follows another on its day is a full one. Who comes later serves the rest, unless the call says
    otherwise. A seat without a term of its own goes where it keeps the body's terms in turns.
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
    """The day of the year on which terms end, in each year of the cycle that begins with the first day."""
    first = start.year if in_year(turn, start.year) >= start else start.year + 1
    return [in_year(turn, first + place) for place in range(years)]


def _turn(start: date, last: date | None, others: Sequence[date]) -> date:
    """The day of the year on which this body's terms end: the most usual one."""
    days = Counter((end.month, end.day) for end in others)
    if days:
        (month, day), _count = days.most_common(1)[0]
        return date(2024, month, day)
    return last or start - timedelta(days=1)


def in_year(day: date, year: int) -> date:
    """28 February stands for the 29th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
