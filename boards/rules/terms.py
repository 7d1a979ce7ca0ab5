"""Terms of the seats of a body: staggering and what ends soon. Plain dates, no database (C2C-07)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from boards.exceptions import TermsNotStaggered


def shares(ends: Iterable[date], years: int) -> list[int]:
    """How many terms end in each year of a cycle. A renewed term stays in its place of the cycle."""
    counts = Counter(end.year % years for end in ends)
    return [counts[place] for place in range(years)]


def is_staggered(ends: Sequence[date], years: int, *, vacant: int = 0) -> bool:
    """The same share of the seats ends in each year; what does not divide is spread one by one.

    Sixteen seats and three years give 5, 5 and 6 in any order. A vacant seat may belong to any year.
    """
    least, rest = divmod(len(ends) + vacant, years)
    found = shares(ends, years)
    over = sum(max(0, share - least) for share in found)
    return over <= rest and max(found) <= least + 1


def check_staggered(ends: Sequence[date], years: int, *, vacant: int = 0) -> None:
    """Refuse a set of first terms that do not end in turns (C2C-07)."""
    if not is_staggered(ends, years, vacant=vacant):
        raise TermsNotStaggered(
            _("First terms are staggered: the same share of the seats ends each year. Currently: %(shares)s.")
            % {"shares": "/".join(str(share) for share in shares(ends, years))},
            rule="C2C-07",
        )


def year_later(day: date) -> date:
    """The same day a year later; 28 February stands for the 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def ends_soon(end: date | None, today: date) -> bool:
    """Within twelve months from today."""
    return end is not None and today <= end <= year_later(today)
