"""Split a number that is shown so that a reader who knows this rule learns no small part of it (PRV-10, PRV-11).

For the answers of a poll, and for the comments in each language. T is the disclosure threshold; "small" is 1 to
T - 1. A zero is always shown. The whole is shown, and is at least T. If the parts add up to it:

1. No number is small: all are shown.
2. Otherwise the small numbers and the largest one are withheld, if what is left to them is enough for each small
   number to be anything from 1 to T - 1 while the largest stays the largest. That depends on shown numbers alone, so
   the choice of this step says no more than they do.
3. Otherwise all numbers but the zeros are withheld.

The largest goes with the small ones, not the next larger: of 40 answers split 10, 15 and 15, withholding 10 and one 15
would leave a single way to fill the two. All that is withheld reads the same.

If people could choose several answers, each number stands alone beside the number who answered: it is withheld if it
is small, or if few did not choose it.
"""

from collections.abc import Mapping

from cms.disclosure import Cell
from engagement.published_cells import threshold
from engagement.small_rooms import WITHHELD


def published_parts[K](counts: Mapping[K, int]) -> dict[K, Cell]:
    """The cells of numbers by their sum, which is shown, or which is itself small."""
    if _is_small(sum(counts.values())):
        return {key: WITHHELD if count else Cell(0) for key, count in counts.items()}
    small = {key for key, count in counts.items() if _is_small(count)}
    if not small:
        return {key: Cell(count) for key, count in counts.items()}
    largest = max(counts, key=lambda key: counts[key])
    hidden = small | {largest}
    if largest in small or not _leaves_room(counts, hidden):
        hidden = {key for key, count in counts.items() if count}
    return {key: WITHHELD if key in hidden else Cell(count) for key, count in counts.items()}


def _leaves_room[K](counts: Mapping[K, int], hidden: set[K]) -> bool:
    """Whether any one of the hidden small numbers can be T - 1, the others 1, and the largest still the largest."""
    left = sum(counts[key] for key in hidden)
    shown = max((count for key, count in counts.items() if key not in hidden), default=0)
    others = len(hidden) - 2
    return left - (threshold() - 1) - others >= max(shown + 1, threshold())


def published_choices[K](counts: Mapping[K, int], answered: int) -> dict[K, Cell]:
    """The cells of numbers of which each is a part of the number who answered."""
    return {
        key: WITHHELD if _is_small(count) or _is_small(answered - count) else Cell(count)
        for key, count in counts.items()
    }


def _is_small(count: int) -> bool:
    return 0 < count < threshold()
