"""Terms of a body's seats: staggering, and terms that end soon. Plain dates, no database (C2C-07)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from boards.exceptions import TermsNotStaggered


def shares(ends: Iterable[date], years: int) -> list[int]:
    """Number of terms ending in each year of the cycle. Renewal keeps a term's place in the cycle."""
    counts = Counter(end.year % years for end in ends)
    return [counts[place] for place in range(years)]


def is_staggered(ends: Sequence[date], years: int, *, vacant: int = 0) -> bool:
    """Whether terms end evenly over the years; a remainder adds at most one per year.

    For 16 seats and three years: 5, 5 and 6 in any order. A vacant seat may fall in any year.
    """
    least, rest = divmod(len(ends) + vacant, years)
    found = shares(ends, years)
    over = sum(max(0, share - least) for share in found)
    return over <= rest and max(found) <= least + 1


def check_staggered(ends: Sequence[date], years: int, *, vacant: int = 0) -> None:
    """Raise TermsNotStaggered if the first terms are not staggered (C2C-07)."""
    if not is_staggered(ends, years, vacant=vacant):
        raise TermsNotStaggered(
            _(
                "First terms must be staggered, with the same share of the seats ending each year. "
                "Currently: %(shares)s."
            )
            % {"shares": "/".join(str(share) for share in shares(ends, years))},
            rule="C2C-07",
        )


def year_later(day: date) -> date:
    """The same day next year; February 28 replaces February 29."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def ends_soon(end: date | None, today: date) -> bool:
    """Within twelve months of today."""
    return end is not None and today <= end <= year_later(today)
