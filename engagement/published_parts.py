"""Break down a number that is shown so that a reader who knows this rule learns no small part of it (PRV-10, PRV-11).

For the answers of a poll, the comments in each language and the groups of a year. T is the disclosure threshold;
"small" is 1 to T - 1. A zero is always shown. If the parts add up to the number, the first of these that is safe:

1. No part is small: all are shown.
2. The small parts are withheld.
3. With them the smallest of the other parts, or the two or three smallest.
4. All parts but the zeros are withheld.

Step 2 or 3 is safe if each small part could be any of five numbers at least. A reader counts them from what is shown:
how many parts are withheld, what is left for them, that each part shown is larger than those of step 3, and that no
step before was safe. So the step that was chosen says no more than the numbers do, and all that is withheld reads the
same. Of 40 answers that split into 10, 15 and 15, withholding 10 and one 15 would leave a single way to fill the two:
that is step 4.

If people could choose several answers, each number stands alone beside the number who answered: it is withheld if it
is small, or if few did not choose it.
"""

from collections.abc import Mapping
from functools import lru_cache

from cms.disclosure import Cell
from engagement.published_cells import threshold
from engagement.small_rooms import WITHHELD

FEWEST = 5  # numbers that a small part could be
MOST_OTHERS = 3
KEPT = 50_000  # results of the two functions below


def published_parts[K](counts: Mapping[K, int]) -> dict[K, Cell]:
    """The cells of numbers by their sum, which is shown, or which is itself small."""
    hidden = _hidden(counts)
    return {key: WITHHELD if key in hidden else Cell(count) for key, count in counts.items()}


def _hidden[K](counts: Mapping[K, int]) -> set[K]:
    everything = {key for key, count in counts.items() if count}
    small = {key for key in everything if _is_small(counts[key])}
    others = sorted(everything - small, key=lambda key: counts[key])
    if not small:
        return small
    for more in range(min(MOST_OTHERS, len(others) - 1) + 1):
        hidden = small.union(others[:more])
        left = sum(counts[key] for key in hidden)
        if (
            more < len(others)
            and _choices(threshold(), len(small), more, left, counts[others[more]]) >= FEWEST
        ):
            return hidden
    return everything


@lru_cache(KEPT)
def _choices(limit: int, small: int, more: int, left: int, shown: int) -> int:
    """How many numbers one of so many small parts could be, if ``more`` others are withheld with them, ``left`` is the
    sum of all these, and ``shown`` the smallest part that is shown.
    """
    rest = range(small - 1, (limit - 1) * (small - 1) + 1)  # what the other small parts can be together
    return sum(
        any(_fits(limit, small, more, part + others, left - part - others, shown) for others in rest)
        for part in range(1, limit)
    )


@lru_cache(KEPT)
def _fits(limit: int, small: int, more: int, together: int, left: int, above: int) -> bool:
    """Whether ``left`` is the sum of ``more`` parts that are not small and under ``above``, beside small parts of so
    many ``together``, and no step before was safe.
    """
    if not more:
        return left == 0
    if not limit * more <= left <= (above - 1) * more:
        return False
    return any(
        _fits(limit, small, more - 1, together, left - largest, largest + 1)
        and _choices(limit, small, more - 1, together + left - largest, largest) < FEWEST
        for largest in range(limit, min(above, left + 1))
    )


def published_choices[K](counts: Mapping[K, int], answered: int) -> dict[K, Cell]:
    """The cells of numbers of which each is a part of the number who answered."""
    return {
        key: WITHHELD if _is_small(count) or _is_small(answered - count) else Cell(count)
        for key, count in counts.items()
    }


def _is_small(count: int) -> bool:
    return 0 < count < threshold()
